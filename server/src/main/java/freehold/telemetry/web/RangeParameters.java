package freehold.telemetry.web;

import freehold.kernel.IsoTime;
import freehold.kernel.ProblemException;
import freehold.telemetry.model.TimeSpan;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A range of times. An empty parameter is as good as none. */
record RangeParameters(
        @Parameter(description = "Beginning of the range, exclusive", example = "2026-01-01T00:00:00.000Z") @Nullable
        String from,

        @Parameter(description = "End of the range, inclusive", example = "2026-01-31T00:00:00.000Z") @Nullable
        String to) {

    boolean isEmpty() {
        return isBlank(from) && isBlank(to);
    }

    /** A range of which both ends have to be there. */
    RangeParameters closed() {
        if (isBlank(from) || isBlank(to)) {
            throw ProblemException.invalid(
                    isBlank(from) ? "from" : "to", "The parameters from and to have to be there.");
        }
        return this;
    }

    /** All times after the first and not after the second. */
    TimeSpan span() {
        Optional<Instant> after = time("from", from);
        Optional<Instant> upTo = time("to", to);
        if (after.isPresent() && upTo.isPresent() && after.get().isAfter(upTo.get())) {
            throw ProblemException.invalid("from", "The parameter from must not be after to.");
        }
        return TimeSpan.afterUpTo(after, upTo);
    }

    private static Optional<Instant> time(String name, @Nullable String text) {
        return Optional.ofNullable(text)
                .filter(present -> !present.isBlank())
                .map(present -> IsoTime.parse(present)
                        .orElseThrow(() -> ProblemException.invalid(
                                name, "The parameter " + name + " must be a time like 2026-01-31T12:00:00.000Z.")));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
