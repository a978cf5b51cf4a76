package freehold.decision;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The assets of a tenant that are not deleted. Immutable; a change makes another that shares what did not change. It is
 * laid out flat when that pays: at once for a list, and for single questions when there have been enough of them.
 */
final class Tree {
    /** To lay out an asset takes about as long as a few questions take longer without. */
    private static final int ASSETS_A_QUESTION = 8;

    private final Layered<AssetId, AssetFact> assets;
    private final ReentrantLock layingOut = new ReentrantLock();
    private volatile @Nullable Preorder order;
    /** Threads may miss each other's counts, which only makes it later. */
    private int questions;

    private Tree(Layered<AssetId, AssetFact> assets) {
        this.assets = assets;
    }

    static Tree of(Map<AssetId, AssetFact> assets) {
        return new Tree(Layered.of(assets));
    }

    /** This tree with some assets set or, where the value is empty, removed. */
    Tree with(Map<AssetId, Optional<AssetFact>> changes) {
        return changes.isEmpty() ? this : new Tree(assets.with(changes));
    }

    Optional<AssetFact> find(AssetId id) {
        Preorder known = order;
        if (known == null) {
            return assets.get(id);
        }
        Optional<AssetFact> found = known.find(id);
        return found.isPresent() || known.size() == assets.size() ? found : assets.get(id);
    }

    /** The tree laid out flat. One thread does so, and the others that need it wait. */
    Preorder order() {
        Preorder known = order;
        if (known != null) {
            return known;
        }
        layingOut.lock();
        try {
            return laidOut();
        } finally {
            layingOut.unlock();
        }
    }

    private Preorder laidOut() {
        Preorder known = order;
        if (known == null) {
            known = Preorder.of(assets);
            order = known;
        }
        return known;
    }

    /** The same for a single question, unless it is not worth the work yet, or another thread is still at it. */
    Optional<Preorder> orderIfWorth() {
        Preorder known = order;
        if (known != null) {
            return Optional.of(known);
        }
        if (++questions * (long) ASSETS_A_QUESTION < assets.size() || !layingOut.tryLock()) {
            return Optional.empty();
        }
        try {
            return Optional.of(laidOut());
        } finally {
            layingOut.unlock();
        }
    }

    int size() {
        return assets.size();
    }

    Collection<AssetFact> all() {
        return assets.values();
    }

    /** Which assets have come, gone or changed since an earlier version, and perhaps others. */
    Set<AssetId> changedSince(Tree earlier) {
        return assets.changedSince(earlier.assets);
    }
}
