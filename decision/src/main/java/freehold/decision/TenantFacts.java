package freehold.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything decisions need to know of one tenant, as of one epoch. Immutable: a change makes a new object that shares
 * what did not change.
 */
public final class TenantFacts {
    private final TenantId tenant;
    private final long epoch;
    private final Tree tree;
    /** Deleted assets, kept apart: whoever asks for the tree never meets them. */
    private final Layered<AssetId, AssetFact> bin;

    private final Census census;
    private final ShareIndex incoming;
    private final ShareIndex outgoing;
    private final PolicyBook policies;

    private TenantFacts(
            TenantId tenant,
            long epoch,
            Tree tree,
            Layered<AssetId, AssetFact> bin,
            Census census,
            ShareIndex incoming,
            ShareIndex outgoing,
            PolicyBook policies) {
        this.tenant = tenant;
        this.epoch = epoch;
        this.tree = tree;
        this.bin = bin;
        this.census = census;
        this.incoming = incoming;
        this.outgoing = outgoing;
        this.policies = policies;
    }

    /** The facts of a tenant from scratch. Shares may be of both directions; those of other tenants are refused. */
    public static TenantFacts of(
            TenantId tenant, long epoch, Collection<AssetFact> assets, Collection<ShareFact> shares) {
        Map<AssetId, AssetFact> tree = new HashMap<>();
        Map<AssetId, AssetFact> bin = new HashMap<>();
        assets.forEach(asset -> (asset.deleted() ? bin : tree).put(asset.id(), asset));
        List<ShareFact> incoming = new ArrayList<>();
        List<ShareFact> outgoing = new ArrayList<>();
        for (ShareFact share : shares) {
            if (isIncoming(tenant, share)) {
                incoming.add(share);
            } else {
                outgoing.add(share.asItsOwnerKnows());
            }
        }
        return new TenantFacts(
                tenant,
                epoch,
                Tree.of(tree),
                Layered.of(bin),
                Census.of(tree.values()),
                ShareIndex.of(incoming, ShareFact::owner),
                ShareIndex.of(outgoing, ShareFact::receiver),
                PolicyBook.OFF);
    }

    /** These facts under other policies. */
    public TenantFacts with(PolicyBook changed) {
        if (changed == policies) {
            return this;
        }
        return new TenantFacts(tenant, epoch, tree, bin, census, incoming, outgoing, changed);
    }

    /**
     * These facts with some assets and shares set or, where the value is empty, removed.
     *
     * @param newEpoch the epoch after the changes
     */
    public TenantFacts with(
            long newEpoch, Map<AssetId, Optional<AssetFact>> assets, Map<ShareId, Optional<ShareFact>> shares) {
        Map<ShareId, Optional<ShareFact>> received = new HashMap<>();
        Map<ShareId, Optional<ShareFact>> lent = new HashMap<>();
        shares.forEach((id, share) -> {
            boolean in = share.isPresent() && isIncoming(tenant, share.get());
            received.put(id, in ? share : Optional.empty());
            lent.put(id, in ? Optional.empty() : share.map(ShareFact::asItsOwnerKnows));
        });
        Map<AssetId, Optional<AssetFact>> inTree = only(false, assets);
        return new TenantFacts(
                tenant,
                newEpoch,
                tree.with(inTree),
                assets.isEmpty() ? bin : bin.with(only(true, assets)),
                assets.isEmpty() ? census : census.with(tree, inTree),
                incoming.with(received),
                outgoing.with(lent),
                policies);
    }

    /** The changes as the tree has to know them, or the bin: what is in the one is not in the other. */
    private static Map<AssetId, Optional<AssetFact>> only(boolean deleted, Map<AssetId, Optional<AssetFact>> changes) {
        Map<AssetId, Optional<AssetFact>> some = new HashMap<>();
        changes.forEach((id, asset) -> some.put(id, asset.filter(present -> present.deleted() == deleted)));
        return some;
    }

    private static boolean isIncoming(TenantId tenant, ShareFact share) {
        if (share.receiver().equals(tenant)) {
            return true;
        }
        if (share.owner().equals(tenant)) {
            return false;
        }
        throw new IllegalArgumentException("share " + share.id() + " is neither lent nor received by " + tenant);
    }

    public TenantId tenant() {
        return tenant;
    }

    public long epoch() {
        return epoch;
    }

    /** The asset, if it is in the tree. */
    public Optional<AssetFact> asset(AssetId id) {
        return tree.find(id);
    }

    /** Of assets in the tree: which have come, gone or changed since an earlier version, and perhaps others. */
    Set<AssetId> assetsChangedSince(TenantFacts earlier) {
        return tree.changedSince(earlier.tree);
    }

    Set<AssetId> assetIds() {
        return tree.changedSince(Tree.of(Map.of()));
    }

    boolean has(AssetId id) {
        return tree.find(id).isPresent();
    }

    /** The asset, if it is in the bin. */
    public Optional<AssetFact> binned(AssetId id) {
        return bin.get(id);
    }

    public int assetCount() {
        return tree.size();
    }

    public Collection<AssetFact> assets() {
        return tree.all();
    }

    public Collection<AssetFact> binned() {
        return bin.values();
    }

    /** Shares in both directions. */
    public Collection<ShareFact> shares() {
        List<ShareFact> both = new ArrayList<>(incoming.all());
        both.addAll(outgoing.all());
        return both;
    }

    /** Tenants that have received something of this one. */
    public Set<TenantId> receivers() {
        return outgoing.partners();
    }

    public PolicyBook policies() {
        return policies;
    }

    Census census() {
        return census;
    }

    ShareIndex incoming() {
        return incoming;
    }

    ShareIndex outgoing() {
        return outgoing;
    }

    /** The tree, laid out flat if it pays to. */
    Tree tree() {
        return tree;
    }
}
