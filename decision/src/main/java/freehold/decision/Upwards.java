package freehold.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** An asset and all above it, from the asset on. Empty where that leads in a circle. */
final class Upwards {
    private static final int USUAL_DEPTH = 8;

    private Upwards() {}

    /** Of an asset of the tree. */
    static List<AssetId> inTree(TenantFacts facts, AssetFact asset) {
        return walk(asset, facts::asset);
    }

    /** Of a deleted asset: what it hung below may be deleted too. */
    static List<AssetId> inBin(TenantFacts facts, AssetFact asset) {
        return walk(asset, id -> facts.binned(id).or(() -> facts.asset(id)));
    }

    /**
     * Of a received asset, in the receiver's tree: through what the outermost share shows to its root, and on from where
     * the receiver has placed that.
     */
    static List<AssetId> received(TenantFacts owner, AssetFact asset, ShareFact outermost, TenantFacts receiver) {
        List<AssetId> path = new ArrayList<>();
        Optional<AssetFact> step = Optional.of(asset);
        while (step.isPresent() && !path.contains(step.get().id())) {
            path.add(step.get().id());
            if (step.get().id().equals(outermost.root())) {
                receiver.asset(outermost.mount()).ifPresent(mount -> path.addAll(inTree(receiver, mount)));
                return path;
            }
            step = step.get().parent().flatMap(owner::asset);
        }
        return List.of();
    }

    /** A mark that is moved up ever more rarely is met again in a circle, however large. */
    private static List<AssetId> walk(AssetFact asset, Function<AssetId, Optional<AssetFact>> known) {
        List<AssetId> path = new ArrayList<>(USUAL_DEPTH);
        AssetId mark = null;
        int nextMark = USUAL_DEPTH;
        Optional<AssetFact> step = Optional.of(asset);
        while (step.isPresent()) {
            AssetId id = step.get().id();
            if (id.equals(mark)) {
                return List.of();
            }
            path.add(id);
            if (path.size() == nextMark) {
                mark = id;
                nextMark *= 2;
            }
            step = step.get().parent().flatMap(known);
        }
        return path;
    }
}
