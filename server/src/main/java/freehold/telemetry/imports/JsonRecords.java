package freehold.telemetry.imports;

import freehold.access.Guard;
import freehold.kernel.IsoTime;
import freehold.kernel.Problem.Conflict;
import freehold.kernel.ProblemException;
import freehold.telemetry.FilesToImport;
import freehold.telemetry.Sample;
import freehold.telemetry.imports.RowReader.Damaged;
import freehold.telemetry.json.RecordsReader;
import freehold.telemetry.model.TimeSpan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A file of an asset: an array of records, as a request that writes them has it. Faults name it, for there may be others.
 *
 * @param said where the records lie in time, as whoever imports has said
 */
record JsonRecords(String name, FilesToImport.Found file, TimeSpan said, RecordsReader reader) implements Records {
    private static final JsonFactory JSON = new JsonFactory();

    /** How deep the parser is within a record of the array. */
    private static final int WITHIN_RECORD = 2;

    @Override
    public void each(Visitor visitor) throws IOException {
        SeekableByteChannel content = file.open()
                .orElseThrow(() -> new ProblemException(
                        new Conflict("file-changed", "The file " + name + " was replaced or removed meanwhile.")));
        long[] line = {1};
        // Also what tells no encoding from the first bytes is no JSON.
        try (InputStream counted = new Counted(Channels.newInputStream(content), visitor);
                JsonParser json = JSON.createParser(ObjectReadContext.empty(), counted)) {
            each(json, line, visitor);
        } catch (JacksonException broken) {
            visitor.damaged(line[0], name + " is no JSON from here on; the rest was not read");
        }
    }

    private void each(JsonParser json, long[] line, Visitor visitor) {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            visitor.damaged(1, name + " is no array of records; it was not read");
            return;
        }
        for (int index = 0; json.nextToken() != JsonToken.END_ARRAY; index++) {
            line[0] = json.currentTokenLocation().getLineNr();
            int number = index;
            visitor.record(line[0], () -> one(json, number));
            skipRest(json);
        }
        if (json.nextToken() != null) {
            visitor.damaged(json.currentTokenLocation().getLineNr(), name + " goes on after its end");
        }
    }

    private Sample one(JsonParser json, int index) throws Damaged {
        Sample sample;
        try {
            sample = reader.read(json, index);
        } catch (ProblemException fault) {
            throw new Damaged(name + ": " + fault.problem().message());
        }
        if (!said.contains(sample.time())) {
            throw new Damaged(name + ": Record " + index + " lies outside of what was said of the file: "
                    + IsoTime.format(sample.time()));
        }
        return sample;
    }

    /** A damaged record is left in its middle. */
    private static void skipRest(JsonParser json) {
        while (json.streamReadContext().getNestingDepth() >= WITHIN_RECORD) {
            if (json.nextToken() == null) {
                return;
            }
        }
    }

    @Override
    public void require(Guard guard) {
        file.require(guard);
    }

    @Override
    public void discard() {
        // It stays a file of the asset.
    }
}
