/**
 * Assets in their tree, the types that say what an asset has, and the surface of Asset Management v3.
 *
 * <p>INVARIANT: a received asset has no row on the receiving side. It is read from its owner's row under a grant, and
 * shown through the grant's projection: nothing hidden can be asked for by filter, sort order, count or etag.
 */
@ApplicationModule(allowedDependencies = {"decision", "kernel", "tenancy", "identity", "access", "access::facts"})
@NullMarked
package freehold.assets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
