package freehold.events.usecase;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.AssetCompanion;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.events.store.EventTable;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Events are out of sight as long as their asset is in the bin, and go with it when it is purged. */
@Component
class EventsOfAssets implements AssetCompanion {
    private final EventTable events;

    EventsOfAssets(EventTable events) {
        this.events = events;
    }

    @Override
    public Map<String, Long> held(Grant<Action.Read, AssetRef> top, Set<AssetId> assets) {
        return Map.of("events", events.count(top, assets));
    }

    @Override
    public Map<String, Long> purged(Guard guard, Grant<Action.Purge, AssetRef> top, Set<AssetId> assets) {
        return Map.of("events", events.remove(top, assets));
    }
}
