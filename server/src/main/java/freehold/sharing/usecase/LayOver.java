package freehold.sharing.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.ShareFolders;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.Overlay;
import freehold.decision.Projection;
import freehold.decision.ShareFact;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.identity.Subtenants;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import freehold.sharing.Limits;
import freehold.sharing.model.Overlaid;
import freehold.sharing.store.OverlayTable;
import freehold.sharing.store.PartyTable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A receiver's own view of what it has received. Nothing of it ever reaches the owner. */
@Component
public class LayOver {
    private final Access access;
    private final OverlayTable table;
    private final PartyTable parties;
    private final ShareFolders folders;
    private final Subtenants subtenants;

    LayOver(Access access, OverlayTable table, PartyTable parties, ShareFolders folders, Subtenants subtenants) {
        this.access = access;
        this.table = table;
        this.parties = parties;
        this.folders = folders;
        this.subtenants = subtenants;
    }

    /**
     * What is to lie over an asset: all of it, what is left out included.
     *
     * @param parentId none: of what can be placed, the folder named after the owner
     * @param subtenantId none: it is passed on to nobody
     */
    public record Wish(
            Optional<String> name,
            List<String> labels,
            String notes,
            Optional<String> parentId,
            Optional<String> subtenantId) {}

    /** A received asset, and what it comes through. */
    private record Received(Grant<Action.Read, AssetRef> grant, Projection.Shared projection) {
        AssetId id() {
            return grant.resource().id();
        }

        List<ShareFact> shares() {
            return projection.shares();
        }

        /** Whether its place in the tree is the receiver's affair. */
        boolean isPlaced() {
            return shares().getFirst().root().equals(id());
        }

        AssetId mount() {
            return shares().getFirst().mount();
        }

        /** To whom just this asset is passed on, as far as the caller may know. */
        Optional<SubtenantId> passedTo() {
            return shares().stream()
                    .map(share -> share.overlays().get(id()))
                    .filter(Objects::nonNull)
                    .map(Overlay::passedTo)
                    .flatMap(Optional::stream)
                    .filter(projection.passedTo()::contains)
                    .findFirst();
        }
    }

    public Overlaid read(Caller caller, String assetId) {
        return access.read(caller, guard -> {
            Grant<Action.Read, AssetRef> grant = guard.require(Action.READ, assetId, Reach.OWN_AND_RECEIVED);
            return received(grant)
                    .map(asset -> overlaid(guard, asset))
                    .orElseGet(() -> bare(grant.resource().id()));
        });
    }

    /** Over one's own assets, and folders of received ones, nothing is ever laid. */
    private static Overlaid bare(AssetId own) {
        return new Overlaid(
                own,
                Optional.empty(),
                List.of(),
                OverlayTable.Rest.NONE.notes(),
                Optional.empty(),
                Optional.empty(),
                OverlayTable.Rest.NONE.etag());
    }

    private Overlaid overlaid(Guard guard, Received asset) {
        OverlayTable.Rest rest = table.rest(asset.grant(), asset.shares());
        Optional<AssetId> place = asset.isPlaced()
                ? guard.find(Action.NOTICE, asset.mount(), Reach.OWN_AND_RECEIVED)
                        .map(seen -> seen.resource().id())
                : Optional.empty();
        return new Overlaid(
                asset.id(),
                asset.projection().ownName(asset.id()),
                asset.projection().ownLabels(asset.id()),
                rest.notes(),
                place,
                asset.passedTo(),
                etagFor(guard.caller(), rest));
    }

    /**
     * INVARIANT: somebody in a subtenant is told an etag that never changes. The true one would tell them that the asset
     * was passed on to another subtenant too, and they can lay nothing over it anyway.
     */
    private static long etagFor(Caller caller, OverlayTable.Rest rest) {
        return caller.subtenant().isPresent() ? OverlayTable.Rest.NONE.etag() : rest.etag();
    }

