/**
 * What a tenant allows its own people beyond roles: policies and groups of resources, on the surface of Resource Access
 * Management v3; and the answers on who may do what, and why.
 *
 * <p>INVARIANT: a policy only ever allows. Nothing here decides: the facts go to {@code access}, which has them in the
 * engine before a change is answered.
 */
@ApplicationModule(allowedDependencies = {"decision", "kernel", "tenancy", "identity", "access", "access :: facts"})
@NullMarked
package freehold.policies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
