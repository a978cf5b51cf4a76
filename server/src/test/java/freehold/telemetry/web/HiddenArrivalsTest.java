package freehold.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.telemetry.web.LiveReader.Event;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** However many hidden records come among however many that can be seen: a stream says nothing of them. */
@HttpTest
class HiddenArrivalsTest {
    private static final int MANY = 900;

    private final MachineOfTenant machine;
    private final ApiClient api;

    HiddenArrivalsTest(TestTenants tenants) {
        machine = MachineOfTenant.build(tenants.fresh(), "performance");
        api = machine.tenant().client();
    }

    private void write(IntStream seconds, IntFunction<String> record) {
        write(seconds.mapToObj(record));
    }

    private void write(Stream<String> records) {
        api.put(machine.series(), records.collect(Collectors.joining(",", "[", "]")))
                .expect(204);
    }

    private static String time(int second, int millis) {
        return "2026-01-01T%02d:%02d:%02d.%03dZ".formatted(second / 3600, second / 60 % 60, second % 60, millis);
    }

    private static String visible(int second) {
        return "{\"_time\":\"" + time(second, 0) + "\",\"temperature\":1.5}";
    }

    private static String hidden(int second) {
        return "{\"_time\":\"" + time(second, 500) + "\",\"speed\":1}";
    }

    private LiveReader open() {
        return LiveReader.open(api, LiveReader.addressOf(machine).replace("select=", "select=temperature"));
    }

    private static String timeOf(Event record) {
        return record.data().get("record").get("_time").stringValue();
    }

    @Test
    void manyHiddenRecordsThatComeWithAFewVisibleOnesAreNotTold() {
        try (LiveReader reader = open()) {
            write(
                    IntStream.range(0, MANY),
                    second -> second == 300 || second == 400 ? visible(second) : hidden(second));
            assertThat(timeOf(reader.next("record"))).startsWith("2026-01-01T00:05:00"); // and nothing before it
            assertThat(timeOf(reader.next("record"))).startsWith("2026-01-01T00:06:40");
            write(IntStream.range(0, MANY), HiddenArrivalsTest::hidden);
            write(IntStream.of(MANY), HiddenArrivalsTest::visible);
            assertThat(timeOf(reader.next("record"))).startsWith("2026-01-01T00:15:00");
        }
    }

    @Test
    void hiddenRecordsDoNotMakeARangeWider() {
        try (LiveReader reader = open()) {
            write(Stream.concat(
                    IntStream.range(0, 3 * MANY).mapToObj(HiddenArrivalsTest::hidden),
                    IntStream.range(MANY, 2 * MANY).mapToObj(HiddenArrivalsTest::visible)));
            Event missed = reader.next("missed");
            assertThat(missed.data().get("from").stringValue())
                    .as("reads begin after it")
                    .isEqualTo("2026-01-01T00:14:59.999999Z");
            assertThat(missed.data().get("to").stringValue()).startsWith("2026-01-01T00:29:59.000");
        }
    }
}
