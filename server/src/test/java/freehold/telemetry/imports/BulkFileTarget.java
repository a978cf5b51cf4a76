package freehold.telemetry.imports;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import freehold.access.Guard;
import freehold.telemetry.FilesToImport;
import freehold.telemetry.imports.RowReader.Damaged;
import freehold.telemetry.json.RecordsReader;
import freehold.telemetry.model.TimeSpan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.Optional;

/** A file of a bulk job is taken record by record, or what is wrong with it is told; whatever it is. */
public final class BulkFileTarget {
    private static final TimeSpan SAID =
            new TimeSpan(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"));

    private BulkFileTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider input) throws IOException {
        byte[] file = input.consumeRemainingAsBytes();
        Looked looked = new Looked();
        new JsonRecords(
                        "f.json",
                        new Stored(ByteBuffer.wrap(file).asReadOnlyBuffer()),
                        SAID,
                        new RecordsReader(ImportTarget.SCHEMA, Instant.parse("2026-01-01T00:00:00Z"), ""))
                .each(looked);
        if (looked.bytes > file.length) {
            throw new IllegalStateException("more was read than there is");
        }
    }

    private static final class Looked implements Records.Visitor {
        private long bytes;

        @Override
        public void record(long line, Records.Reading reading) {
            try {
                if (!SAID.contains(reading.read().time())) {
                    throw new IllegalStateException("a record was taken that lies outside");
                }
            } catch (Damaged told) {
                // and the next one is tried
            }
        }

        @Override
        public void damaged(long line, String reason) {
            if (line < 1) {
                throw new IllegalStateException("there is no line " + line);
            }
        }

        @Override
        public void read(long more) {
            bytes += more;
        }
    }

    private record Stored(ByteBuffer content) implements FilesToImport.Found {
        @Override
        public long size() {
            return content.limit();
        }

        @Override
        public void require(Guard guard) {
            throw new IllegalStateException("nobody asks while it is read");
        }

        @Override
        public Optional<SeekableByteChannel> open() {
            return Optional.of(new Content(content.duplicate()));
        }
    }

    private record Content(ByteBuffer bytes) implements SeekableByteChannel {
        @Override
        public int read(ByteBuffer to) {
            if (!bytes.hasRemaining()) {
                return -1;
            }
            int some = Math.min(bytes.remaining(), to.remaining());
            to.put(bytes.slice(bytes.position(), some));
            bytes.position(bytes.position() + some);
            return some;
        }

        @Override
        public int write(ByteBuffer from) {
            throw new NonWritableChannelException();
        }

        @Override
        public long position() {
            return bytes.position();
        }

        @Override
        public SeekableByteChannel position(long newPosition) {
            bytes.position(Math.toIntExact(newPosition));
            return this;
        }

        @Override
        public long size() {
            return bytes.limit();
        }

        @Override
        public SeekableByteChannel truncate(long newSize) {
            throw new NonWritableChannelException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
