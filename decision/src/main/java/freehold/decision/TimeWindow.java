package freehold.decision;

import java.time.Instant;
import java.util.Optional;

/** Half-open [from, until); an absent edge is open. */
public record TimeWindow(Optional<Instant> from, Optional<Instant> until) {
    public static final TimeWindow ALWAYS = new TimeWindow(Optional.empty(), Optional.empty());

    /** Whether no moment at all lies in it. */
    public boolean isEmpty() {
        return from.isPresent() && until.isPresent() && !from.get().isBefore(until.get());
    }

    public boolean contains(Instant time) {
        return from.map(edge -> !time.isBefore(edge)).orElse(true)
                && until.map(time::isBefore).orElse(true);
    }
}
