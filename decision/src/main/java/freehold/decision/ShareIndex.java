package freehold.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The shares of one tenant in one direction, found by the tenant on the other side and the shared root. */
final class ShareIndex {
    private static final Comparator<ShareFact> OLDEST_FIRST =
            Comparator.comparing(ShareFact::since).thenComparing(ShareFact::id);

    private final Map<ShareId, ShareFact> byId;
    private final Map<TenantId, Map<AssetId, List<ShareFact>>> byPartner;
    private final Map<AssetId, List<ShareFact>> byRoot = new HashMap<>();
    private final Function<ShareFact, TenantId> partner;

    private ShareIndex(Map<ShareId, ShareFact> byId, Function<ShareFact, TenantId> partner) {
        this.byId = byId;
        this.partner = partner;
        this.byPartner = new HashMap<>();
        byId.values().stream().sorted(OLDEST_FIRST).forEach(share -> {
            byPartner
                    .computeIfAbsent(partner.apply(share), unseen -> new HashMap<>())
                    .computeIfAbsent(share.root(), unseen -> new ArrayList<>())
                    .add(share);
            byRoot.computeIfAbsent(share.root(), unseen -> new ArrayList<>()).add(share);
        });
    }

    static ShareIndex of(Collection<ShareFact> shares, Function<ShareFact, TenantId> partner) {
        Map<ShareId, ShareFact> byId = new HashMap<>();
        shares.forEach(share -> byId.put(share.id(), share));
        return new ShareIndex(byId, partner);
    }

    ShareIndex with(Map<ShareId, Optional<ShareFact>> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        Map<ShareId, ShareFact> changed = new HashMap<>(byId);
        changes.forEach(
                (id, share) -> share.ifPresentOrElse(present -> changed.put(id, present), () -> changed.remove(id)));
        return new ShareIndex(changed, partner);
    }

    Collection<ShareFact> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    Set<TenantId> partners() {
        return Collections.unmodifiableSet(byPartner.keySet());
    }

    /** Shares of the partner by root, each list oldest first. */
    Map<AssetId, List<ShareFact>> withPartner(TenantId tenant) {
        return byPartner.getOrDefault(tenant, Map.of());
    }

    /** Shares of all partners by root. */
    Map<AssetId, List<ShareFact>> byRoot() {
        return byRoot;
    }
}
