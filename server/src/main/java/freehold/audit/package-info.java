/**
 * What was done in a tenant, by whom, and who was refused. Changes are noted by the database in their own transaction
 * ({@code db/migration/audit}), so that no use case can forget it; this module chains the entries, adds those of refused
 * attempts, and shows and verifies them. Nobody depends on it.
 *
 * <p>INVARIANT: entries and links are inserted and read, never updated or deleted; the server's login could not.
 */
@ApplicationModule(allowedDependencies = {"decision", "kernel", "tenancy", "identity", "access"})
@NullMarked
package freehold.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
