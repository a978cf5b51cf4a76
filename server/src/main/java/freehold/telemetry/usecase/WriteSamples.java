package freehold.telemetry.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.SeriesSchema;
import freehold.assets.SeriesSchemas;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.decision.SubtenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.telemetry.Batch;
import freehold.telemetry.Limits;
import freehold.telemetry.RecordRules;
import freehold.telemetry.Sample;
import freehold.telemetry.SampleCount;
import freehold.telemetry.SeriesInSight;
import freehold.telemetry.TelemetryStore;
import freehold.telemetry.WritableSeries;
import freehold.telemetry.model.TimeSpan;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Writes and deletes samples. What is addressed may be a received asset, as it may when reading: it is visible, so the
 * answer is that it belongs to somebody else, not that it is missing.
 */
@Component
public final class WriteSamples {
    private static final Timer WRITE = Timer.builder("freehold.samples.write")
            .description("Writing a request's samples durably")
            .publishPercentiles(0.5, 0.99)
            .register(Metrics.globalRegistry);

    private static final Counter SAMPLES =
            Counter.builder("freehold.samples.written").register(Metrics.globalRegistry);

    private static final AtomicInteger PRESENT = Objects.requireNonNull(
            Metrics.globalRegistry.gauge("freehold.samples.writes.present", new AtomicInteger()));

    private final WriteGate gate = new WriteGate(new WriteGate.Size(Limits.WRITES_AT_ONCE, Limits.WRITES_PRESENT));
    private final Access access;
    private final SeriesSchemas schemas;
    private final SeriesInSight sight;
    private final TelemetryStore store;
    private final SampleCount counts;

    WriteSamples(Access access, SeriesSchemas schemas, SeriesInSight sight, TelemetryStore store, SampleCount counts) {
        this.sight = sight;
        this.counts = counts;
        this.access = access;
        this.schemas = schemas;
        this.store = store;
    }

    /**
     * Records that can be understood only by somebody who may know the schema.
     */
    public interface Unread {
        /**
         * @param now by the database's clock
         */
        List<Sample> read(SeriesSchema schema, Instant now);
    }

    /** What one series gets. */
    public record Part(SeriesAddress address, Unread records) {}

    /** All parts or none. */
    public void write(Caller caller, List<Part> parts) {
        PRESENT.incrementAndGet();
        try {
            Long written = gate.pass(caller.tenant(), () -> WRITE.record(() -> writeNow(caller, parts)));
            SAMPLES.increment(written == null ? 0.0 : written.doubleValue());
        } finally {
            PRESENT.decrementAndGet();
        }
    }

    private long writeNow(Caller caller, List<Part> parts) {
        return access.write(caller, guard -> {
            List<WritableSeries> series = new ArrayList<>();
            Action.WriteSeries action = parts.size() > 1 ? Action.WRITE_SEVERAL_SERIES : Action.WRITE_SERIES;
            for (Part part : parts) {
                series.add(writable(guard, action, part.address()));
            }
            List<Batch> batches = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                List<Sample> samples = parts.get(i).records().read(series.get(i).schema(), guard.now());
                refuseWhatIsNotKept(
                        sight.keptSince(
                                guard, series.get(i).grant(), series.get(i).schema()),
                        samples);
                batches.add(new Batch(series.get(i), samples));
            }
            store.append(batches, guard.now());
            count(guard, batches);
            return batches.stream().mapToLong(batch -> batch.samples().size()).sum();
        });
    }

    private static void refuseWhatIsNotKept(Instant since, List<Sample> samples) {
        for (int i = 0; i < samples.size(); i++) {
            Optional<String> fault = RecordRules.faultOfAge(samples.get(i).time(), since);
            if (fault.isPresent()) {
                throw ProblemException.limit("retention", "Record " + i + " " + fault.get() + ".");
            }
        }
    }

    private void count(Guard guard, List<Batch> batches) {
        Map<Optional<SubtenantId>, Long> samples = new HashMap<>();
        for (Batch batch : batches) {
            samples.merge(
                    guard.subtenantOf(batch.series().grant()),
                    (long) batch.samples().size(),
                    Long::sum);
        }
        if (!batches.isEmpty()) {
            counts.add(guard, batches.getFirst().series().grant(), samples);
        }
    }

    public void delete(Caller caller, SeriesAddress address, TimeSpan span) {
        access.write(caller, guard -> {
            store.delete(writable(guard, Action.DELETE_SERIES, address), span);
            return null;
        });
    }

    private WritableSeries writable(Guard guard, Action.WriteSeries action, SeriesAddress address) {
        Grant<Action.WriteSeries, AssetRef> grant = guard.require(action, address.assetId(), Reach.OWN_AND_RECEIVED);
        return schemas.of(grant, address.aspect())
                .map(schema -> new WritableSeries(grant, address.aspect(), schema))
                .orElseThrow(address::unknownAspect);
    }
}
