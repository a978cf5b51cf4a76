package freehold.telemetry.web;

import freehold.kernel.IsoTime;
import freehold.kernel.ProblemException;
import freehold.telemetry.Limits;
import freehold.telemetry.imports.ImportSamples.StoredFile;
import freehold.telemetry.imports.ImportSamples.StoredWish;
import freehold.telemetry.model.TimeSpan;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a job is to import. */
record BulkBody(@Nullable List<@Nullable Series> data) {

    /** A series and its files. */
    record Series(
            @Schema(description = "The asset") @Nullable String entity,
            @Schema(description = "The aspect") @Nullable String propertySetName,
            @Nullable List<@Nullable TimeseriesFile> timeseriesFiles) {}

    /** A file of the asset, and where its records lie in time. */
    record TimeseriesFile(
            @Nullable String filePath,
            @Nullable String from,
            @Nullable String to) {}

    StoredWish wish() {
        if (data == null || data.size() != 1 || data.getFirst() == null) {
            throw ProblemException.invalid("/data", "A job imports one series: data has one element.");
        }
        Series series = data.getFirst();
        List<@Nullable TimeseriesFile> files = series.timeseriesFiles();
        if (files == null || files.isEmpty()) {
            throw ProblemException.invalid("/data/0/timeseriesFiles", "A job needs a file at least.");
        }
        if (files.size() > Limits.IMPORT_FILES) {
            throw ProblemException.limit("files", "A job has at most " + Limits.IMPORT_FILES + " files.");
        }
        List<StoredFile> wanted = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            wanted.add(file("/data/0/timeseriesFiles/" + i, files.get(i)));
        }
        return new StoredWish(
                needed("/data/0/entity", series.entity()),
                needed("/data/0/propertySetName", series.propertySetName()),
                wanted);
    }

    private static StoredFile file(String pointer, @Nullable TimeseriesFile file) {
        if (file == null) {
            throw ProblemException.invalid(pointer, "A file must not be null.");
        }
        Instant from = time(pointer + "/from", file.from());
        Instant to = time(pointer + "/to", file.to());
        if (from.isAfter(to)) {
            throw ProblemException.invalid(pointer + "/from", "The first record must not come after the last.");
        }
        return new StoredFile(
                needed(pointer + "/filePath", file.filePath()),
                TimeSpan.afterUpTo(Optional.of(from.minus(1, ChronoUnit.MICROS)), Optional.of(to)));
    }

    private static Instant time(String pointer, @Nullable String text) {
        return IsoTime.parse(needed(pointer, text))
                .orElseThrow(
                        () -> ProblemException.invalid(pointer, "It must be a time like 2026-01-31T12:00:00.000Z."));
    }

    private static String needed(String pointer, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw ProblemException.invalid(pointer, "The field " + pointer + " has to be there.");
        }
        return value;
    }
}
