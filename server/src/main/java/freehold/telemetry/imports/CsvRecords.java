package freehold.telemetry.imports;

import freehold.access.Guard;
import freehold.assets.SeriesSchema;
import freehold.telemetry.imports.RowReader.Damaged;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A file of rows that was sent to be imported, and is done away with in the end.
 *
 * @param now by which records too far ahead are told
 */
record CsvRecords(Path file, Mapping mapping, SeriesSchema schema, Instant now) implements Records {

    /** Every row after the first, which names the columns. */
    @Override
    public void each(Visitor visitor) throws IOException {
        try (InputStream counted = new Counted(Files.newInputStream(file), visitor);
                Rows rows = new Rows(counted, mapping.separator())) {
            Optional<Row> header = rows.next();
            if (header.isEmpty()) {
                visitor.damaged(1, "The file is empty.");
                return;
            }
            RowReader reader;
            try {
                reader = new RowReader(schema, now, mapping, header.get());
            } catch (Damaged columns) {
                visitor.damaged(header.get().line(), columns.reason());
                return;
            }
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                Row one = row.get();
                visitor.record(one.line(), () -> reader.read(one));
            }
        } catch (Rows.Broken broken) {
            visitor.damaged(broken.line(), broken.reason() + "; the rest was not read");
        }
    }

    @Override
    public void require(Guard guard) {
        // Nobody else has it: it came with the import.
    }

    @Override
    public void discard() throws IOException {
        Files.deleteIfExists(file);
    }
}
