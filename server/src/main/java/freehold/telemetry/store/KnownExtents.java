package freehold.telemetry.store;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the database is known to have: partitions, series, and their extents, of the months that are written to now.
 * There all of it only ever grows, so remembering it is safe on every node; it spares a write the question. Months long
 * past may be dropped, and are never remembered.
 *
 * <p>INVARIANT: only what is committed is remembered.
 */
final class KnownExtents {
    /** Beyond this everything is forgotten; to learn it again costs one statement per series and month. */
    private static final int MOST = 200_000;

    private final Map<SeriesDate, BitSet> slots = new ConcurrentHashMap<>();
    private final Set<LocalDate> months = ConcurrentHashMap.newKeySet();

    boolean has(SeriesDate key, BitSet needed) {
        BitSet known = slots.get(key);
        if (known == null) {
            return false;
        }
        BitSet missing = (BitSet) needed.clone();
        missing.andNot(known);
        return missing.isEmpty();
    }

    boolean hasMonth(LocalDate month) {
        return months.contains(month);
    }

    /** Forgets series that turned out not to be there. */
    void forget(Set<SeriesDate> keys) {
        slots.keySet().removeAll(keys);
    }

    /** Remembers these once the transaction has committed. */
    void rememberAfterCommit(Map<SeriesDate, BitSet> extents) {
        Map<SeriesDate, BitSet> learnt = new HashMap<>(extents);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                remember(learnt);
            }
        });
    }

    private void remember(Map<SeriesDate, BitSet> learnt) {
        if (slots.size() > MOST) {
            slots.clear();
        }
        learnt.forEach((key, more) -> {
            months.add(key.date());
            slots.merge(key, more, KnownExtents::union);
        });
    }

    private static BitSet union(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.or(other);
        return both;
    }
}
