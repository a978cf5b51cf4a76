/**
 * What happened to assets, on the surface of Event Management v3.
 *
 * <p>INVARIANT: an event shows where its asset is listed, and nowhere else: every statement that reads events carries
 * {@link freehold.assets.AssetsInSight}, so nothing has to be changed when assets move or are deleted. Received assets'
 * events show to nobody but the owner. Whoever may edit an asset may record its events, and amend them.
 */
@ApplicationModule(allowedDependencies = {"decision", "kernel", "tenancy", "identity", "access", "assets"})
@NullMarked
package freehold.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
