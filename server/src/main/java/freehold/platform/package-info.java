/**
 * What whoever runs the installation does: found tenants, hand out their first credentials, set their quotas. Sees no
 * tenant's assets, samples or people.
 */
@ApplicationModule(
        allowedDependencies = {
            "decision",
            "kernel",
            "tenancy",
            "tenancy::usecase",
            "identity",
            "identity::usecase",
            "access",
            "assets",
            "settings"
        })
@NullMarked
package freehold.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
