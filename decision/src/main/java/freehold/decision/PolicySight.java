package freehold.decision;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How policies narrow what one subject may do, within what its tenant, level and role allow anyway. Without policies in
 * force, or for somebody they don't bind, it narrows nothing.
 */
final class PolicySight {
    /** So many questions are answered by walking up from the asset; for more it pays to work out the whole tree. */
    private static final int FEW = 16;

    private final Subject subject;
    private final TenantFacts mine;
    private final Optional<PolicyCover> cover;
    private int questions;
    /** Worked out once for all questions, by tree. */
    private final IdentityHashMap<Preorder, PolicyMap> maps = new IdentityHashMap<>(4);
    /** Where received assets hang, and all above that. */
    private final Map<AssetId, List<AssetId>> mounts = new HashMap<>();

    PolicySight(Subject subject, TenantFacts mine) {
        this.subject = subject;
        this.mine = mine;
        this.cover = mine.policies().inForce() && !subject.exempt()
                ? Optional.of(mine.policies().coverOf(subject.addressees()))
                : Optional.empty();
    }

    boolean narrows() {
        return cover.isPresent();
    }

    /** Whether a list depends on what they name: not where they allow the look, and the bin, with whatever there is. */
    boolean narrowsLists(Action.OnAsset look) {
        int all = neededInBin(look);
        return cover.isPresent() && (cover.get().everywhere() & all) != all;
    }

    /** What they allow with an own asset that is in the tree as given, or shall be, as of {@link PolicyCover}. */
    int inTree(AssetFact asset) {
        if (cover.isEmpty()) {
            return PolicyCover.EVERYTHING;
        }
        PolicyCover policies = cover.get();
        Optional<Preorder> order = mine.tree().orderIfWorth();
        int position = order.map(laidOut -> laidOut.of(asset)).orElse(Preorder.NONE);
        if (position == Preorder.NONE) {
            return policies.on(Upwards.inTree(mine, asset), asset.traits());
        }
        Preorder tree = order.orElseThrow();
        PolicyMap map = mapIfWorth(tree, tree::own);
        return map != null ? map.on(position, 0) : policies.on(tree, position, 0, asset.traits());
    }

    /** What policies allow with all of a tree, unless there have been too few questions for that. */
    private @Nullable PolicyMap mapIfWorth(Preorder tree, Function<PolicyCover, PolicyMap> worked) {
        PolicyMap known = maps.get(tree);
        if (known == null
                && cover.isPresent()
                && (++questions >= FEW || tree.known(cover.get()).isPresent())) {
            known = worked.apply(cover.get());
            maps.put(tree, known);
        }
        return known;
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

    /**
     * The same, where the owner's tree is laid out flat.
     *
     * @param position of the asset
     */
    int received(Preorder owner, int position, Reception.Received what) {
        if (cover.isEmpty()) {
            return PolicyCover.EVERYTHING;
        }
        PolicyCover policies = cover.get();
        Traits traits = owner.bareTraits(position);
        int levels = position == what.outermost() ? 1 : 2;
        List<AssetId> mount = mounts.computeIfAbsent(
                what.projection().shares().getFirst().mount(),
                folder -> mine.asset(folder)
                        .map(there -> Upwards.inTree(mine, there))
                        .orElse(List.of()));
        PolicyMap map = mapIfWorth(owner, owner::received);
        int fromOwner = map != null
                ? map.on(position, what.outermost())
                : policies.on(owner, position, what.outermost(), traits);
        return policies.spread(mount, levels, traits) | fromOwner;
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
        Preorder order = mine.tree().order();
        Set<AssetId> inTree = new HashSet<>();
        order.own(policies).forEach(needed, position -> {
            if (isOwn(order.at(position))) {
                inTree.add(order.at(position).id());
            }
        });
        Set<AssetId> inBin = policies.inBin(mine, neededInBin(look));
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

    private static int neededInBin(Action.OnAsset look) {
        return needed(look) | PolicyCover.mask(Set.of(PolicyAction.WRITE_ASSETS));
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

    /** What a reception shows, as far as policies allow a look of that kind. */
    Map<AssetId, Projection.Shared> seen(Preorder owner, Reception reception, Action.OnAsset look) {
        if (cover.isEmpty()) {
            return reception.all();
        }
        Map<AssetId, Projection.Shared> seen = new HashMap<>();
        reception.forEach((position, what) -> {
            if (missing(received(owner, position, what), look).isEmpty()) {
                seen.put(owner.at(position).id(), what.projection());
            }
        });
        return seen;
    }
}
