package freehold.telemetry.imports;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Guard;
import freehold.assets.DataType;
import freehold.assets.SeriesSchema;
import freehold.assets.SeriesSchema.Variable;
import freehold.assets.TwinType;
import freehold.telemetry.FilesToImport;
import freehold.telemetry.Sample;
import freehold.telemetry.imports.RowReader.Damaged;
import freehold.telemetry.json.RecordsReader;
import freehold.telemetry.model.TimeSpan;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in a file, each record of it is taken or told, and nothing else comes of it. */
class JsonRecordsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int FILES = 3_000;
    private static final SeriesSchema SCHEMA = new SeriesSchema(
            TwinType.PERFORMANCE,
            ZoneOffset.UTC,
            "t.load",
            List.of(
                    new Variable(0, "d", DataType.DOUBLE, Optional.empty(), Optional.empty(), true),
                    new Variable(1, "s", DataType.STRING, Optional.empty(), Optional.of(5), false)));
    private static final String FILE = """
            [{"_time":"2025-01-01T00:00:00Z","d":1.5,"d_qc":3,"s":"a"},
             {"_time":"2025-01-01T00:00:01Z","d":-2e3},
             {"_time":"2025-01-01T00:00:02Z","s":"\\u00fc"}]""";

    @TempDir
    Path folder = Path.of("");

    /** What came of each record, in order. */
    private static final class Seen implements Records.Visitor {
        private final List<Sample> samples = new ArrayList<>();
        private final List<String> told = new ArrayList<>();
        private long bytes;

        @Override
        public void record(long line, Records.Reading reading) {
            try {
                samples.add(reading.read());
            } catch (Damaged one) {
                damaged(line, one.reason());
            }
        }

        @Override
        public void damaged(long line, String reason) {
            assertThat(line).isPositive();
            told.add(reason);
        }

        @Override
        public void read(long more) {
            bytes += more;
        }
    }

    private Seen look(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("file"), content);
        FilesToImport.Found found = new FilesToImport.Found() {
            @Override
            public long size() {
                return content.length;
            }

            @Override
            public void require(Guard guard) {
                throw new AssertionError("whoever reads a file is not asked for leave by the way it is read");
            }

            @Override
            public Optional<SeekableByteChannel> open() {
                try {
                    return Optional.of(Files.newByteChannel(file));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        };
        Seen seen = new Seen();
        new JsonRecords("file", found, TimeSpan.ALL, new RecordsReader(SCHEMA, NOW, "")).each(seen);
        return seen;
    }

    @Test
    void aFileIsReadToItsEnd() throws IOException {
        byte[] content = FILE.getBytes(StandardCharsets.UTF_8);
        Seen seen = look(content);
        assertThat(seen.told).isEmpty();
        assertThat(seen.samples).hasSize(3);
        assertThat(seen.bytes).isEqualTo(content.length);
    }

    @Test
    void aDamagedRecordLeavesTheNextAlone() throws IOException {
        for (String damage : List.of(
                "{\"_time\":\"2025-01-01T00:00:05Z\",\"d\":{\"a\":[{},[[]]]},\"s\":\"b\"}",
                "{\"d\":[1,{\"_time\":\"2025-01-01T00:00:05Z\"}]}",
                "[[{}]]",
                "null",
                "{}",
                "\"[{\"")) {
            Seen seen = look(FILE.replaceFirst("(?m)^ ", " " + java.util.regex.Matcher.quoteReplacement(damage) + ",")
                    .getBytes(StandardCharsets.UTF_8));
            assertThat(seen.told).as(damage).hasSize(1);
            assertThat(seen.samples).as(damage).hasSize(3);
        }
    }

    @Test
    void aFileThatIsMuddledIsTakenOrTold() throws IOException {
        Random random = new Random(3);
        byte[] whole = FILE.getBytes(StandardCharsets.UTF_8);
        int told = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] muddled = whole.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                muddled[random.nextInt(muddled.length)] =
                        random.nextBoolean() ? whole[random.nextInt(whole.length)] : (byte) random.nextInt(256);
            }
            byte[] cut = java.util.Arrays.copyOf(muddled, random.nextInt(muddled.length + 1));
            Seen seen = look(random.nextInt(3) == 0 ? cut : muddled);
            assertThat(seen.samples.size()).isLessThan(10);
            told += seen.told.isEmpty() ? 0 : 1;
        }
        assertThat(told).isBetween(FILES / 2, FILES);
    }
}
