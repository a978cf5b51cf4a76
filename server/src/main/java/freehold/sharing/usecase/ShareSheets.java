package freehold.sharing.usecase;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.AssetSummaries;
import freehold.assets.AssetSummary;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import freehold.kernel.Problem.NotFound;
import freehold.kernel.ProblemException;
import freehold.sharing.model.Amendment;
import freehold.sharing.model.Extension;
import freehold.sharing.model.HistoryEntry;
import freehold.sharing.model.OfferedAsset;
import freehold.sharing.model.Party;
import freehold.sharing.model.Share;
import freehold.sharing.model.ShareSheet;
import freehold.sharing.model.ShareSheet.Pending;
import freehold.sharing.model.ShareState;
import freehold.sharing.model.Side;
import freehold.sharing.model.SystemProfiles;
import freehold.sharing.store.EventTable;
import freehold.sharing.store.PartyTable;
import freehold.sharing.store.ProfileTable;
import freehold.sharing.store.ShareTable;
import freehold.sharing.store.TermsTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Shows shares as one side sees them: the same share, each with its own half of names. */
@Component
class ShareSheets {
    private static final Set<String> OFFERS = Set.of(ShareState.OPEN.name());
    private static final Set<String> ANSWERS =
            names(state -> state == ShareState.ACCEPTED || state == ShareState.FAILED || state == ShareState.DECLINED);
    private static final Set<String> ENDS = names(state -> !ShareState.LIVE.contains(state));

    private final ShareTable shares;
    private final EventTable events;
    private final PartyTable parties;
    private final AssetSummaries assets;
    private final TermsTable terms;
    private final ProfileTable profiles;

    ShareSheets(
            ShareTable shares,
            EventTable events,
            PartyTable parties,
            AssetSummaries assets,
            TermsTable terms,
            ProfileTable profiles) {
        this.terms = terms;
        this.profiles = profiles;
        this.shares = shares;
        this.events = events;
        this.parties = parties;
        this.assets = assets;
    }

    private static Set<String> names(Predicate<ShareState> which) {
        return Arrays.stream(ShareState.values()).filter(which).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }

    List<ShareSheet> of(Guard guard, Grant<? extends Action.OnTenant, TenantId> grant, List<Share> found) {
        Map<TenantId, Party> names = parties.of(
                grant,
                found.stream()
                        .flatMap(share -> Stream.of(share.owner(), share.receiver()))
                        .toList());
        Map<UUID, List<HistoryEntry>> histories =
                events.of(grant, found.stream().map(share -> share.id().value()).toList());
        List<UUID> ids = found.stream().map(share -> share.id().value()).toList();
        Map<UUID, Amendment> amendments = terms.open(grant, ids);
        Map<UUID, Extension> extensions = terms.asked(grant, ids);
        Map<String, String> profileNames = profileNames(grant, found);
        List<ShareSheet> sheets = new ArrayList<>(found.size());
        for (Share share : found) {
            List<HistoryEntry> history = histories.getOrDefault(share.id().value(), List.of());
            Side side = share.sideOf(grant.resource());
            sheets.add(new ShareSheet(
                    share.withAsset(seen(guard, share, side)),
                    side,
                    Objects.requireNonNull(names.get(share.owner())),
                    Objects.requireNonNull(names.get(share.receiver())),
                    share.state() == ShareState.ACCEPTED
                            ? new Pending(
                                    Optional.ofNullable(
                                            amendments.get(share.id().value())),
                                    Optional.ofNullable(
                                            extensions.get(share.id().value())))
                            : Pending.NONE,
                    side == Side.OFFERER
                            ? Optional.ofNullable(
                                    profileNames.get(share.terms().profile().id()))
                            : Optional.empty(),
                    HistoryEntry.whoMade(history, OFFERS),
                    HistoryEntry.whoMade(history, ANSWERS),
                    HistoryEntry.whoMade(history, ENDS)));
        }
        return sheets;
    }

    private Map<String, String> profileNames(Grant<? extends Action.OnTenant, TenantId> grant, List<Share> found) {
        Map<String, String> known = new HashMap<>();
        SystemProfiles.ALL.forEach(profile -> known.put(profile.id(), profile.id()));
        List<UUID> own = found.stream()
                .flatMap(share -> Ids.uuid(share.terms().profile().id()).stream())
                .distinct()
                .toList();
        if (!own.isEmpty()) {
            known.putAll(profiles.names(grant, own));
        }
        return known;
    }

    ShareSheet one(Guard guard, Grant<? extends Action.OnTenant, TenantId> grant, UUID id, Instant now) {
        return of(guard, grant, List.of(shares.find(grant, id, now).orElseThrow()))
                .getFirst();
    }

    /**
     * The asset under its name of today, for whom it exists: the owner always, the receiver while the share lends it.
     * Otherwise under the name the offer told.
     */
    private OfferedAsset seen(Guard guard, Share share, Side side) {
        OfferedAsset offered = share.asset();
        if (side == Side.ADDRESSEE && share.state() != ShareState.ACCEPTED) {
            return offered;
        }
        Reach reach = side == Side.OFFERER ? Reach.OWN : Reach.OWN_AND_RECEIVED;
        return grantTo(guard, offered, reach)
                .map(grant -> {
                    AssetSummary today = assets.of(grant);
                    return new OfferedAsset(today.assetId(), today.name(), today.typeId());
                })
                .orElse(offered);
    }

    private static Optional<Grant<Action.Read, AssetRef>> grantTo(Guard guard, OfferedAsset asset, Reach reach) {
        try {
            return Optional.of(guard.require(Action.READ, asset.id(), reach));
        } catch (ProblemException refused) {
            if (refused.problem() instanceof NotFound) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
