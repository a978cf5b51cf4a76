package freehold.decision;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How policies narrow what one subject may do, within what its tenant, level and role allow anyway. Without policies in
 * force, or for somebody they don't bind, it narrows nothing.
 */
final class PolicySight {
    private final Subject subject;
    private final TenantFacts mine;
    private final Optional<PolicyCover> cover;

    PolicySight(Subject subject, TenantFacts mine) {
        this.subject = subject;
        this.mine = mine;
        this.cover = mine.policies().inForce() && !subject.exempt()
                ? Optional.of(new PolicyCover(mine.policies().of(subject.addressees())))
                : Optional.empty();
    }

    boolean narrows() {
        return cover.isPresent();
    }

    /** What they allow with an own asset of the tree, as of {@link PolicyCover}. */
    int inTree(AssetFact asset) {
        return cover.isEmpty() ? PolicyCover.EVERYTHING : cover.get().on(Upwards.inTree(mine, asset), asset.traits());
    }

    int inBin(AssetFact asset) {
        return cover.isEmpty() ? PolicyCover.EVERYTHING : cover.get().on(Upwards.inBin(mine, asset), asset.traits());
    }

    /** @param shares that cover the asset, the outermost first */
    int received(TenantFacts owner, AssetId id, List<ShareFact> shares) {
        if (cover.isEmpty()) {
            return PolicyCover.EVERYTHING;
        }
        return owner.asset(id)
                .map(asset -> cover.get()
                        .on(
                                Upwards.received(owner, asset, shares.getFirst(), mine),
                                asset.traits().withoutLabels()))
                .orElse(PolicyCover.NOTHING);
    }

    /** What is missing for the action where that much is allowed; to see the asset comes first. */
    static Optional<PolicyAction> missing(int allowed, Action.OnAsset action) {
        if (!PolicyCover.has(allowed, PolicyAction.READ_ASSETS)) {
            return Optional.of(PolicyAction.READ_ASSETS);
        }
        return Optional.of(PolicyAction.neededFor(action)).filter(needed -> !PolicyCover.has(allowed, needed));
    }

    static boolean shows(int allowed) {
        return PolicyCover.has(allowed, PolicyAction.READ_ASSETS);
    }

    /** Whether the subject's tree begins with the asset: then it knows at least that the asset is there. */
    boolean isTop(AssetFact asset) {
        return subject.subtenant()
                .map(subtenant -> asset.kind() == AssetFact.Kind.SUBTENANT_FOLDER
                        && asset.subtenant().equals(Optional.of(subtenant)))
                .orElseGet(() -> asset.parent().isEmpty());
    }

    /** The own assets for which a look of that kind is allowed. Only where policies narrow. */
    Visible.Own own(Action.OnAsset look) {
        int needed = needed(look);
        PolicyCover policies = cover.orElseThrow();
        Set<AssetId> inTree = policies.inTree(mine, needed);
        inTree.removeIf(id -> !mine.asset(id).filter(this::isOwn).isPresent());
        Set<AssetId> inBin = policies.inBin(mine, needed | PolicyCover.mask(Set.of(PolicyAction.WRITE_ASSETS)));
        inBin.removeIf(id -> !mine.binned(id).filter(this::isOwn).isPresent());
        return new Visible.Chosen(inTree, inBin);
    }

    private boolean isOwn(AssetFact asset) {
        return asset.kind() != AssetFact.Kind.SHARE_FOLDER
                && (subject.subtenant().isEmpty() || subject.subtenant().equals(asset.subtenant()));
    }

    private static int needed(Action.OnAsset look) {
        return PolicyCover.mask(Set.of(PolicyAction.READ_ASSETS))
                | PolicyCover.mask(Set.of(PolicyAction.neededFor(look)));
    }

    /** The tops of the tree of which the subject sees no more than the name. */
    Set<AssetId> stubs() {
        if (cover.isEmpty()) {
            return Set.of();
        }
        Set<AssetId> stubs = new HashSet<>(mine.census().tops());
        stubs.removeIf(id -> mine.asset(id)
                .filter(asset -> isTop(asset) && isOwn(asset) && !shows(inTree(asset)))
                .isEmpty());
        return stubs;
    }

    Set<AssetId> folders(Set<AssetId> folders, Action.OnAsset look) {
        if (cover.isEmpty()) {
            return folders;
        }
        Set<AssetId> shown = new HashSet<>(folders);
        shown.removeIf(id -> mine.asset(id)
                .filter(folder -> missing(inTree(folder), look).isEmpty())
                .isEmpty());
        return shown;
    }

    Map<AssetId, Projection.Shared> narrowed(
            TenantFacts owner, Map<AssetId, Projection.Shared> covered, Action.OnAsset look) {
        if (cover.isEmpty()) {
            return covered;
        }
        Map<AssetId, Projection.Shared> shown = new HashMap<>(covered);
        shown.entrySet()
                .removeIf(entry -> missing(
                                received(owner, entry.getKey(), entry.getValue().shares()), look)
                        .isPresent());
        return shown;
    }
}