    /** Replaces all of it. From the next request on the receiver's people see the asset so, and nobody else. */
    public Overlaid put(Caller caller, String assetId, long etag, Wish wish) {
        access.change(caller, Set.of(), guard -> {
            Received asset = received(guard.require(Action.READ, assetId, Reach.OWN_AND_RECEIVED))
                    .orElseThrow(() -> ProblemException.conflict(
                            "not-received", "Asset " + assetId + " is not received: change the asset itself."));
            Grant<Action.EditReceived, TenantId> leave = guard.require(Action.EDIT_RECEIVED);
            IfMatch.check(etag, table.rest(asset.grant(), asset.shares()).etag());
            Optional<SubtenantId> subtenant = subtenant(guard, leave, asset, wish);
            if (etag == OverlayTable.Rest.NONE.etag()) {
                requireRoom(leave, asset);
            }
            place(guard, leave, asset, wish.parentId());
            OverlayTable.Layer layer = new OverlayTable.Layer(wish.name(), wish.labels(), wish.notes(), subtenant);
            table.write(leave, asset.id(), asset.shares(), layer).forEach(guard::changed);
            return asset.id();
        });
        // Read anew: only now it is known how it looks in its place.
        return read(caller, assetId);
    }

    private static Optional<Received> received(Grant<Action.Read, AssetRef> grant) {
        return switch (grant.projection()) {
            case Projection.Shared shared -> Optional.of(new Received(grant, shared));
            case Projection.Whole _, Projection.Stub _ -> Optional.empty();
        };
    }

    /**
     * Who shows a received asset to a subtenant shares it, and who takes it back unshares it, also where the share that
     * passes it on does not show it just now.
     */
    private Optional<SubtenantId> subtenant(
            Guard guard, Grant<Action.EditReceived, TenantId> leave, Received asset, Wish wish) {
        Optional<SubtenantId> wanted = wish.subtenantId().map(SubtenantId::new);
        if (table.passedTo(leave, asset.id()).stream().anyMatch(to -> !wanted.equals(Optional.of(to)))) {
            guard.require(Action.END_SHARING);
        }
        if (wanted.equals(asset.passedTo())) {
            return wanted;
        }
        wanted.ifPresent(subtenant -> {
            guard.require(Action.START_SHARING);
            if (subtenants.names(guard.caller().tenant(), Set.of(subtenant)).isEmpty()) {
                throw ProblemException.invalid("/subtenantId", "is no subtenant of this tenant");
            }
        });
        return wanted;
    }

    private void requireRoom(Grant<Action.EditReceived, TenantId> leave, Received asset) {
        if (table.count(leave) + asset.shares().size() > Limits.OVERLAYS) {
            throw ProblemException.limit(
                    "overlays", "A tenant can lay something over " + Limits.OVERLAYS + " received assets.");
        }
    }

    private void place(
            Guard guard, Grant<Action.EditReceived, TenantId> leave, Received asset, Optional<String> wanted) {
        if (!asset.isPlaced()) {
            if (wanted.isPresent()) {
                throw ProblemException.conflict(
                        "placed-by-its-owner",
                        "Only what a share begins with can be placed: asset " + asset.id()
                                + " hangs where its owner has it.");
            }
            return;
        }
        table.place(
                leave,
                asset.id(),
                wanted.map(id -> below(guard, asset, id))
                        .orElseGet(
                                () -> folders.ensure(guard, leave, asset.grant().owner(), nameOf(leave, asset))));
    }

    /** Where it hangs already it may stay. */
    private static AssetId below(Guard guard, Received asset, String id) {
        return asset.mount().value().equals(id) ? asset.mount() : ownAsset(guard, id);
    }

    private static AssetId ownAsset(Guard guard, String id) {
        Grant<Action.Read, AssetRef> known = guard.require(Action.READ, id, Reach.OWN);
        return guard.require(new Action.TakeChild(guard.subtenantOf(known)), id, Reach.OWN)
                .resource()
                .id();
    }

    private String nameOf(Grant<Action.EditReceived, TenantId> leave, Received asset) {
        TenantId owner = asset.grant().owner();
        return Objects.requireNonNull(parties.of(leave, List.of(owner)).get(owner))
                .displayName();
    }
}
