package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.AssetCompanion;
import freehold.assets.model.BinEntry;
import freehold.assets.model.Limits;
import freehold.assets.store.BinTable;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Does away with deleted assets for good: when somebody says so, or when they were kept long enough. */
@Component
public class PurgeAsset {
    private static final Logger LOG = LoggerFactory.getLogger(PurgeAsset.class);
    private static final String REASON = "kept in the bin for as long as it keeps things";
    private static final int BATCH = 100;

    private final Access access;
    private final BinTable bin;
    private final ObjectProvider<AssetCompanion> companions;

    PurgeAsset(Access access, BinTable bin, ObjectProvider<AssetCompanion> companions) {
        this.access = access;
        this.bin = bin;
        this.companions = companions;
    }

    /** Tells how much of each kind of thing is gone. */
    public SortedMap<String, Long> purge(Caller caller, String id, long etag) {
        return access.change(caller, Set.of(), guard -> {
            Grant<Action.Purge, AssetRef> top = guard.require(Action.PURGE, id, Reach.OWN);
            BinEntry entry = bin.find(top).orElseThrow(() -> RestoreAsset.notAnEntry(id));
            IfMatch.check(etag, entry.etag());
            return purge(guard, top);
        });
    }

    private SortedMap<String, Long> purge(Guard guard, Grant<Action.Purge, AssetRef> top) {
        Set<AssetId> members = new LinkedHashSet<>(bin.members(top).keySet());
        EachOf.require(guard, Action.PURGE, top.resource().id(), members);
        SortedMap<String, Long> removed = new TreeMap<>(Map.of("assets", (long) members.size()));
        companions
                .orderedStream()
                .forEach(companion -> companion
                        .purged(guard, top, members)
                        .forEach((kind, count) -> removed.merge(kind, count, Long::sum)));
        bin.purge(top).forEach(guard::changed);
        members.forEach(guard::changed);
        return removed;
    }

    /** Purges what the bins of all tenants have kept long enough. A tenant whose turn fails doesn't keep the others. */
    public void everywhere() {
        for (TenantId tenant : access.tenants()) {
            try {
                of(tenant);
            } catch (RuntimeException failure) {
                LOG.error("The bin of tenant {} could not be emptied; it will be tried again.", tenant, failure);
            }
        }
    }

    private void of(TenantId tenant) {
        List<AssetId> due = access.readAsPlatform(
                tenant,
                REASON,
                guard -> bin.before(guard.visible(Reach.OWN), guard.now().minus(Limits.BIN_KEEPS), BATCH));
        for (AssetId entry : due) {
            access.changeAsPlatform(tenant, REASON, Set.of(), guard -> {
                guard.find(Action.PURGE, entry, Reach.OWN)
                        .filter(top -> bin.find(top).isPresent())
                        .ifPresent(top -> purge(guard, top));
                return entry;
            });
        }
    }
}
