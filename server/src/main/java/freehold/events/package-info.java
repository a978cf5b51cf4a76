/**
 * What happened to assets, on the surface of Event Management v3.
 *
 * <p>INVARIANT: an event shows where its asset is listed, and nowhere else: every statement that reads events carries
 * {@link freehold.assets.AssetsInSight}, so nothing has to be changed when assets move or are deleted. A receiver
 * sees those events of a received asset that some share shows: in its time, if its profile has events. What it does not
 * see overtakes nothing, and of the owner's types it knows those of which it sees an event. Whoever may edit an asset may
 * record its events, amend and delete them; types are made by those who make types of assets.
 */
@ApplicationModule(allowedDependencies = {"decision", "kernel", "tenancy", "identity", "access", "assets"})
@NullMarked
package freehold.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
