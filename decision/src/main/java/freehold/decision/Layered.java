package freehold.decision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * An immutable map that is cheap to change: a large base that versions share, and a small layer of changes above it.
 * When the layer has grown to a fraction of the base, it is merged into a new base, so that a change costs far less
 * than a copy.
 */
final class Layered<K, V> {
    private static final int SMALLEST_MERGE = 64;

    private final Map<K, V> base;
    /** Changes since; an empty value is a removal. */
    private final Map<K, Optional<V>> layer;

    private final int size;

    private Layered(Map<K, V> base, Map<K, Optional<V>> layer, int size) {
        this.base = base;
        this.layer = layer;
        this.size = size;
    }

    static <K, V> Layered<K, V> of(Map<K, V> entries) {
        return new Layered<>(new HashMap<>(entries), Map.of(), entries.size());
    }

    Optional<V> get(K key) {
        Optional<V> changed = layer.get(key);
        return changed != null ? changed : Optional.ofNullable(base.get(key));
    }

    int size() {
        return size;
    }

    /** This map with each of the keys set to its value, or removed where the value is empty. */
    Layered<K, V> with(Map<K, Optional<V>> changes) {
        Map<K, Optional<V>> grown = new HashMap<>(layer);
        int newSize = size;
        for (Map.Entry<K, Optional<V>> change : changes.entrySet()) {
            boolean before = get(change.getKey()).isPresent();
            boolean after = change.getValue().isPresent();
            newSize += (after ? 1 : 0) - (before ? 1 : 0);
            grown.put(change.getKey(), change.getValue());
        }
        boolean merge = grown.size() > Math.max(SMALLEST_MERGE, (int) Math.sqrt(8.0 * base.size()));
        return merge ? merged(grown) : new Layered<>(base, grown, newSize);
    }

    private Layered<K, V> merged(Map<K, Optional<V>> changes) {
        Map<K, V> merged = new HashMap<>(base);
        changes.forEach(
                (key, value) -> value.ifPresentOrElse(present -> merged.put(key, present), () -> merged.remove(key)));
        return new Layered<>(merged, Map.of(), merged.size());
    }

    /** Keys that may have come, gone or changed since an earlier version; all of both where that is not known. */
    @SuppressWarnings("ReferenceEquality") // the same object: to compare the contents is what this is to save
    Set<K> changedSince(Layered<K, V> earlier) {
        Set<K> changed = new HashSet<>(layer.keySet());
        changed.addAll(earlier.layer.keySet());
        if (base != earlier.base) {
            changed.addAll(base.keySet());
            changed.addAll(earlier.base.keySet());
        }
        return changed;
    }

    void forEach(BiConsumer<K, V> visit) {
        base.forEach((key, value) -> {
            if (!layer.containsKey(key)) {
                visit.accept(key, value);
            }
        });
        layer.forEach((key, value) -> value.ifPresent(present -> visit.accept(key, present)));
    }

    Collection<V> values() {
        List<V> values = new ArrayList<>(size);
        forEach((key, value) -> values.add(value));
        return values;
    }
}
