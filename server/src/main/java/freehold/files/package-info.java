/**
 * Files of assets: their records in the database, their contents behind a port, and the surface of IoT File v3.
 *
 * <p>INVARIANT: a name given by a client never becomes a path: contents lie under the hash of what they are, apart for
 * each tenant. A record is there only if its content is; a content that no record names is removed.
 */
@ApplicationModule(allowedDependencies = {"decision", "kernel", "tenancy", "identity", "access", "assets", "telemetry"})
@NullMarked
package freehold.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
