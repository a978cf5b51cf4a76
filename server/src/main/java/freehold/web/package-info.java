/**
 * What concerns every HTTP request and no module in particular: who is calling, what a route declares about itself,
 * and how a problem looks on the wire.
 */
@ApplicationModule(allowedDependencies = {"decision", "kernel", "tenancy", "identity"})
@NullMarked
package freehold.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
