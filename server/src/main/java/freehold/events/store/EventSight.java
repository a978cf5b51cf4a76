package freehold.events.store;

import freehold.access.Grant;
import freehold.access.ReceivedAssets;
import freehold.access.VisibleAssets;
import freehold.assets.AssetsInSight;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.Projection;
import freehold.decision.TenantId;
import freehold.decision.TimeWindow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which events of one tenant the caller sees. */
public sealed interface EventSight {

    /** Reaches the tenant's rows. */
    Grant<Action.Read, TenantId> grant();

    /** Whether the row called so is in sight, as a condition: true or false, never null. */
    String has(String row);

    /** What the asset of the row called so hangs below, as the caller sees it. */
    String parentOf(String row);

    /** What the others need to be bound. */
    Map<String, Object> parameters();

    /** The caller's own tenant's events first, then those that shares of each owner show. */
    static List<EventSight> of(VisibleAssets visible) {
        List<EventSight> sights = new ArrayList<>();
        sights.add(new Own(visible));
        visible.received().stream()
                .map(received -> Lent.of(visible, received))
                .flatMap(Optional::stream)
                .forEach(sights::add);
        return sights;
    }

    /** Events show where their asset is listed. */
    record Own(VisibleAssets visible) implements EventSight {
        @Override
        public Grant<Action.Read, TenantId> grant() {
            return visible.grant();
        }

        @Override
        public String has(String row) {
            return AssetsInSight.of(visible, row + ".entity_id").sql();
        }

        @Override
        public String parentOf(String row) {
            return AssetsInSight.parentOf(visible, row + ".entity_id");
        }

        @Override
        public Map<String, Object> parameters() {
            return AssetsInSight.of(visible, "").parameters();
        }
    }

    /**
     * Events of received assets, of the times some share shows them.
     *
     * @param windows which asset's events from when until when; an end that is missing is none
     */
    record Lent(Grant<Action.Read, TenantId> grant, List<Window> windows, AssetsInSight.Mounts mounts)
            implements EventSight {

        /** When events of the asset are in sight. */
        record Window(AssetId asset, TimeWindow when) {}

        static Optional<EventSight> of(VisibleAssets visible, ReceivedAssets received) {
            List<Window> windows = new ArrayList<>();
            for (Map.Entry<AssetId, Projection.Shared> asset : received.assets().entrySet()) {
                asset.getValue().windowsOfEvents().forEach(when -> windows.add(new Window(asset.getKey(), when)));
            }
            return windows.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Lent(received.grant(), windows, AssetsInSight.Mounts.of(visible, received)));
        }

        @Override
        public String has(String row) {
            return "exists (select from unnest(:lent, :since, :till) w (asset, since, till)"
                    + " where w.asset = " + row + ".entity_id"
                    + " and (w.since is null or " + row + ".happened_at >= cast(w.since as timestamptz))"
                    + " and (w.till is null or " + row + ".happened_at < cast(w.till as timestamptz)))";
        }

        @Override
        public String parentOf(String row) {
            return mounts.parentOf(row + ".entity_id");
        }

        @Override
        public Map<String, Object> parameters() {
            int size = windows.size();
            String[] assets = new String[size];
            @Nullable String[] since = new @Nullable String[size];
            @Nullable String[] till = new @Nullable String[size];
            for (int i = 0; i < size; i++) {
                Window window = windows.get(i);
                assets[i] = window.asset().value();
                since[i] = window.when().from().map(Object::toString).orElse(null);
                till[i] = window.when().until().map(Object::toString).orElse(null);
            }
            Map<String, Object> parameters = new HashMap<>(mounts.parameters());
            parameters.put("lent", assets);
            parameters.put("since", since);
            parameters.put("till", till);
            return parameters;
        }
    }
}
