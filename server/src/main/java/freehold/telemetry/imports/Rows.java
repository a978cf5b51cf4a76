package freehold.telemetry.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldModifier;
import freehold.telemetry.Limits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a file one after another, as RFC 4180 has them. Empty lines are none. */
final class Rows implements AutoCloseable {
    private static final byte[] MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

    private final CloseableIterator<CsvRecord> rows;
    private long line;

    /** The file can't be read from some line on. */
    static final class Broken extends Exception {
        private final long line;

        Broken(long line, String reason) {
            super(reason, null, false, false);
            this.line = line;
        }

        long line() {
            return line;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    Rows(InputStream file, char separator) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(
                withoutMark(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        this.rows = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(Limits.IMPORT_FIELD)
                .build(CsvRecordHandler.builder().fieldModifier(new Nothing()).build(), text)
                .iterator();
    }

    /** Spreadsheets begin a file with the mark of UTF-8. It belongs to no column's name. */
    private static InputStream withoutMark(InputStream file) throws IOException {
        PushbackInputStream text = new PushbackInputStream(file, MARK.length);
        byte[] start = text.readNBytes(MARK.length);
        if (!Arrays.equals(start, MARK)) {
            text.unread(start);
        }
        return text;
    }

    /** Empty at the end. */
    Optional<Row> next() throws Broken {
        try {
            if (!rows.hasNext()) {
                return Optional.empty();
            }
            Row row = Nothing.row(rows.next());
            line = row.line();
            return Optional.of(row);
        } catch (CsvParseException broken) {
            throw new Broken(
                    line + 1, "is no row, or a field of it has more than " + Limits.IMPORT_FIELD + " characters");
        } catch (UncheckedIOException broken) {
            throw new Broken(line + 1, "is not UTF-8");
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    /** Tells what is not there from a quoted nothing. */
    private static final class Nothing implements FieldModifier {
        /** No field of the file becomes that. */
        private static final String NOTHING = "\0";

        @Override
        public String modify(long startingLineNumber, int number, boolean quoted, String field) {
            if (field.isEmpty()) {
                return quoted ? field : NOTHING;
            }
            return field.equals(NOTHING) ? NOTHING + NOTHING : field;
        }

        static Row row(CsvRecord found) {
            List<@Nullable String> fields = new ArrayList<>();
            found.getFields().forEach(field -> fields.add(field.equals(NOTHING) ? null : field));
            return new Row(found.getStartingLineNumber(), fields);
        }
    }
}
