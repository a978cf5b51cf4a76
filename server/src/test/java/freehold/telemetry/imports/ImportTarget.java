package freehold.telemetry.imports;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import freehold.assets.DataType;
import freehold.assets.SeriesSchema;
import freehold.assets.SeriesSchema.Variable;
import freehold.assets.TwinType;
import freehold.kernel.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A file is taken row by row, or what is wrong with it is told; whatever it is. */
public final class ImportTarget {
    static final SeriesSchema SCHEMA = new SeriesSchema(
            TwinType.PERFORMANCE,
            ZoneOffset.UTC,
            "t.load",
            List.of(
                    new Variable(0, "d", DataType.DOUBLE, Optional.empty(), Optional.empty(), true),
                    new Variable(1, "l", DataType.LONG, Optional.empty(), Optional.empty(), false),
                    new Variable(2, "s", DataType.STRING, Optional.empty(), Optional.of(5), false),
                    new Variable(3, "b", DataType.BOOLEAN, Optional.empty(), Optional.empty(), false),
                    new Variable(4, "t", DataType.TIMESTAMP, Optional.empty(), Optional.empty(), false)));

    private ImportTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider input) throws IOException {
        String mapping = input.consumeString(100);
        byte[] file = input.consumeRemainingAsBytes();
        try {
            Mapping.parse(Optional.of(mapping));
        } catch (ProblemException refused) {
            // in words
        }
        byte[] whole = (new String(file, StandardCharsets.ISO_8859_1).startsWith("_time")
                        ? ""
                        : "_time,d,d_qc,l,s,b,t\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] all = java.util.Arrays.copyOf(whole, whole.length + file.length);
        System.arraycopy(file, 0, all, whole.length, file.length);
        try (Rows rows = new Rows(new ByteArrayInputStream(all), ',')) {
            Optional<Row> header = rows.next();
            if (header.isEmpty()) {
                return;
            }
            RowReader reader = new RowReader(
                    SCHEMA, Instant.parse("2026-01-01T00:00:00Z"), Mapping.parse(Optional.empty()), header.get());
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                try {
                    reader.read(row.get());
                } catch (RowReader.Damaged told) {
                    // and the next one is tried
                }
            }
        } catch (Rows.Broken | RowReader.Damaged told) {
            // in words
        }
    }
}
