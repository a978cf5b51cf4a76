package freehold.files.web;

import freehold.files.Limits;
import freehold.files.model.Metadata;
import freehold.kernel.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What an upload says of its file, in headers. */
final class UploadHeaders {
    private static final int LAST_YEAR = 9999;

    private UploadHeaders() {}

    static Metadata read(HttpServletRequest request) {
        return new Metadata(
                text(request, "description", Limits.DESCRIPTION),
                text(request, "type", Limits.TYPE),
                header(request, "timestamp").map(UploadHeaders::time));
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static Optional<String> text(HttpServletRequest request, String name, int longest) {
        Optional<String> value = header(request, name);
        value.ifPresent(text -> {
            if (text.length() > longest) {
                throw ProblemException.invalid(name, "may have " + longest + " characters");
            }
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw ProblemException.invalid(name, "must not contain control characters");
            }
        });
        return value;
    }

    private static Instant time(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            if (time.getYear() >= 1 && time.getYear() <= LAST_YEAR) {
                return time.toInstant().truncatedTo(ChronoUnit.MILLIS);
            }
        } catch (DateTimeException noTime) {
            // said below
        }
        throw ProblemException.invalid("timestamp", "must be a time such as 2026-01-31T12:00:00.000Z");
    }
}
