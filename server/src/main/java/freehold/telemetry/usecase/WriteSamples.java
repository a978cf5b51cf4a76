package freehold.telemetry.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.assets.SeriesSchema;
import freehold.assets.SeriesSchemas;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.decision.Subject;
import freehold.decision.SubtenantId;
import freehold.identity.Caller;
import freehold.identity.Principal;
import freehold.kernel.Problem;
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
import freehold.telemetry.usecase.WriteGroups.Member;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Writes and deletes samples. What is addressed may be a received asset, as it may when reading: it is visible, so the
 * answer is that it belongs to somebody else, not that it is missing.
 */
@Component
public final class WriteSamples {
    private static final Logger LOG = LoggerFactory.getLogger(WriteSamples.class);

    private static final Timer WRITE = Timer.builder("freehold.samples.write")
            .description("Writing a request's samples durably")
            .publishPercentiles(0.5, 0.99)
            .register(Metrics.globalRegistry);

    private static final Counter SAMPLES =
            Counter.builder("freehold.samples.written").register(Metrics.globalRegistry);

    private static final AtomicInteger PRESENT = Objects.requireNonNull(
            Metrics.globalRegistry.gauge("freehold.samples.writes.present", new AtomicInteger()));

    private static final Counter TOGETHER = Counter.builder("freehold.samples.writes.together")
            .description("Small writes that were made durable in one transaction with others")
            .register(Metrics.globalRegistry);

    /** So long a group waits for what somebody else holds: behind it, everything small of its sender waits. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final WriteGate gate = new WriteGate(new WriteGate.Size(Limits.WRITES_AT_ONCE, Limits.WRITES_PRESENT));
    private final WriteGroups<Sender, List<Part>> small =
            new WriteGroups<>(Limits.SMALL_WRITES_AT_ONCE, Limits.SMALL_WRITES_TOGETHER);
    private final WriteGroups<Sender, List<Part>> apart = new WriteGroups<>(Limits.SMALL_WRITES_AT_ONCE, 1);
    /** The only ones that wait without end for what somebody else holds, and so in few turns. */
    private final WriteGroups<Sender, List<Part>> held = new WriteGroups<>(Limits.SMALL_WRITES_AT_ONCE, 1);

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

    /**
     * What one series gets.
     *
     * @param bytes how large the records are as they were sent
     */
    public record Part(SeriesAddress address, int bytes, Unread records) {}

    /** All parts or none. Small ones of one sender that come at once are written in one transaction. */
    public void write(Caller caller, List<Part> parts) {
        PRESENT.incrementAndGet();
        try {
            if (parts.stream().mapToInt(Part::bytes).sum() > Limits.SMALL_WRITE_BYTES) {
                gate.present(caller.tenant(), () -> WRITE.record(() -> writeAlone(caller, parts)));
            } else {
                gate.present(caller.tenant(), () -> WRITE.record(() -> writeInGroup(caller, parts)));
            }
        } finally {
            PRESENT.decrementAndGet();
        }
    }

    /** With others, then by itself, and where somebody holds what it needs, in the line of those who wait for that. */
    private List<Part> writeInGroup(Caller caller, List<Part> parts) {
        Sender sender = new Sender(caller.principal(), caller.subject(), caller.standing());
        boolean written = small.go(sender, parts, members -> writeTogether(caller, members))
                || apart.go(sender, parts, members -> writeTogether(caller, members))
                || held.go(sender, parts, single -> writeAlone(caller, parts));
        if (!written) {
            throw new IllegalStateException("a write was left to nobody");
        }
        return parts;
    }

    /** What callers have in common who may do the same, and are told apart by nobody. */
    private record Sender(Principal principal, Subject subject, Caller.Standing standing) {}

    /**
     * A member that is refused fails by itself. Where the whole can't be written, as where a quota has room for some of
     * it only, or somebody holds a day for longer, each is to be written alone. Where nobody knows whether it was, or
     * nothing can be, all have failed.
     */
    private void writeTogether(Caller caller, List<Member<List<Part>>> members) {
        try {
            SAMPLES.increment(gate.turn(
                    caller.tenant(),
                    () -> access.write(caller, guard -> {
                        Known known = new Known(guard);
                        List<Batch> all = new ArrayList<>();
                        members.forEach(member -> all.addAll(batchesOf(known, member)));
                        return append(guard, all, () -> store.append(all, guard.now(), PATIENCE));
                    })));
            if (members.size() > 1) {
                members.stream().filter(member -> !member.failed()).forEach(written -> TOGETHER.increment());
            }
        } catch (TransactionException | DataAccessResourceFailureException unknown) {
            throw unknown;
        } catch (ProblemException refused) {
            if (members.size() == 1 && !(refused.problem() instanceof Problem.Unavailable)) {
                throw refused;
            }
            members.forEach(Member::alone);
        } catch (RuntimeException failure) {
            LOG.warn("What {} requests write is tried one by one.", members.size(), failure);
            members.forEach(Member::alone);
        }
    }

    private static List<Batch> batchesOf(Known known, Member<List<Part>> member) {
        try {
            return member.failed() ? List.of() : known.batches(member.work());
        } catch (ProblemException refused) {
            member.fail(refused);
            return List.of();
        }
    }

    private List<Part> writeAlone(Caller caller, List<Part> parts) {
        SAMPLES.increment(gate.turn(
                caller.tenant(),
                () -> access.write(caller, guard -> {
                    List<Batch> batches = new Known(guard).batches(parts);
                    return append(guard, batches, () -> store.append(batches, guard.now()));
                })));
        return parts;
    }

    /** What a transaction has found out about series, so that it asks once for each. */
    private final class Known {
        private final Guard guard;
        private final Map<Wanted, Target> targets = new HashMap<>();

        private record Wanted(Action.WriteSeries action, SeriesAddress address) {}

        private record Target(WritableSeries series, Instant keptSince) {}

        Known(Guard guard) {
            this.guard = guard;
        }

        List<Batch> batches(List<Part> parts) {
            Action.WriteSeries action = parts.size() > 1 ? Action.WRITE_SEVERAL_SERIES : Action.WRITE_SERIES;
            List<Target> series = parts.stream()
                    .map(part -> targets.computeIfAbsent(new Wanted(action, part.address()), this::find))
                    .toList();
            List<Batch> batches = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                Target target = series.get(i);
                List<Sample> samples =
                        parts.get(i).records().read(target.series().schema(), guard.now());
                refuseWhatIsNotKept(target.keptSince(), samples);
                batches.add(new Batch(target.series(), samples));
            }
            return batches;
        }

        private Target find(Wanted wanted) {
            WritableSeries series = writable(guard, wanted.action(), wanted.address());
            return new Target(series, sight.keptSince(guard, series.grant(), series.schema()));
        }
    }

    private long append(Guard guard, List<Batch> batches, Runnable store) {
        if (!batches.isEmpty()) {
            store.run();
            count(guard, batches);
        }
        return batches.stream().mapToLong(batch -> batch.samples().size()).sum();
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
