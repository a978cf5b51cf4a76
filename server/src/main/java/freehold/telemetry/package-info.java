/**
 * Time series of assets: the store behind a port, and the surfaces of IoT Time Series v3 and its aggregates.
 *
 * <p>INVARIANT: what is read passes one filter, {@link freehold.telemetry.VisibleSeries}, which only a grant can make.
 * One's own series take the same way as received ones, with nothing to hide. A record of which nothing is visible does
 * not exist: it has no time, and counts nowhere.
 */
@ApplicationModule(allowedDependencies = {"decision", "kernel", "tenancy", "identity", "access", "assets"})
@NullMarked
package freehold.telemetry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
