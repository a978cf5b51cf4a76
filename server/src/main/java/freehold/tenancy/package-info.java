/** The organisations on this installation: their names, attributes and quotas. */
@ApplicationModule(allowedDependencies = {"decision", "kernel"})
@NullMarked
package freehold.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
