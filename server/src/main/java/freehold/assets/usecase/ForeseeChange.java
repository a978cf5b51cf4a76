package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.AssetCompanion;
import freehold.assets.AssetCompanion.EndingShare;
import freehold.assets.model.Asset;
import freehold.assets.model.Consequences;
import freehold.assets.model.Consequences.Sight;
import freehold.assets.store.AssetTable;
import freehold.decision.Action;
import freehold.decision.AssetFact;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.Branch;
import freehold.decision.Right;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells what a move or a deletion would come to, by the same rules that would carry it out, and changes nothing. */
@Component
public class ForeseeChange {
    private final Access access;
    private final AssetTable assets;
    private final MovePlans plans;
    private final ObjectProvider<AssetCompanion> companions;

    ForeseeChange(Access access, AssetTable assets, MovePlans plans, ObjectProvider<AssetCompanion> companions) {
        this.access = access;
        this.assets = assets;
        this.plans = plans;
        this.companions = companions;
    }

    /** Of a deletion of the asset with all below it. */
    public Consequences ofDeletion(Caller caller, String id) {
        return access.read(caller, guard -> {
            Grant<Action.Read, AssetRef> top = guard.require(Action.READ, id, Reach.OWN);
            Branch branch = guard.branch(top);
            Set<AssetId> ids = new LinkedHashSet<>(branch.ids());
            Optional<Problem> refusal = refusal(() -> {
                Grant<Action.Delete, AssetRef> deletion = guard.require(Action.DELETE, id, Reach.OWN);
                DeleteAsset.check(guard, branch);
                companions.orderedStream().forEach(companion -> companion.checkBinned(guard, deletion, ids));
            });
            ids.removeIf(asset -> !EachOf.sees(guard, asset));
            SortedMap<String, Long> removed = new TreeMap<>(Map.of("assets", (long) ids.size()));
            companions.orderedStream().forEach(companion -> removed.putAll(companion.held(top, ids)));
            List<AssetFact> changes = branch.assets().stream()
                    .map(asset -> asset.withDeleted(true))
                    .toList();
            return told(guard, new Foreseen(assets.find(top), branch, changes, refusal, removed));
        });
    }

    /** Of a move of the asset, with all below it, to another place. */
    public Consequences ofMove(Caller caller, String id, String to) {
        return access.read(caller, guard -> {
            Grant<Action.Read, AssetRef> top = guard.require(Action.READ, id, Reach.OWN);
            List<AssetFact> changes = new ArrayList<>();
            Optional<Problem> refusal = refusal(() ->
                    changes.addAll(plans.of(guard, guard.require(Action.MOVE, id, Reach.OWN), to, Reach.OWN)
                            .changes()));
            return told(guard, new Foreseen(assets.find(top), guard.branch(top), changes, refusal, new TreeMap<>()));
        });
    }

    /** An unknown place is no consequence but a bad question. */
    private static Optional<Problem> refusal(Runnable attempt) {
        try {
            attempt.run();
            return Optional.empty();
        } catch (ProblemException refused) {
            if (refused.problem() instanceof Problem.NotFound) {
                throw refused;
            }
            return Optional.of(refused.problem());
        }
    }

    private record Foreseen(
            Asset asset,
            Branch branch,
            List<AssetFact> changes,
            Optional<Problem> refusal,
            SortedMap<String, Long> removed) {}

    private Consequences told(Guard guard, Foreseen foreseen) {
        boolean whole = guard.unbound();
        List<EndingShare> ending = new ArrayList<>();
        Map<TenantId, Sight> receivers = new HashMap<>();
        Map<TenantId, String> names = new HashMap<>();
        if (whole) {
            Set<AssetId> deleted = new HashSet<>();
            foreseen.changes().stream().filter(AssetFact::deleted).forEach(asset -> deleted.add(asset.id()));
            guard.ifChanged(foreseen.changes())
                    .forEach((receiver, change) -> receivers.put(
                            receiver,
                            new Sight(change.lost().size(), change.gained().size())));
            Set<TenantId> partners = new HashSet<>(receivers.keySet());
            companions.orderedStream().forEach(companion -> ending.addAll(companion.ending(guard, deleted)));
            ending.forEach(share -> partners.add(share.receiver()));
            companions.orderedStream().forEach(companion -> names.putAll(companion.names(guard, partners)));
        }
        return new Consequences(
                foreseen.asset().ref().id(),
                foreseen.branch().ids().stream()
                        .filter(asset -> EachOf.sees(guard, asset))
                        .count(),
                foreseen.refusal(),
                foreseen.removed(),
                ending,
                receivers,
                subtenants(guard.caller(), foreseen),
                names,
                foreseen.asset().etag());
    }

    private static Map<SubtenantId, Sight> subtenants(Caller caller, Foreseen foreseen) {
        Map<AssetId, Optional<SubtenantId>> before = new HashMap<>();
        foreseen.branch().assets().forEach(asset -> before.put(asset.id(), asset.subtenant()));
        Map<SubtenantId, Sight> changes = new HashMap<>();
        for (AssetFact after : foreseen.changes()) {
            Optional<SubtenantId> was = before.getOrDefault(after.id(), Optional.empty());
            Optional<SubtenantId> is = after.deleted() ? Optional.empty() : after.subtenant();
            if (!was.equals(is)) {
                was.ifPresent(loser -> changes.merge(loser, new Sight(1, 0), Sight::plus));
                is.ifPresent(winner -> changes.merge(winner, new Sight(0, 1), Sight::plus));
            }
        }
        boolean mayCount = caller.subject().has(Right.VIEW_SUBTENANT_ASSETS);
        changes.keySet()
                .removeIf(subtenant ->
                        caller.subtenant().map(own -> !own.equals(subtenant)).orElse(!mayCount));
        return changes;
    }
}
