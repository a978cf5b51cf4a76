/** Who is asking: service credentials, people, sessions and tokens. The only maker of callers. */
@ApplicationModule(allowedDependencies = {"decision", "kernel", "tenancy"})
@NullMarked
package freehold.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
