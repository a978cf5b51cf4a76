package freehold.telemetry.usecase;

import freehold.access.Access;
import freehold.access.Guard;
import freehold.decision.AssetId;
import freehold.identity.Caller;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.kernel.Refusal;
import freehold.telemetry.Limits;
import freehold.telemetry.Sample;
import freehold.telemetry.VisibleSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Reads several series at one moment, each under a grant of its own: one that can't be read leaves the others alone.
 */
@Component
public final class ReadSeveralSeries {
    private final Access access;
    private final ReadSamples read;
    private final ApplicationEventPublisher events;

    ReadSeveralSeries(Access access, ReadSamples read, ApplicationEventPublisher events) {
        this.access = access;
        this.read = read;
        this.events = events;
    }

    /** What is asked of one series. */
    public record Wanted(SeriesAddress address, SamplesWanted samples) {}

    /** What is said of one series. */
    public sealed interface Part {
        Wanted wanted();
    }

    public record Answered(Wanted wanted, SamplesRead read) implements Part {}

    /** As if it had been asked for alone. */
    public record Refused(Wanted wanted, Problem problem) implements Part {}

    /** The answer is full before it is this one's turn. */
    public record Postponed(Wanted wanted) implements Part {}

    /** Of each series in the order they were asked for. */
    public List<Part> read(Caller caller, List<Wanted> series) {
        List<Part> parts = access.read(caller, guard -> {
            Room room = new Room();
            List<Part> all = new ArrayList<>();
            for (Wanted one : series) {
                all.add(part(guard, one, room));
            }
            return all;
        });
        parts.forEach(this::tellRefused);
        return parts;
    }

    private Part part(Guard guard, Wanted wanted, Room room) {
        VisibleSeries selected;
        try {
            selected = read.selected(guard, wanted.address(), wanted.samples());
        } catch (ProblemException refused) {
            return new Refused(wanted, refused.problem());
        }
        Optional<SamplesWanted.Which> fitting = room.fit(wanted.samples().which());
        if (fitting.isEmpty()) {
            return new Postponed(wanted);
        }
        SamplesRead answer = read.answer(guard, selected, fitting.get());
        room.take(answer.page().samples());
        return new Answered(wanted, answer);
    }

    /** For the audit, as if it had been asked for alone. */
    private void tellRefused(Part part) {
        if (part instanceof Refused refused) {
            List<String> asset = AssetId.parse(refused.wanted().address().assetId()).stream()
                    .map(AssetId::value)
                    .toList();
            Refusal.by(refused.problem()).map(refusal -> refusal.of(asset)).ifPresent(events::publishEvent);
        }
    }

    /** What the answer can still take. */
    private static final class Room {
        private int records = Limits.SEVERAL_RECORDS;
        private long bytes = Limits.PAGE_BYTES;

        Optional<SamplesWanted.Which> fit(SamplesWanted.Which which) {
            if (records <= 0 || bytes <= 0) {
                return Optional.empty();
            }
            return Optional.of(
                    which instanceof SamplesWanted.Range range
                            ? new SamplesWanted.Range(
                                    range.query().atMost(Math.min(range.query().limit(), records)))
                            : which);
        }

        void take(List<Sample> samples) {
            records -= samples.size();
            bytes -= samples.stream().mapToLong(Sample::bytes).sum();
        }
    }
}
