package freehold.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.telemetry.web.LiveReader.Event;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However many hidden records come among however many that can be seen: a stream says nothing of them. */
@HttpTest
class HiddenArrivalsTest {
    private static final int OLDER = 7_000;

    private final MachineOfTenant machine;
    private final ApiClient api;

    HiddenArrivalsTest(TestTenants tenants) {
        machine = MachineOfTenant.build(tenants.fresh(), "performance");
        api = machine.tenant().client();
    }

    private void write(IntStream seconds, IntFunction<String> record) {
        api.put(machine.series(), seconds.mapToObj(record).collect(Collectors.joining(",", "[", "]")))
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

    @Test
    void manyHiddenRecordsAreNeitherToldNorMakeARangeWider() {
        write(IntStream.range(0, OLDER), HiddenArrivalsTest::visible);
        String address = LiveReader.addressOf(machine).replace("select=", "select=temperature");
        try (LiveReader reader = LiveReader.open(api, address)) {
            write(IntStream.range(0, OLDER).filter(second -> second % 10 == 0), HiddenArrivalsTest::hidden);
            write(IntStream.of(OLDER), HiddenArrivalsTest::visible);
            reader.next("record"); // and nothing before it
            write(
                    IntStream.range(0, OLDER).filter(second -> second % 10 == 0),
                    second -> second == 3_000 || second == 4_000 ? visible(second) : hidden(second));
            Event missed = reader.next("missed");
            assertThat(missed.data().get("from").stringValue())
                    .as("reads begin after it")
                    .isEqualTo("2026-01-01T00:49:59.999999Z");
            assertThat(missed.data().get("to").stringValue()).startsWith("2026-01-01T01:06:40.000");
        }
    }
}
