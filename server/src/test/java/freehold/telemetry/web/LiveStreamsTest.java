package freehold.telemetry.web;

import static freehold.telemetry.web.LiveReader.addressOf;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.telemetry.web.LiveReader.Event;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Streams of one's own series: nothing is missed, nothing comes twice, and whoever reads too slowly is told. */
@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveStreamsTest {
    private final TestTenants tenants;
    private MachineOfTenant machine;
    private ApiClient api;

    LiveStreamsTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @BeforeAll
    void build() {
        machine = MachineOfTenant.build(tenants.fresh(), "performance");
        api = machine.tenant().client();
    }

    private static String record(int second, double temperature) {
        return "{\"_time\":\"2026-01-01T00:%02d:%02d.000Z\",\"temperature\":%s}"
                .formatted(second / 60, second % 60, temperature);
    }

    private void write(MachineOfTenant to, String... records) {
        api.put(to.series(), "[" + String.join(",", records) + "]").expect(204);
    }

    @Test
    void recordsAreToldAsTheyAreCommitted() {
        MachineOfTenant one = machine.sibling();
        MachineOfTenant other = machine.sibling();
        write(one, record(1, 0.5));
        try (LiveReader both = LiveReader.open(api, addressOf(one, other));
                LiveReader single = LiveReader.open(api, addressOf(other).replace("select=", "select=speed"))) {
            write(one, record(2, 1.5), record(3, 2.5));
            Event first = both.next("record");
            assertThat(first.data().toString())
                    .isEqualTo("{\"assetId\":\"" + one.assetId() + "\",\"aspect\":\"spindle\",\"record\":"
                            + record(2, 1.5) + "}");
            assertThat(both.records(1)).containsExactly(record(3, 2.5));
            write(one, record(2, 9.5));
            assertThat(both.records(1)).containsExactly(record(2, 9.5));
            api.put(other.series(), "[{\"_time\":\"2026-01-01T00:00:00Z\",\"temperature\":1}]")
                    .expect(204);
            assertThat(both.records(1)).hasSize(1);
            api.put(other.series(), "[{\"_time\":\"2026-01-01T00:00:00Z\",\"temperature\":1,\"speed\":3}]")
                    .expect(204);
            assertThat(single.records(1)).containsExactly("{\"_time\":\"2026-01-01T00:00:00.000Z\",\"speed\":3}");
            assertThat(both.records(1)).hasSize(1);
            write(one, record(6, 6.5));
            assertThat(both.records(1)).containsExactly(record(6, 6.5));
            api.put(other.series(), "[{\"_time\":\"2026-01-01T00:00:07.000Z\",\"speed\":7}]")
                    .expect(204);
            assertThat(single.records(1)).containsExactly("{\"_time\":\"2026-01-01T00:00:07.000Z\",\"speed\":7}");
        }
    }

    @Test
    void whoeverComesBackGoesOnWhereItWas() {
        MachineOfTenant one = machine.sibling();
        MachineOfTenant other = machine.sibling();
        String path = addressOf(one, other);
        List<String> ids = new ArrayList<>();
        List<String> told = new ArrayList<>();
        try (LiveReader reader = LiveReader.open(api, path)) {
            write(one, record(1, 1.5), record(2, 2.5), record(3, 3.5));
            for (int i = 0; i < 3; i++) {
                Event event = reader.next("record");
                ids.add(event.id());
                told.add(event.data().get("record").toString());
            }
        }
        write(other, record(4, 4.5));
        write(one, record(5, 5.5));
        told.add(record(4, 4.5));
        told.add(record(5, 5.5));
        for (int i = 0; i < ids.size(); i++) {
            try (LiveReader again = LiveReader.resume(api, path, ids.get(i))) {
                List<String> rest = again.records(told.size() - i - 1);
                assertThat(rest).containsExactlyInAnyOrderElementsOf(told.subList(i + 1, told.size()));
                write(one, record(100 + i, 0.5));
                told.add(record(100 + i, 0.5));
                assertThat(again.records(1)).containsExactly(told.getLast());
            }
        }
        assertThat(new TreeSet<>(ids)).as("ids say nothing").hasSize(3);
    }

    @Test
    void anIdThatNobodyGaveTellsThatNobodyKnows() {
        for (String id : List.of("1", "AAAA", "x".repeat(9_000))) {
            try (LiveReader reader = LiveReader.resume(api, addressOf(machine), id)) {
                Event missed = reader.next();
                assertThat(missed.name()).isEqualTo("missed");
                assertThat(missed.data().propertyNames()).containsExactly("assetId", "aspect");
            }
        }
    }

    @Test
    void writersAtOnceAreAllTold() throws Exception {
        MachineOfTenant one = machine.sibling();
        int writers = 8;
        int each = 25;
        try (LiveReader reader = LiveReader.open(api, addressOf(one));
                ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (int writer = 0; writer < writers; writer++) {
                int first = writer * each;
                threads.execute(() -> IntStream.range(first, first + each)
                        .forEach(second -> write(one, record(second, second + 0.5))));
            }
            List<String> told = reader.records(writers * each);
            assertThat(told)
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, writers * each)
                            .mapToObj(second -> record(second, second + 0.5))
                            .toList());
            write(one, record(1_000, 0.5));
            assertThat(reader.records(1)).containsExactly(record(1_000, 0.5));
        }
    }

    @Test
    void whatComesTooMuchAtOnceIsToldAsARange() {
        MachineOfTenant one = machine.sibling();
        try (LiveReader reader = LiveReader.open(api, addressOf(one))) {
            write(one, IntStream.range(0, 1_500).mapToObj(i -> record(i, 1)).toArray(String[]::new));
            Event missed = reader.next("missed");
            String range = "?from=" + missed.data().get("from").stringValue() + "&to="
                    + missed.data().get("to").stringValue();
            assertThat(api.get(one.series() + range).expect(200).json()).hasSize(1_500);
            write(one, record(2_000, 3.5));
            assertThat(reader.records(1)).containsExactly(record(2_000, 3.5));
        }
    }

    @Test
    void whatCannotBeFollowedIsRefusedBeforeAnythingIsSent() {
        api.get(LiveReader.ROUTE).expect(400);
        api.get(LiveReader.ROUTE + "?assetId=" + machine.assetId() + "&aspect=unheard")
                .expect(404);
        api.get(addressOf(machine).replace("select=", "select=unheard")).expect(400);
        api.get(addressOf(machine, machine)).expect(400);
        api.get(LiveReader.ROUTE + "?assetId=" + machine.assetId() + "&aspect=spindle,turret")
                .expect(400);
        api.with("Accept", "text/html").get(addressOf(machine)).expect(406);
        String many = IntStream.range(0, 101).mapToObj(i -> machine.assetId()).collect(Collectors.joining(","));
        Answer tooMany = api.get(
                LiveReader.ROUTE + "?assetId=" + many + "&aspect=" + many.replaceAll("[0-9a-f]{32}", "spindle"));
        assertThat(tooMany.body()).contains("100 series");
        TestTenant stranger = tenants.fresh();
        Answer foreign = stranger.client().get(addressOf(machine));
        Answer missing = stranger.client().get(addressOf(machine).replace(machine.assetId(), "0".repeat(32)));
        assertThat(foreign.status()).isEqualTo(404).isEqualTo(missing.status());
    }

    @Test
    void aReaderThatIsSlowIsToldWhatItMissed() throws Exception {
        MachineOfTenant one = machine.sibling();
        try (SlowReader slow = new SlowReader(tenants, api, addressOf(one))) {
            String text = "x".repeat(40_000);
            for (int i = 0; i < 150; i++) {
                StringBuilder records = new StringBuilder("[");
                for (int k = 0; k < 4; k++) {
                    records.append(k == 0 ? "" : ",")
                            .append("{\"_time\":\"2026-01-01T%02d:%02d:0%d.000Z\",\"log\":\"%s\"}"
                                    .formatted(i / 60, i % 60, k, text));
                }
                api.put(one.series(), records + "]").expect(204);
            }
            SlowReader.Told told = slow.readUntilQuiet(Duration.ofSeconds(2));
            assertThat(told.missed()).isPositive();
            assertThat(told.records() + told.missed()).isEqualTo(600);
        }
    }
}
