package freehold.sharing.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.access.RepeatKey;
import freehold.access.Repeats;
import freehold.assets.AssetSummaries;
import freehold.assets.AssetSummary;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.decision.ShareId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.sharing.Limits;
import freehold.sharing.model.Collaboration;
import freehold.sharing.model.OfferedAsset;
import freehold.sharing.model.Share;
import freehold.sharing.model.ShareSheet;
import freehold.sharing.model.ShareState;
import freehold.sharing.model.ShareTerms;
import freehold.sharing.model.TermsWish;
import freehold.sharing.store.ShareTable;
import freehold.sharing.usecase.ShareBook.Change;
import freehold.tenancy.Quota;
import freehold.tenancy.QuotaGate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Offers an asset to a partner. Nothing becomes visible before the partner accepts. */
@Component
public class OfferShare {
    private final Access access;
    private final Partners partners;
    private final AssetSummaries assets;
    private final ShareTable shares;
    private final ShareBook book;
    private final ShareSheets sheets;
    private final Repeats repeats;
    private final QuotaGate quotas;
    private final Profiles profiles;
    private final Ceilings ceilings;

    OfferShare(
            Access access,
            Partners partners,
            AssetSummaries assets,
            ShareTable shares,
            ShareBook book,
            ShareSheets sheets,
            Repeats repeats,
            QuotaGate quotas,
            Profiles profiles,
            Ceilings ceilings) {
        this.ceilings = ceilings;
        this.quotas = quotas;
        this.profiles = profiles;
        this.access = access;
        this.partners = partners;
        this.assets = assets;
        this.shares = shares;
        this.book = book;
        this.sheets = sheets;
        this.repeats = repeats;
    }

    /**
     * What is offered.
     *
     * @param receiver sharing id, or tenant id of a partner
     */
    public record Offer(String assetId, String receiver, TermsWish wish, String note) {}

    public ShareSheet handle(Caller caller, Offer offer, Optional<RepeatKey> repeat) {
        Optional<TenantId> receiver = access.read(caller, guard -> {
            Grant<Action.ManageSharing, TenantId> grant = guard.require(Action.START_SHARING);
            // A repeat is answered as before even if the partner is none any more.
            return repeats.earlier(guard, grant, repeat, ShareSheet.class)
                    .map(earlier -> earlier.share().receiver())
                    .or(() -> partners.accepted(grant, offer.receiver(), guard.now())
                            .map(live -> live.otherThan(caller.tenant())));
        });
        return access.change(caller, Set.of(receiver.orElseThrow(() -> Ids.noPartner(offer.receiver()))), guard -> {
            Change change = book.begin(guard, Action.START_SHARING);
            return repeats.earlier(guard, change.grant(), repeat, ShareSheet.class)
                    .orElseGet(() -> repeats.keep(guard, change.grant(), repeat, open(change, offer)));
        });
    }

    private ShareSheet open(Change change, Offer offer) {
        Collaboration collaboration = partners.accepted(change.grant(), offer.receiver(), change.now())
                .orElseThrow(() -> Ids.noPartner(offer.receiver()));
        if (shares.countOffered(change.grant(), change.now()) >= Limits.OPEN_OFFERS) {
            throw ProblemException.limit(
                    "openOffers", Limits.OPEN_OFFERS + " offers can wait for an answer at a time.");
        }
        Share offered = open(change, collaboration, offer);
        return sheets.one(change.guard(), change.grant(), offered.id().value(), change.now());
    }

    /** An offer under that collaboration. How many may wait for an answer is no matter of one that won't. */
    Share open(Change change, Collaboration collaboration, Offer offer) {
        Guard guard = change.guard();
        Grant<Action.Share, AssetRef> asset = guard.require(Action.SHARE, offer.assetId(), Reach.OWN);
        ShareTerms terms = profiles.terms(guard, change.grant(), asset, offer.wish());
        quotas.require(
                change.grant().resource(),
                new QuotaGate.Use(Quota.SHARES, 1, () -> shares.countLent(change.grant(), change.now())));
        TenantId receiver = collaboration.otherThan(change.grant().resource());
        book.recordLapsed(change, Set.of(receiver), Optional.of(asset.resource().id()));
        Share offered = draft(change, collaboration, assets.of(asset), new Draft(terms, offer.note()));
        ceilings.check(guard, asset, offered);
        book.open(change, offered);
        return offered;
    }

    private record Draft(ShareTerms terms, String note) {}

    private static Share draft(Change change, Collaboration collaboration, AssetSummary asset, Draft draft) {
        Instant now = change.now();
        ShareTerms terms = draft.terms();
        if (terms.access().until().filter(end -> !end.isAfter(now)).isPresent()) {
            throw ProblemException.invalid("/access/until", "The end of access must lie in the future.");
        }
        Instant expires = now.plus(Limits.OFFER_LIFE);
        String name = terms.showsField("name") ? asset.name() : OfferedAsset.nameless(asset.assetId());
        TenantId owner = change.grant().resource();
        return new Share(
                new ShareId(UUID.randomUUID()),
                owner,
                collaboration.otherThan(owner),
                collaboration.id(),
                new OfferedAsset(asset.assetId(), name, asset.typeId()),
                terms,
                draft.note(),
                ShareState.OPEN,
                Optional.empty(),
                Optional.empty(),
                now,
                // An offer makes no sense longer than what it offers.
                terms.access().until().filter(expires::isAfter).orElse(expires),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
    }
}
