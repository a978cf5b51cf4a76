package freehold.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.assets.DataType;
import freehold.assets.SeriesSchema;
import freehold.assets.SeriesSchema.Variable;
import freehold.assets.TwinType;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.telemetry.Limits;
import freehold.telemetry.Sample;
import freehold.telemetry.Value;
import freehold.telemetry.usecase.SeriesAddress;
import freehold.telemetry.usecase.WriteSamples.Part;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesBodiesTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final SeriesSchema SCHEMA = new SeriesSchema(
            TwinType.PERFORMANCE,
            ZoneOffset.UTC,
            "maker.spindle",
            List.of(new Variable(0, "größe", DataType.DOUBLE, Optional.empty(), Optional.empty(), false)));

    private static List<Part> read(String body) {
        return SeriesBodies.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String series(String asset, int records) {
        String data = IntStream.range(0, records)
                .mapToObj(i -> "{\"_time\":\"2026-01-31T12:00:00.%03dZ\",\"größe\":%d}".formatted(i, i))
                .collect(Collectors.joining(","));
        return "{\"entityId\":\"" + asset + "\",\"propertySetName\":\"spindle\",\"data\":[" + data + "]}";
    }

    private static String body(String... series) {
        return "{\"timeseries\":[" + String.join(",", series) + "]}";
    }

    private static void assertRefused(String body, String message) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(ProblemException.class)
                .hasMessage(message);
    }

    @Test
    void recordsAreReadWhereverTheyStand() {
        List<Part> parts = read("""
                {"größe": [{"größe": 1}], "timeseries": [
                  {"data" : [ {"größe": -0, "_time": "2026-01-31T12:00:00Z"} ] , "extra": {"a": [1]},
                   "propertySetName": "spindle", "entityId": "a"},
                  {"entityId": "b", "propertySetName": "größe", "data": []}]}""");
        assertThat(parts)
                .extracting(Part::address)
                .containsExactly(new SeriesAddress("a", "spindle"), new SeriesAddress("b", "größe"));
        List<Sample> first = parts.getFirst().records().read(SCHEMA, NOW);
        assertThat(first)
                .containsExactly(
                        new Sample.Draft(1).put(0, new Value.OfDouble(-0.0)).at(NOW));
        assertThat(parts.getLast().records().read(SCHEMA, NOW)).isEmpty();
    }

    @Test
    void faultsInRecordsAreToldWithTheirPlaceInTheWholeBody() {
        List<Part> parts = read(body(series("a", 1), series("b", 2).replace(":1}", ":\"x\"}")));
        assertThatThrownBy(() -> parts.getLast().records().read(SCHEMA, NOW))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem())
                                .isEqualTo(new Problem.Invalid(
                                        "Record 1: größe must be a number.",
                                        List.of(new Problem.Fault(
                                                "/timeseries/1/data/1/größe", "Record 1: größe must be a number.")))));
    }

    @Test
    void seriesAndRecordsAreTakenUpToTheirLimits() {
        String[] most = IntStream.range(0, Limits.MULTI_SERIES)
                .mapToObj(i -> series("a" + i, Limits.MULTI_RECORDS / Limits.MULTI_SERIES))
                .toArray(String[]::new);
        assertThat(read(body(most))).hasSize(Limits.MULTI_SERIES);
        assertRefused(body(String.join(",", most), series("x", 0)), "One write has at most 5 series.");
        most[0] = series("a0", 1 + Limits.MULTI_RECORDS / Limits.MULTI_SERIES);
        assertRefused(body(most), "One write to several series has at most 100 records in all.");
    }

    @Test
    void bytesAreTakenUpToTheirLimit() {
        String body = body(series("a", 1));
        int padding = Limits.MULTI_BODY_BYTES - body.getBytes(StandardCharsets.UTF_8).length;
        assertThat(read(body + " ".repeat(padding))).hasSize(1);
        assertRefused(body + " ".repeat(padding + 1), "A write to several series has at most 102400 bytes.");
    }

    @Test
    void aBodyThatIsNoneIsRefused() {
        assertRefused("[]", "The body must have an array timeseries.");
        assertRefused("{\"timeseries\":{}}", "The body must have an array timeseries.");
        assertRefused("{\"timeseries\":[1]}", "A series comes as an object.");
        assertRefused("{\"timeseries\":[{\"entityId\":1}]}", "The field entityId must be text.");
        assertRefused("{\"timeseries\":[{\"propertySetName\":\"a\",\"data\":[]}]}", "The field entityId is missing.");
        assertRefused("{\"timeseries\":[{\"entityId\":\"a\",\"data\":[]}]}", "The field propertySetName is missing.");
        assertRefused(
                "{\"timeseries\":[{\"entityId\":\"a\",\"propertySetName\":\"b\"}]}", "The field data is missing.");
        assertRefused("{\"timeseries\":[{\"data\":{}}]}", "Records come as an array.");
        assertRefused("{\"timeseries\":[{\"data\":[", "The body is not valid JSON at line 1, column 25.");
    }
}
