package freehold.files.web;

import freehold.files.model.StoredFile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A file in a list. */
record FileBody(
        String name,
        String path,
        @Nullable String type,
        long size,
        Instant timestamp,
        Instant created,
        Instant updated,
        String createdBy,
        String updatedBy,
        @Nullable String description,
        long etag) {
    static FileBody from(StoredFile file) {
        StoredFile.Trace trace = file.trace();
        return new FileBody(
                file.path().name(),
                file.path().folder(),
                file.metadata().type().orElse(null),
                file.size(),
                millis(file.metadata().timestamp().orElse(trace.created())),
                millis(trace.created()),
                millis(trace.updated()),
                trace.createdBy(),
                trace.updatedBy(),
                file.metadata().description().orElse(null),
                trace.etag());
    }

    private static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
