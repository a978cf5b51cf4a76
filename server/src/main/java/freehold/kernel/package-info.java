/**
 * What every module needs and none owns: problems, limits of the HTTP surface, the way to the database. Grows only
 * with an ADR.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = "decision")
@NullMarked
package freehold.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
