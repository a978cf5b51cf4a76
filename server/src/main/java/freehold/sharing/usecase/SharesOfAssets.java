package freehold.sharing.usecase;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.AssetCompanion;
import freehold.decision.Action;
import freehold.decision.AssetFact;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.Placement;
import freehold.decision.Right;
import freehold.decision.ShareId;
import freehold.decision.TenantId;
import freehold.sharing.Limits;
import freehold.sharing.model.Notification;
import freehold.sharing.model.Party;
import freehold.sharing.model.Share;
import freehold.sharing.model.ShareState;
import freehold.sharing.store.NotificationTable;
import freehold.sharing.store.PartyTable;
import freehold.sharing.store.ShareTable;
import freehold.sharing.usecase.ShareBook.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Shares end with their asset. What hung below a deleted asset and is lent by a share of something above stays so. */
@Component
class SharesOfAssets implements AssetCompanion {
    private static final String ASSET_DELETED = "asset deleted";

    private final ShareTable shares;
    private final PartyTable parties;
    private final Partners partners;
    private final ShareBook book;
    private final Profiles profiles;
    private final Ceilings ceilings;
    private final NotificationTable notices;

    SharesOfAssets(
            ShareTable shares,
            PartyTable parties,
            Partners partners,
            ShareBook book,
            Profiles profiles,
            Ceilings ceilings,
            NotificationTable notices) {
        this.notices = notices;
        this.ceilings = ceilings;
        this.profiles = profiles;
        this.shares = shares;
        this.parties = parties;
        this.partners = partners;
        this.book = book;
    }

    @Override
    public List<EndingShare> ending(Guard guard, Set<AssetId> assets) {
        return shares.liveRooted(guard.require(Action.READ_SHARING), assets, guard.now()).stream()
                .filter(share -> share.state() != ShareState.EXPIRED)
                .map(share -> new EndingShare(
                        share.id().toString(),
                        share.asset().id(),
                        share.receiver(),
                        share.state().name()))
                .toList();
    }

    @Override
    public Map<TenantId, String> names(Guard guard, Collection<TenantId> tenants) {
        Map<TenantId, String> names = new HashMap<>();
        for (Party party :
                parties.of(guard.require(Action.READ_SHARING), tenants).values()) {
            names.put(party.tenant(), party.displayName());
        }
        return names;
    }

    /** To end what was agreed with another tenant is a right of its own, which no right to delete makes up for. */
    @Override
    public void checkBinned(Guard guard, Grant<Action.Delete, AssetRef> top, Set<AssetId> assets) {
        if (shares.isAnyRooted(top, assets, guard.now())) {
            guard.require(Action.END_SHARING);
        }
    }

    @Override
    public void binned(Guard guard, Grant<Action.Delete, AssetRef> top, Set<AssetId> assets) {
        checkBinned(guard, top, assets);
        if (shares.isAnyRooted(top, assets, guard.now())) {
            Change change = book.begin(guard, Action.END_SHARING);
            List<Share> live = shares.liveRooted(change.grant(), assets, change.now());
            book.end(change, live, ASSET_DELETED);
        }
    }

    @Override
    public void placed(Guard guard, Grant<? extends Action.OnAsset, AssetRef> by, Collection<AssetFact> assets) {
        Placement placement = guard.ifPlaced(assets);
        Map<ShareId, Set<AssetId>> held = ceilings.placed(guard, by, placement);
        List<NotificationTable.News> news = new ArrayList<>();
        held.forEach((share, each) ->
                news.add(new NotificationTable.News(share, Notification.OfAssets.ASSET_HELD_BACK, each)));
        placement.disclosed().forEach((share, each) -> {
            Set<AssetId> shown = new TreeSet<>(each);
            shown.removeAll(held.getOrDefault(share, Set.of()));
            news.add(new NotificationTable.News(share, Notification.OfAssets.ASSET_DISCLOSED, shown));
        });
        notices.tell(by, news);
    }

    @Override
    public Map<String, Long> purged(Guard guard, Grant<Action.Purge, AssetRef> top, Set<AssetId> assets) {
        ceilings.purged(guard, top, assets);
        notices.forget(top, assets);
        return Map.of();
    }

    /**
     * Offers once more what ended with the deletion; the receiver decides anew. Left out is what can't be offered any
     * more, or was offered again already. A caller who may not share offers nothing.
     */
    @Override
    public void restored(
            Guard guard, Grant<Action.Restore, AssetRef> top, Collection<AssetFact> assets, Instant deleted) {
        boolean mayShare =
                guard.caller().subtenant().isEmpty() && guard.caller().subject().has(Right.SHARE_ASSETS);
        if (mayShare) {
            Change change = book.begin(guard, Action.START_SHARING);
            Placement placement = guard.ifPlaced(assets);
            Set<AssetId> ids = assets.stream().map(AssetFact::id).collect(Collectors.toSet());
            for (Share ended : shares.endedRooted(change.grant(), ids, ASSET_DELETED, deleted)) {
                if (ceilings.leavesRoom(placement, ended)) {
                    offerAgain(change, ended);
                }
            }
        }
    }

    /** What the profile has left out since then is not offered again. */
    private Share asTheProfileIsToday(Change change, Share ended) {
        return profiles.find(change.grant(), ended.terms().profile().id(), Optional.empty())
                .map(newest -> ended.withTerms(ended.terms().within(newest.profile())))
                .orElse(ended);
    }

    private void offerAgain(Change change, Share ended) {
        Instant now = change.now();
        boolean over =
                ended.terms().access().until().filter(end -> !end.isAfter(now)).isPresent();
        boolean room = shares.countOffered(change.grant(), now) < Limits.OPEN_OFFERS;
        if (!over && room && shares.occupant(change.grant(), ended).isEmpty()) {
            partners.accepted(change.grant(), ended.receiver().value(), now)
                    .ifPresent(live -> book.open(
                            change,
                            asTheProfileIsToday(change, ended)
                                    .offeredAgain(
                                            new ShareId(UUID.randomUUID()),
                                            live.id(),
                                            now,
                                            now.plus(Limits.OFFER_LIFE))));
        }
    }
}
