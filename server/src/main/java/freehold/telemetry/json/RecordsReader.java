package freehold.telemetry.json;

import freehold.assets.SeriesSchema;
import freehold.assets.SeriesSchema.Variable;
import freehold.kernel.IsoTime;
import freehold.kernel.Problem.LimitExceeded;
import freehold.kernel.ProblemException;
import freehold.telemetry.Limits;
import freehold.telemetry.Quality;
import freehold.telemetry.RecordRules;
import freehold.telemetry.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads an array of records by the schema of their series. The first fault ends it, and is told with its place. */
public final class RecordsReader {
    private static final String TIME = "_time";

    private final SeriesSchema schema;
    private final Instant now;
    private final String pointer;
    private final int slots;
    private final Map<String, Field> fields = new HashMap<>();

    /** What a name in a record means. */
    private record Field(Variable variable, boolean quality) {}

    /**
     * @param now by which records too far ahead are told
     * @param pointer to the array within the body
     */
    public RecordsReader(SeriesSchema schema, Instant now, String pointer) {
        this.schema = schema;
        this.now = now;
        this.pointer = pointer;
        this.slots =
                1 + schema.variables().stream().mapToInt(Variable::slot).max().orElse(0);
        for (Variable variable : schema.variables()) {
            if (variable.qualityCode()) {
                fields.put(Quality.nameOf(variable), new Field(variable, true));
            }
        }
        // A variable that is called like the quality code of another is the variable.
        schema.variables().forEach(variable -> fields.put(variable.name(), new Field(variable, false)));
    }

    /** The records of the array at whose first token the parser is. */
    public List<Sample> read(JsonParser json) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw ProblemException.invalid(pointer, "Records come as an array.");
        }
        List<Sample> samples = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (samples.size() == Limits.WRITE_RECORDS) {
                throw ProblemException.limit("records", "One write has at most " + Limits.WRITE_RECORDS + " records.");
            }
            samples.add(new OneRecord(samples.size()).read(json));
        }
        return samples;
    }

    /** The record at whose first token the parser is. */
    public Sample read(JsonParser json, int index) {
        return new OneRecord(index).read(json);
    }

    /** One record while it is read. */
    private final class OneRecord {
        private final int index;
        private final Sample.Draft draft = new Sample.Draft(slots);
        private @Nullable Instant time;

        OneRecord(int index) {
            this.index = index;
        }

        Sample read(JsonParser json) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw ProblemException.invalid(pointer + "/" + index, "Record " + index + " is not an object.");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals(TIME)) {
                    readTime(json);
                } else {
                    readField(name, json);
                }
            }
            return finished();
        }

        private void readTime(JsonParser json) {
            if (time != null) {
                throw fault(TIME, "is there twice");
            }
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw fault(TIME, "must be a time like 2026-01-31T12:00:00.000Z");
            }
            Instant read = IsoTime.parse(json.getString())
                    .orElseThrow(() -> fault(TIME, "must be a time like 2026-01-31T12:00:00.000Z"));
            RecordRules.faultOfTime(read, schema.twinType(), now).ifPresent(reason -> {
                throw fault(TIME, reason);
            });
            time = read;
        }

        private void readField(String name, JsonParser json) {
            Field field = fields.get(name);
            if (field == null) {
                throw fault(name, "is no variable of the aspect");
            }
            int slot = field.variable().slot();
            if (field.quality() ? draft.quality(slot) != null : draft.value(slot) != null) {
                throw fault(name, "is there twice");
            }
            if (json.currentToken() == JsonToken.VALUE_NULL) {
                return;
            }
            try {
                if (field.quality()) {
                    draft.quality(slot, ValueReader.wholeNumber(json));
                } else {
                    draft.put(slot, ValueReader.read(json, field.variable()));
                }
            } catch (ValueReader.Unfit unfit) {
                throw fault(name, unfit.reason());
            }
        }

        private Sample finished() {
            if (time == null) {
                throw fault(TIME, "is missing");
            }
            for (Variable variable : schema.variables()) {
                if (draft.quality(variable.slot()) != null && draft.value(variable.slot()) == null) {
                    throw fault(Quality.nameOf(variable), "is the quality of a value, and there is none");
                }
            }
            Sample sample = draft.at(time);
            if (sample.bytes() > Limits.RECORD_BYTES) {
                throw new ProblemException(new LimitExceeded(
                        "record-bytes",
                        "Record " + index + " has " + sample.bytes() + " bytes of at most " + Limits.RECORD_BYTES
                                + "."));
            }
            return sample;
        }

        private ProblemException fault(String name, String reason) {
            return ProblemException.invalid(
                    pointer + "/" + index + "/" + name, "Record " + index + ": " + name + " " + reason + ".");
        }
    }
}
