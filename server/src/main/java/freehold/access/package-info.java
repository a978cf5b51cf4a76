/**
 * The one choke point: every read and write of tenant data happens under a {@link freehold.access.Grant}, and only
 * {@link freehold.access.Guard} gives grants.
 *
 * <p>Decisions are made by {@code decision} over a snapshot in memory that is proven current, within the same
 * transaction, by the tenant's epoch. Ancestry and shares reach the snapshot through {@code access.facts}, which their
 * modules implement.
 */
@ApplicationModule(allowedDependencies = {"decision", "kernel", "tenancy", "identity"})
@NullMarked
package freehold.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
