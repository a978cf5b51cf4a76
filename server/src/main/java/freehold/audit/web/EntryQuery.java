package freehold.audit.web;

import freehold.audit.model.Entry;
import freehold.audit.model.EntryFilter;
import freehold.kernel.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What entries are looked for by; all of it has to hold. */
record EntryQuery(
        @Parameter(description = "Part of who did it", example = "user:ada") @Nullable
        String actor,

        @Parameter(description = "Part of what was done", example = "share.revoked") @Nullable
        String action,

        @Parameter(description = "Id of what it was done to", example = "3f0a2c1e-8b7d-4c5e-9f60-1a2b3c4d5e6f")
        @Nullable
        String object,

        @Parameter(description = "done or denied", example = "done") @Nullable
        String outcome,

        @Parameter(description = "Not before", example = "2026-01-01T00:00:00Z") @Nullable
        String from,

        @Parameter(description = "Before", example = "2027-01-01T00:00:00Z") @Nullable
        String to) {

    EntryFilter filter() {
        if (outcome != null && !outcome.equals(Entry.DONE) && !outcome.equals(Entry.DENIED)) {
            throw ProblemException.invalid("outcome", "must be one of done, denied");
        }
        return new EntryFilter(
                text(actor), text(action), text(object), text(outcome), time("from", from), time("to", to));
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    private static Optional<Instant> time(String name, @Nullable String value) {
        try {
            return text(value).map(time -> OffsetDateTime.parse(time).toInstant());
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid(name, "must be a time like 2026-01-31T12:00:00Z");
        }
    }
}
