package freehold.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.assets.DataType;
import freehold.assets.SeriesSchema;
import freehold.assets.SeriesSchema.Variable;
import freehold.assets.TwinType;
import freehold.kernel.ProblemException;
import freehold.telemetry.Limits;
import freehold.telemetry.Sample;
import freehold.telemetry.SamplePage;
import freehold.telemetry.Value;
import freehold.telemetry.json.RecordsReader;
import freehold.telemetry.usecase.SamplesRead;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsReaderTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final String TIME = "\"_time\":\"2026-01-31T12:00:00Z\"";
    private static final List<Variable> VARIABLES = List.of(
            variable(0, "temperature", DataType.DOUBLE, true),
            variable(1, "speed", DataType.INT, false),
            variable(2, "parts", DataType.LONG, false),
            variable(3, "running", DataType.BOOLEAN, false),
            new Variable(4, "program", DataType.STRING, Optional.empty(), Optional.of(5), false),
            variable(5, "log", DataType.BIG_STRING, false),
            variable(6, "serviced", DataType.TIMESTAMP, false),
            variable(7, "speed_qc", DataType.INT, false));

    private static Variable variable(int slot, String name, DataType type, boolean quality) {
        return new Variable(slot, name, type, Optional.empty(), Optional.empty(), quality);
    }

    private static List<Sample> read(String body) {
        return read(body, TwinType.PERFORMANCE);
    }

    private static List<Sample> read(String body, TwinType twin) {
        SeriesSchema schema = new SeriesSchema(twin, ZoneOffset.UTC, "maker.spindle", VARIABLES);
        return JsonBody.read(body.getBytes(StandardCharsets.UTF_8), new RecordsReader(schema, NOW, "")::read);
    }

    private static Sample one(String fields) {
        return read("[{" + TIME + "," + fields + "}]").getFirst();
    }

    private static void assertRefused(String body, String message) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(ProblemException.class)
                .hasMessage(message);
    }

    @Test
    void readsARecordWithEveryType() {
        Sample sample = one("""
                "temperature":-0,"temperature_qc":-1,"speed":-2147483648,"parts":9223372036854775807,"running":false,\
                "program":"","log":"👩🏽‍🔧","serviced":"2025-12-31T23:00:00.123456789-01:00","speed_qc":7""");
        assertThat(sample)
                .isEqualTo(new Sample.Draft(8)
                        .put(0, new Value.OfDouble(-0.0))
                        .quality(0, -1)
                        .put(1, new Value.OfInt(Integer.MIN_VALUE))
                        .put(2, new Value.OfLong(Long.MAX_VALUE))
                        .put(3, new Value.OfBoolean(false))
                        .put(4, new Value.OfText(""))
                        .put(5, new Value.OfText("👩🏽‍🔧"))
                        .put(6, new Value.OfTime(Instant.parse("2026-01-01T00:00:00.123456789Z")))
                        .put(7, new Value.OfInt(7))
                        .at(NOW));
    }

    @Test
    void nullIsAsGoodAsAbsent() {
        assertThat(one("\"temperature\":null,\"temperature_qc\":null,\"speed\":null")
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"temperature\":\"1\" | temperature must be a number",
                "\"temperature\":true | temperature must be a number",
                "\"temperature\":[1] | temperature must be a number",
                "\"temperature\":{} | temperature must be a number",
                "\"temperature\":1e400 | temperature must be a number that a double can hold",
                "\"speed\":1.0 | speed must be a whole number from -2147483648 to 2147483647",
                "\"speed\":2147483648 | speed must be a whole number from -2147483648 to 2147483647",
                "\"parts\":9223372036854775808 | parts must be a whole number from -9223372036854775808 to 9223372036854775807",
                "\"parts\":1e3 | parts must be a whole number from -9223372036854775808 to 9223372036854775807",
                "\"running\":1 | running must be true or false",
                "\"program\":5 | program must be text",
                "\"program\":\"123456\" | program has 6 characters of at most 5",
                "\"program\":\"a\\u0000\" | program must not contain the character NUL",
                "\"program\":\"\\ud83d\" | program contains half a character",
                "\"program\":\"\\ude00\\ud83d\" | program contains half a character",
                "\"serviced\":\"yesterday\" | serviced must be a time like 2026-01-31T12:00:00.000Z",
                "\"serviced\":1769860800000 | serviced must be a time like 2026-01-31T12:00:00.000Z",
                "\"temperature\":1,\"temperature_qc\":0.5 | temperature_qc must be a whole number from -2147483648 to 2147483647",
                "\"temperature_qc\":1 | temperature_qc is the quality of a value, and there is none",
                "\"parts\":1,\"parts_qc\":1 | parts_qc is no variable of the aspect",
                "\"pressure\":1 | pressure is no variable of the aspect",
                "\"speed\":1,\"speed\":2 | speed is there twice",
            })
    void aValueThatDoesNotFitIsRefusedByNameAndPlace(String fields, String reason) {
        assertRefused("[{" + TIME + "},{" + TIME + "," + fields + "}]", "Record 1: " + reason + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"speed\":1}] | Record 0: _time is missing.",
                "[{\"_time\":null}] | Record 0: _time must be a time like 2026-01-31T12:00:00.000Z.",
                "[{\"_time\":1769860800000}] | Record 0: _time must be a time like 2026-01-31T12:00:00.000Z.",
                "[{\"_time\":\"2026-01-31T12:00:00\"}] | Record 0: _time must be a time like 2026-01-31T12:00:00.000Z.",
                "[{\"_time\":\"2026-01-31T12:00:00.0001Z\"}] | Record 0: _time must be in whole millis.",
                "[{\"_time\":\"1969-12-31T23:59:59.999Z\"}] | Record 0: _time must lie between 1970-01-01T00:00:00.000Z and 365 days from now.",
                "[{\"_time\":\"2027-01-31T12:00:00.001Z\"}] | Record 0: _time must lie between 1970-01-01T00:00:00.000Z and 365 days from now.",
                "[1] | Record 0 is not an object.",
                "[null] | Record 0 is not an object.",
                "{} | Records come as an array.",
                "[{] | The body is not valid JSON at line 1, column 3.",
                "[{\"_time\": | The body is not valid JSON at line 1, column 11.",
                "[] [] | The body goes on after its end.",
                "'' | The body is empty.",
            })
    void aBodyThatIsNoneIsRefused(String body, String message) {
        assertRefused(body, message);
    }

    @Test
    void timesAreTakenUpToTheirLimits() {
        assertThat(read("[{\"_time\":\"1970-01-01T00:00:00Z\"},{\"_time\":\"2027-01-31T12:00:00.0000Z\"}]"))
                .extracting(Sample::time)
                .containsExactly(Limits.EARLIEST, NOW.plus(Limits.AHEAD));
    }

    @Test
    void aSimulationHasMicroseconds() {
        assertThat(read("[{\"_time\":\"2026-01-31T12:00:00.000001Z\"}]", TwinType.SIMULATION))
                .extracting(Sample::time)
                .containsExactly(NOW.plusNanos(1_000));
        assertThatThrownBy(() -> read("[{\"_time\":\"2026-01-31T12:00:00.0000001Z\"}]", TwinType.SIMULATION))
                .hasMessage("Record 0: _time must be in whole micros.");
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000, 100_001})
    void aTextIsTakenUpToItsLength(int length) {
        String body = "[{" + TIME + ",\"log\":\"" + "x".repeat(length) + "\"}]";
        if (length <= Limits.BIG_STRING_LENGTH) {
            assertThat(read(body)).hasSize(1);
        } else {
            assertRefused(body, "Record 0: log has 100001 characters of at most 100000.");
        }
    }

    @Test
    void aRecordIsTakenUpToItsBytes() {
        String fits = "\"log\":\"" + "x".repeat(99_994) + "\",\"parts\":1,\"speed\":1";
        assertThat(one(fits).bytes()).isEqualTo(Limits.RECORD_BYTES);
        assertRefused("[{" + TIME + "," + fits + ",\"running\":true}]", "Record 0 has 200001 bytes of at most 200000.");
    }

    @Test
    void aBodyIsTakenUpToItsNumberOfRecords() {
        String record = "{" + TIME + "},";
        String full = "[" + record.repeat(Limits.WRITE_RECORDS - 1) + "{" + TIME + "}]";
        assertThat(read(full)).hasSize(Limits.WRITE_RECORDS);
        assertRefused(
                full.replaceFirst("\\[", "[" + record), "One write has at most " + Limits.WRITE_RECORDS + " records.");
    }

    @Test
    void whatIsReadIsWrittenTheSame() {
        String body = """
                [{"_time":"2026-01-31T12:00:00.000Z","temperature":-0.0,"temperature_qc":3,"speed":1,\
                "parts":-9223372036854775808,"running":true,"program":"\\"\\\\\\n","log":"漢👩🏽‍🔧",\
                "serviced":"2026-01-31T12:00:00.000000001Z"},{"_time":"2026-01-31T12:00:00.001Z"}]""";
        byte[] written = RecordsWriter.write(new SamplesRead(VARIABLES, new SamplePage(read(body), false)));
        assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(body);
    }
}
