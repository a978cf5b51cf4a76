package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.access.RepeatKey;
import freehold.access.Repeats;
import freehold.assets.AssetCompanion;
import freehold.assets.AssetQuota;
import freehold.assets.model.Asset;
import freehold.assets.model.BinEntry;
import freehold.assets.model.Heights;
import freehold.assets.store.AssetTable;
import freehold.assets.store.BinTable;
import freehold.decision.Action;
import freehold.decision.AssetFact;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.SubtenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Undoes a deletion: everything that went with it comes back, and nothing else. */
@Component
public class RestoreAsset {
    private final Access access;
    private final AssetTable assets;
    private final BinTable bin;
    private final ReadAsset reading;
    private final AssetQuota quota;
    private final Repeats repeats;
    private final ObjectProvider<AssetCompanion> companions;

    RestoreAsset(
            Access access,
            AssetTable assets,
            BinTable bin,
            ReadAsset reading,
            AssetQuota quota,
            Repeats repeats,
            ObjectProvider<AssetCompanion> companions) {
        this.quota = quota;
        this.repeats = repeats;
        this.access = access;
        this.assets = assets;
        this.bin = bin;
        this.reading = reading;
        this.companions = companions;
    }

    /**
     * What shall come back.
     *
     * @param parent below what, if not below what it hung below when it was deleted
     * @param repeat under which key it may be asked for again
     */
    public record Wish(String id, long etag, Optional<String> parent, Optional<RepeatKey> repeat) {}

    /**
     * An answer that is kept.
     *
     * @param found empty until the restored asset was read
     */
    record Restored(Optional<FoundAsset> found) {}

    /** Restores to where it was or, if that is wanted or where it was is gone, below another asset. */
    public FoundAsset restore(Caller caller, Wish wish) {
        Restored restored = access.change(
                caller,
                Set.of(),
                guard -> earlier(guard, wish).orElseGet(() -> {
                    Grant<Action.Restore, AssetRef> top = guard.require(Action.RESTORE, wish.id(), Reach.OWN);
                    restore(guard, top, wish.etag(), wish.parent());
                    return repeats.keep(
                            guard, guard.require(Action.BROWSE), wish.repeat(), new Restored(Optional.empty()));
                }));
        return restored.found().orElseGet(() -> read(caller, wish));
    }

    /** A repeat tells of the asset only whom may still read it; to all others it is a request like the first. */
    private Optional<Restored> earlier(Guard guard, Wish wish) {
        return wish.repeat().isEmpty()
                        || AssetId.parse(wish.id())
                                .flatMap(id -> guard.find(Action.READ, id, Reach.OWN))
                                .isEmpty()
                ? Optional.empty()
                : repeats.earlier(guard, guard.require(Action.BROWSE), wish.repeat(), Restored.class);
    }

    private FoundAsset read(Caller caller, Wish wish) {
        FoundAsset found = reading.read(caller, new Address(wish.id(), Reach.OWN));
        if (wish.repeat().isPresent()) {
            access.write(
                    caller,
                    guard ->
                            repeats.say(guard.require(Action.BROWSE), wish.repeat(), new Restored(Optional.of(found))));
        }
        return found;
    }

    private void restore(Guard guard, Grant<Action.Restore, AssetRef> top, long etag, Optional<String> wanted) {
        AssetId id = top.resource().id();
        BinEntry entry = bin.find(top).orElseThrow(() -> notAnEntry(id.value()));
        IfMatch.check(etag, entry.etag());
        Map<AssetId, Optional<AssetId>> members = bin.members(top);
        EachOf.require(guard, Action.RESTORE, id, members.keySet());
        Optional<SubtenantId> was = assets.find(top).subtenant();
        Asset parent = wanted.map(given -> assets.find(guard.require(new Action.TakeChild(was), given, Reach.OWN)))
                .orElseGet(() -> formerParent(guard, entry, was));
        AssetId place = parent.ref().id();
        MovePlans.checkDepth(
                assets.chain(guard.require(Action.READ, place, Reach.OWN)).size(), height(id, members), place);
        quota.requireMore(guard, top, parent.subtenant(), members.size());
        boolean stays = parent.subtenant().equals(was);
        if (!stays) {
            parent.subtenant()
                    .ifPresent(subtenant -> companions
                            .orderedStream()
                            .forEach(companion -> companion.arriving(top, subtenant, members.keySet())));
        }
        Optional<Optional<SubtenantId>> assigned = stays ? Optional.empty() : Optional.of(parent.subtenant());
        bin.restore(top, place, assigned);
        members.keySet().forEach(guard::changed);
        List<AssetFact> back = guard.outOfBin(top, members.keySet(), place, assigned);
        companions.orderedStream().forEach(companion -> companion.placed(guard, top, back));
        companions.orderedStream().forEach(companion -> companion.restored(guard, top, back, entry.deletedAt()));
    }

    /** It takes no more rights to put a thing back than to take it away, unless its place is another subtenant's now. */
    private Asset formerParent(Guard guard, BinEntry entry, Optional<SubtenantId> was) {
        Asset parent = entry.parent()
                .flatMap(former -> guard.find(Action.READ, former, Reach.OWN))
                .map(assets::find)
                .filter(found -> found.deleted().isEmpty())
                .orElseThrow(() -> ProblemException.conflict(
                        "parent-gone",
                        "What asset " + entry.asset()
                                + " hung below is not there any more: say with parentId where it shall hang."));
        if (!parent.subtenant().equals(was)) {
            guard.require(new Action.TakeChild(was), parent.ref().id(), Reach.OWN);
        }
        return parent;
    }

    private static int height(AssetId top, Map<AssetId, Optional<AssetId>> members) {
        Map<AssetId, AssetId> parents = new HashMap<>();
        members.forEach((member, parent) -> parent.ifPresent(above -> parents.put(member, above)));
        return Heights.below(top, parents);
    }

    /** Said of a deleted asset that went with another one's deletion. */
    static ProblemException notAnEntry(String id) {
        return ProblemException.notFound("entry of the bin", id);
    }
}
