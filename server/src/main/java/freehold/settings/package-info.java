/**
 * What an administrator sets up: subtenants, provider information and terms, the tenant's names and logo, quotas and
 * their use; on the surface of Tenant Management v4, and our own where that has none.
 *
 * <p>INVARIANT: whatever is changed here is changed under a grant to administer, which only administrators at tenant
 * level get. A subtenant and its folder come and go in one transaction.
 */
@ApplicationModule(
        allowedDependencies = {
            "decision",
            "kernel",
            "tenancy",
            "identity",
            "access",
            "assets",
            "telemetry",
            "sharing",
            "policies",
            "files"
        })
@NullMarked
package freehold.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
