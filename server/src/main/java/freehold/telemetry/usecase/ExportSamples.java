package freehold.telemetry.usecase;

import freehold.assets.SeriesSchema.Variable;
import freehold.identity.Caller;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.telemetry.Limits;
import freehold.telemetry.Sample;
import freehold.telemetry.SampleQuery;
import freehold.telemetry.SampleQuery.Order;
import freehold.telemetry.model.TimeSpan;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Hands out all records of a span one after another, however many there are, without holding more than a page of them.
 *
 * <p>What the caller may see is decided anew for each page, and for each page that was not handed out at once; so
 * nothing is handed out that could not have been read a moment before. Pages go on after the last record, so each
 * record that is there throughout comes once.
 */
@Component
public final class ExportSamples {
    /** So old may be what is handed out to a client that takes its time. */
    private static final Duration FRESH = Duration.ofMillis(50);

    private final ReadSamples read;

    ExportSamples(ReadSamples read) {
        this.read = read;
    }

    /** Where the records go. */
    public interface Sink {
        /** Before the first record, and if there is none. */
        void begin(List<Variable> variables) throws IOException;

        void record(Sample sample) throws IOException;

        /** It ends before its time, and nothing comes any more. */
        void broken(Problem problem) throws IOException;
    }

    /**
     * @throws ProblemException if nothing can be handed out; later problems go to the sink
     */
    public void export(Caller caller, SeriesAddress address, Wish wish, Sink sink) throws IOException {
        SamplesRead page = read.read(caller, address, wish.from(wish.span()));
        long readAt = System.nanoTime();
        sink.begin(page.variables());
        while (true) {
            Optional<Instant> last = handOut(page.page().samples(), readAt, sink);
            boolean complete = last.equals(last(page.page().samples()));
            if (complete && !page.page().more()) {
                return;
            }
            TimeSpan rest = TimeSpan.afterUpTo(last, Optional.empty()).and(wish.span());
            try {
                page = read.read(caller, address, wish.from(rest));
            } catch (ProblemException broken) {
                sink.broken(broken.problem());
                return;
            }
            readAt = System.nanoTime();
        }
    }

    private static Optional<Instant> last(List<Sample> samples) {
        return samples.isEmpty()
                ? Optional.empty()
                : Optional.of(samples.getLast().time());
    }

    /** Until the page ends, or is too old; at least one. Tells the time of the last that was handed out. */
    private static Optional<Instant> handOut(List<Sample> samples, long readAt, Sink sink) throws IOException {
        Optional<Instant> last = Optional.empty();
        for (Sample sample : samples) {
            if (last.isPresent() && System.nanoTime() - readAt > FRESH.toNanos()) {
                break;
            }
            sink.record(sample);
            last = Optional.of(sample.time());
        }
        return last;
    }

    /**
     * What is to be handed out.
     *
     * @param select names of variables; absent for all
     */
    public record Wish(TimeSpan span, Optional<List<String>> select) {
        public Wish {
            select = select.map(List::copyOf);
        }

        private SamplesWanted from(TimeSpan rest) {
            return new SamplesWanted(
                    new SamplesWanted.Range(new SampleQuery(rest, Order.ASCENDING, Limits.PAGE_RECORDS)), select);
        }
    }
}
