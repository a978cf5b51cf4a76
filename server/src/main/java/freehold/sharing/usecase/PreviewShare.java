package freehold.sharing.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.AssetPreview;
import freehold.assets.AssetPreviews;
import freehold.assets.AssetSummaries;
import freehold.assets.AssetSummary;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.Projection;
import freehold.decision.ShareFact;
import freehold.decision.ShareId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.PageWish;
import freehold.sharing.model.Listing;
import freehold.sharing.model.OfferedAsset;
import freehold.sharing.model.Party;
import freehold.sharing.model.PreviewSheet;
import freehold.sharing.model.PreviewSheet.LeftOut;
import freehold.sharing.model.PreviewSheet.Why;
import freehold.sharing.model.ShareTerms;
import freehold.sharing.store.PartyTable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Shows an owner what a receiver would see, by the same decisions and the same code that will show it. */
@Component
public class PreviewShare {
    /** How many assets that would not show are named. */
    private static final int NAMED = 100;

    private final Access access;
    private final Partners partners;
    private final Profiles profiles;
    private final PartyTable parties;
    private final AssetPreviews previews;
    private final AssetSummaries summaries;

    PreviewShare(
            Access access,
            Partners partners,
            Profiles profiles,
            PartyTable parties,
            AssetPreviews previews,
            AssetSummaries summaries) {
        this.access = access;
        this.partners = partners;
        this.profiles = profiles;
        this.parties = parties;
        this.previews = previews;
        this.summaries = summaries;
    }

    /** What the offer would show if it were accepted now, by itself, and its time had begun. */
    public PreviewSheet ofOffer(Caller caller, OfferShare.Offer offer, PageWish wish) {
        return access.read(caller, guard -> {
            Grant<Action.ManageSharing, TenantId> grant = guard.require(Action.START_SHARING);
            Party receiver = receiver(guard, grant, offer.receiver());
            Grant<Action.Share, AssetRef> asset = guard.require(Action.SHARE, offer.assetId(), Reach.OWN);
            ShareTerms terms = profiles.terms(guard, grant, asset, offer.wish());
            ShareFact draft = draft(guard, asset.resource(), receiver.tenant(), terms);
            Map<AssetId, Projection.Shared> shown = guard.ifLent(asset, draft);
            Set<AssetId> withSubtenants =
                    guard.ifLent(asset, draft.withSubtenants()).keySet();
            List<AssetId> branch = terms.descendants()
                    ? guard.branch(asset).ids()
                    : List.of(asset.resource().id());
            List<AssetId> hidden = branch.stream()
                    .filter(id -> !shown.containsKey(id) && own(guard, id).isPresent())
                    .toList();
            return new PreviewSheet(
                    receiver,
                    terms,
                    page(guard, visible(guard, branch, shown.keySet()), shown, wish),
                    hidden.stream()
                            .limit(NAMED)
                            .flatMap(id -> own(guard, id).stream())
                            .map(left -> leftOut(left, withSubtenants))
                            .toList(),
                    hidden.size());
        });
    }

    /**
     * What a partner sees of an asset now, by all shares together.
     *
     * @return without a preview where it sees nothing
     */
    public Sight ofPartner(Caller caller, String assetId, String partner) {
        return access.read(caller, guard -> {
            Party receiver = receiver(guard, guard.require(Action.START_SHARING), partner);
            AssetId id =
                    guard.require(Action.SHARE, assetId, Reach.OWN).resource().id();
            Grant<Action.Read, AssetRef> asset =
                    own(guard, id).orElseThrow(() -> ProblemException.notFound("asset", assetId));
            return new Sight(
                    receiver, guard.asSeenBy(receiver.tenant(), asset).map(as -> previews.of(guard, asset, as)));
        });
    }

    /** One asset with another tenant's eyes. */
    public record Sight(Party receiver, Optional<AssetPreview> asset) {}

    private Party receiver(Guard guard, Grant<Action.ManageSharing, TenantId> grant, String partner) {
        TenantId receiver = partners.accepted(grant, partner, guard.now())
                .orElseThrow(() -> Ids.noPartner(partner))
                .otherThan(grant.resource());
        return Objects.requireNonNull(parties.of(grant, List.of(receiver)).get(receiver));
    }

    private static ShareFact draft(Guard guard, AssetRef asset, TenantId receiver, ShareTerms terms) {
        return new ShareFact(
                new ShareId(UUID.randomUUID()),
                asset.owner(),
                receiver,
                asset.id(),
                terms.channels(),
                terms.profile().content().asFact(),
                terms.descendants(),
                terms.excluded(),
                terms.includeSubtenants(),
                terms.access(),
                terms.samples(),
                // Where the receiver will place it, nobody knows yet; nothing shown here depends on it.
                asset.id(),
                guard.now());
    }

    private Listing<AssetPreview> page(
            Guard guard, List<AssetId> ids, Map<AssetId, Projection.Shared> shown, PageWish wish) {
        List<AssetPreview> items = ids.stream()
                .skip(wish.offset())
                .limit(wish.size())
                .flatMap(id ->
                        own(guard, id)
                                .map(grant -> previews.of(guard, grant, Objects.requireNonNull(shown.get(id))))
                                .stream())
                .toList();
        return new Listing<>(items, ids.size());
    }

    private static List<AssetId> visible(Guard guard, List<AssetId> branch, Set<AssetId> shown) {
        return branch.stream()
                .filter(id -> shown.contains(id) && own(guard, id).isPresent())
                .toList();
    }

    /** Only what the owner's administrator sees in full itself; a policy may keep some of its tenant's assets from it. */
    private static Optional<Grant<Action.Read, AssetRef>> own(Guard guard, AssetId id) {
        return guard.find(Action.READ, id, Reach.OWN).filter(grant -> grant.projection() instanceof Projection.Whole);
    }

    private LeftOut leftOut(Grant<Action.Read, AssetRef> grant, Set<AssetId> withSubtenants) {
        AssetSummary asset = summaries.of(grant);
        Why why = withSubtenants.contains(asset.assetId()) ? Why.OTHER_SUBTENANT : Why.EXCLUDED;
        return new LeftOut(new OfferedAsset(asset.assetId(), asset.name(), asset.typeId()), why);
    }
}
