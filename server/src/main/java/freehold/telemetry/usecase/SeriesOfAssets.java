package freehold.telemetry.usecase;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.AssetCompanion;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.telemetry.TelemetryStore;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Series stay as long as their asset can be restored, and go with it when it is purged. */
@Component
class SeriesOfAssets implements AssetCompanion {
    private final TelemetryStore store;

    SeriesOfAssets(TelemetryStore store) {
        this.store = store;
    }

    @Override
    public Map<String, Long> held(Grant<Action.Read, AssetRef> top, Set<AssetId> assets) {
        return Map.of("series", store.countSeries(top, assets));
    }

    @Override
    public Map<String, Long> purged(Guard guard, Grant<Action.Purge, AssetRef> top, Set<AssetId> assets) {
        TelemetryStore.Removed removed = store.purge(top, assets);
        return Map.of("series", removed.series(), "samples", removed.samples());
    }
}
