package freehold.sharing.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.ReadLedger;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.decision.Projection;
import freehold.decision.ShareId;
import freehold.decision.TenantId;
import freehold.sharing.model.ReadOf;
import freehold.sharing.model.Readings;
import freehold.sharing.model.Receipt;
import freehold.sharing.store.ReceiptTable;
import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts what is read through shares. Counts are gathered in memory, so that a read waits for no write, and written
 * within a second and when the server stops.
 */
@Component
public class KeepReceipts implements ReadLedger {
    private static final Logger LOG = LoggerFactory.getLogger(KeepReceipts.class);
    private static final String REASON = "receipts";

    private final Access access;
    private final ReceiptTable table;
    private final ReentrantLock lock = new ReentrantLock();

    /** Held while counts are written, so that whoever writes after another finds them written. */
    private final ReentrantLock writing = new ReentrantLock();

    private Map<ReadOf, Receipt.Count> gathered = new HashMap<>();

    KeepReceipts(Access access, ReceiptTable table) {
        this.access = access;
        this.table = table;
    }

    @Override
    public void read(
            Grant<Action.ReadSeries, AssetRef> asset, Instant at, String aspect, Map<String, List<Instant>> samples) {
        if (asset.projection() instanceof Projection.Shared shared) {
            Map<ReadOf, Receipt.Count> counts = new HashMap<>();
            samples.forEach((variable, times) -> Readings.of(shared, aspect, variable)
                    .byShare(times)
                    .forEach((share, count) -> put(counts, of(asset, share, aspect, variable), count, at)));
            gather(counts);
        }
    }

    @Override
    public void summed(
            Grant<Action.ReadSeries, AssetRef> asset, Instant at, String aspect, Map<String, Map<Instant, Long>> sums) {
        if (asset.projection() instanceof Projection.Shared shared) {
            Map<ReadOf, Receipt.Count> counts = new HashMap<>();
            sums.forEach((variable, each) -> Readings.of(shared, aspect, variable)
                    .byShare(each)
                    .forEach((share, count) -> put(counts, of(asset, share, aspect, variable), count, at)));
            gather(counts);
        }
    }

    private static ReadOf of(Grant<Action.ReadSeries, AssetRef> asset, ShareId share, String aspect, String variable) {
        return new ReadOf(
                share,
                asset.owner(),
                asset.caller().tenant(),
                asset.caller().principal().name(),
                asset.resource().id(),
                aspect,
                variable);
    }

    private static void put(Map<ReadOf, Receipt.Count> counts, ReadOf read, long count, Instant at) {
        if (count > 0) {
            counts.put(read, new Receipt.Count(count, 1, at, at));
        }
    }

    private void gather(Map<ReadOf, Receipt.Count> counts) {
        lock.lock();
        try {
            counts.forEach((read, count) -> gathered.merge(read, count, Receipt.Count::plus));
        } finally {
            lock.unlock();
        }
    }

    private Map<ReadOf, Receipt.Count> take() {
        lock.lock();
        try {
            Map<ReadOf, Receipt.Count> taken = gathered;
            gathered = new HashMap<>();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Writes what was gathered, also by others at this moment. What can't be written is kept for the next time. */
    @PreDestroy
    public void write() {
        writing.lock();
        try {
            writeGathered();
        } finally {
            writing.unlock();
        }
    }

    private void writeGathered() {
        Map<TenantId, Map<ReadOf, Receipt.Count>> byReceiver = new HashMap<>();
        take().forEach((read, count) -> byReceiver
                .computeIfAbsent(read.receiver(), unseen -> new HashMap<>())
                .put(read, count));
        byReceiver.forEach((receiver, counts) -> {
            try {
                access.writeAsPlatform(receiver, REASON, guard -> {
                    Grant<Action.ReadSharing, TenantId> grant = guard.require(Action.READ_SHARING);
                    counts.forEach((read, count) -> table.add(grant, read, count));
                    return counts.size();
                });
            } catch (RuntimeException failure) {
                LOG.error("Receipts of tenant {} could not be written; they will be tried again.", receiver, failure);
                gather(counts);
            }
        });
    }
}
