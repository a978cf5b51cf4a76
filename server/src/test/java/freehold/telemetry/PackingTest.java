package freehold.telemetry;

import static freehold.telemetry.Machine.LOG;
import static freehold.telemetry.Machine.PARTS;
import static freehold.telemetry.Machine.temperature;
import static freehold.telemetry.Stage.OWNER;
import static freehold.telemetry.Stage.RECEIVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.decision.Action;
import freehold.kernel.database.DatabaseRole;
import freehold.telemetry.SampleQuery.Order;
import freehold.telemetry.model.TimeSpan;
import freehold.telemetry.store.Packing;
import freehold.telemetry.store.PostgresTelemetryStore;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is packed lies elsewhere, in less room, and is there as before: whatever comes, goes or is changed since. */
@ExtendWith(FreshDatabase.class)
class PackingTest {
    private static final Instant HOUR = Instant.parse("2024-02-29T22:00:00Z");

    /** Of few records a block, and a transaction. */
    private static final Packing.Size SMALL = new Packing.Size(1, 7, 5);

    private final TestDatabase database;
    private final JdbcClient everything;
    private Stage stage;

    PackingTest(TestDatabase database) {
        this.database = database;
        stage = new Stage(new PostgresTelemetryStore(), database.as(DatabaseRole.APP), Machine.variables());
        everything = JdbcClient.create(database.as(DatabaseRole.MIGRATION));
    }

    private static List<Sample> seconds(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> temperature(HOUR.plusSeconds(i), i / 8.0))
                .toList();
    }

    private long count(String what) {
        return everything
                .sql("select count(*) from telemetry." + what
                        + " where series_id = (select series_id from telemetry.series where asset_id = :asset)")
                .param("asset", stage.machine.value())
                .query(Long.class)
                .single();
    }

    private List<Sample> all() {
        return stage.all(OWNER, TimeSpan.ALL, Order.ASCENDING, Limits.PAGE_RECORDS);
    }

    @Test
    void anHourOfSecondsIsOneBlockAndARowOfTheNewest() {
        stage.append(seconds(3_600));
        assertThat(stage.pack()).isEqualTo(3_599);
        assertThat(List.of(count("record"), count("packed"), count("packed_values")))
                .containsExactly(1L, 1L, 1L);
        assertThat(all()).isEqualTo(seconds(3_600));
        assertThat(stage.seen(OWNER, stage.store::latest).orElseThrow())
                .contains(seconds(3_600).getLast());
        assertThat(stage.pack()).isZero();
    }

    private Optional<Sample> latest() {
        return stage.seen(OWNER, stage.store::latest).orElseThrow();
    }

    private List<Sample> latestOfEach() {
        return stage.seen(OWNER, stage.store::latestOfEach).orElseThrow();
    }

    @Test
    void theNewestRecordIsReadWithoutABlock() {
        stage.append(seconds(100));
        stage.pack();
        stage.append(temperature(HOUR.plusMillis(50_500), -1));
        stage.pack();
        assertThat(latest()).contains(seconds(100).getLast());
        everything
                .sql("update telemetry.packed_values set divisor = 0 where series_id ="
                        + " (select series_id from telemetry.series where asset_id = :asset)")
                .param("asset", stage.machine.value())
                .update();
        assertThatThrownBy(this::all).isInstanceOf(DataAccessException.class);
        assertThat(latest()).contains(seconds(100).getLast());
    }

    @Test
    void theNewestRecordIsFoundWhereverItLies() {
        stage.append(seconds(100));
        stage.append(Machine.single(HOUR.plusSeconds(1), PARTS, new Value.OfLong(1)));
        stage.pack();
        assertThat(latestOfEach())
                .containsExactly(
                        Machine.single(HOUR.plusSeconds(1), PARTS, new Value.OfLong(1)),
                        seconds(100).getLast());
        stage.delete(new TimeSpan(HOUR.plusSeconds(100), HOUR.plusSeconds(101)));
        assertThat(latest()).contains(seconds(99).getLast());
        Sample late = temperature(HOUR.plusMillis(50_500), -1);
        stage.append(late);
        assertThat(latest()).contains(seconds(99).getLast());
        stage.pack();
        assertThat(latest()).contains(seconds(99).getLast());
        Sample other = temperature(HOUR.plusSeconds(99), -1);
        stage.append(other);
        assertThat(latest()).contains(other);
        stage.pack();
        assertThat(latest()).contains(other);
        stage.lend(Machine.endingAt(HOUR.plusSeconds(50)), "temperature");
        assertThat(stage.seen(RECEIVER, stage.store::latest).orElseThrow())
                .map(Sample::time)
                .contains(HOUR.plusSeconds(49));
    }

    @Test
    void whatWouldTakeNoLessRoomStaysInRows() {
        stage.append(seconds(15));
        String large = "x".repeat(2_001);
        List<Sample> texts = IntStream.range(0, 20)
                .mapToObj(i -> Machine.single(HOUR.plusSeconds(7_200 + i), LOG, new Value.OfText(large)))
                .toList();
        stage.append(texts);
        assertThat(stage.pack()).isZero();
        assertThat(count("record")).isEqualTo(35);
        assertThat(all()).hasSize(35);
    }

    @Test
    void theMonthThatGoesOnIsLeftAlone() {
        Instant now = stage.as(OWNER, guard -> guard.now());
        stage.append(IntStream.range(0, 20)
                .mapToObj(i -> temperature(now.minus(Duration.ofHours(3)).plusSeconds(i), i))
                .toList());
        assertThat(stage.pack()).isZero();
    }

    @Test
    void aLateRecordIsARowUntilTheNextPacking() {
        stage.append(seconds(100));
        stage.pack();
        Sample late = temperature(HOUR.plusMillis(50_500), -1);
        stage.append(late);
        assertThat(count("record")).isEqualTo(2);
        List<Sample> expected = new ArrayList<>(seconds(100));
        expected.add(50, late);
        assertThat(all()).isEqualTo(expected);
        stage.pack();
        assertThat(count("record")).isEqualTo(1);
        assertThat(count("packed")).isEqualTo(1);
        assertThat(all()).isEqualTo(expected);
    }

    @Test
    void aPackedRecordIsReplacedAsAWhole() {
        stage.append(seconds(100));
        stage.pack();
        Sample other = Machine.single(HOUR.plusSeconds(50), PARTS, new Value.OfLong(Long.MAX_VALUE));
        stage.append(other, new Sample.Draft(10).at(HOUR.plusSeconds(51)));
        List<Sample> expected = new ArrayList<>(seconds(100));
        expected.set(49, other);
        expected.remove(50);
        assertThat(all()).isEqualTo(expected);
        stage.pack();
        assertThat(count("record")).isEqualTo(1);
        assertThat(all()).isEqualTo(expected);
    }

    @Test
    void deletingCutsBlocksWhereItIsTold() {
        stage.append(seconds(100));
        stage.pack();
        stage.append(temperature(HOUR.plusSeconds(31), 7));
        stage.delete(new TimeSpan(HOUR.plusSeconds(30), HOUR.plusSeconds(61)));
        List<Sample> expected = new ArrayList<>(seconds(100));
        expected.subList(29, 60).clear();
        assertThat(all()).isEqualTo(expected);
        stage.pack();
        assertThat(all()).isEqualTo(expected);
        stage.delete(TimeSpan.ALL);
        assertThat(List.of(count("record"), count("packed"), count("packed_values")))
                .containsExactly(0L, 0L, 0L);
    }

    @Test
    void timesAreFoundOneByOne() {
        stage.append(seconds(100));
        stage.pack();
        stage.append(temperature(HOUR.plusSeconds(40), 7));
        Set<Instant> wanted = Set.of(HOUR, HOUR.plusSeconds(7), HOUR.plusSeconds(40), HOUR.plusMillis(90_500));
        assertThat(stage.seen(OWNER, series -> stage.store.seen(series, new TreeSet<>(wanted)))
                        .orElseThrow())
                .containsExactly(HOUR.plusSeconds(7), HOUR.plusSeconds(40));
    }

    /** The newest stays a row, and is the last of them where they lie. */
    @Test
    void theRoomOfRowsThatArePackedIsGivenBackWhereAFewStay() {
        stage.append(temperature(Instant.parse("2023-11-01T00:00:01Z"), 1 / 8.0));
        everything.sql("""
                        insert into telemetry.record (series_id, ts, v)
                        select s.series_id, timestamptz '2023-11-01 00:00Z' + i * interval '1 second', array[i / 8.0]
                        from telemetry.series s, generate_series(2, 40000) i where s.asset_id = :asset""").param("asset", stage.machine.value()).update();
        everything.sql("""
                        insert into telemetry.day_sheet (tenant_id, series_id, day)
                        select s.tenant_id, s.series_id, date '2023-11-01' from telemetry.series s where s.asset_id = :asset
                        on conflict do nothing""").param("asset", stage.machine.value()).update();
        List<Sample> before = all();
        assertThat(stage.pack()).isEqualTo(39_999);
        everything.sql("vacuum telemetry.record_2023_11").update();
        stage.as(OWNER, guard -> {
            stage.store.tidy(guard.require(Action.BROWSE));
            return 0;
        });
        assertThat(everything
                        .sql("select pg_total_relation_size('telemetry.record_2023_11')")
                        .query(Long.class)
                        .single())
                .isLessThan(100_000);
        assertThat(all()).isEqualTo(before);
        assertThat(count("record")).isEqualTo(1);
    }

    private static List<Sample> ofTwoHours(int inEach) {
        return IntStream.range(0, 2 * inEach)
                .mapToObj(i ->
                        temperature(HOUR.minusSeconds(3_600L * (1 - i / inEach)).plusSeconds(1 + i % inEach), i))
                .toList();
    }

    private void givenSmallTransactions() {
        stage = new Stage(new PostgresTelemetryStore(SMALL), database.as(DatabaseRole.APP), Machine.variables());
    }

    /** How many transactions it takes; as many as too many where it does not end. */
    private int transactions() {
        AtomicInteger count = new AtomicInteger(1);
        stage.pack(() -> count.incrementAndGet() < 20);
        return count.get();
    }

    @Test
    void aDayHalfPackedIsReadAndWrittenAsAnyOther() {
        givenSmallTransactions();
        stage.append(ofTwoHours(10));
        assertThat(stage.pack(() -> false)).isEqualTo(10);
        assertThat(all()).isEqualTo(ofTwoHours(10));
        Sample other = temperature(HOUR.minusSeconds(3_595), -1);
        stage.append(other);
        List<Sample> expected = new ArrayList<>(ofTwoHours(10));
        expected.set(4, other);
        assertThat(all()).isEqualTo(expected);
        stage.pack();
        assertThat(count("record")).isEqualTo(1);
        assertThat(all()).isEqualTo(expected);
    }

    @Test
    void whatIsLeftInRowsIsNotPackedAgainByEachTransaction() {
        givenSmallTransactions();
        stage.append(ofTwoHours(10));
        for (int hour = 0; hour < 2; hour++) {
            Instant begin = HOUR.minusSeconds(3_600L * hour);
            stage.append(
                    Machine.single(begin.plusSeconds(100), LOG, new Value.OfText("x".repeat(2_001))),
                    new Sample.Draft(10).at(begin.plusSeconds(200)));
        }
        assertThat(transactions()).isEqualTo(2);
        assertThat(List.of(count("record"), count("packed"))).containsExactly(4L, 4L);
        assertThat(all()).hasSize(22);
        stage.append(temperature(HOUR.plusSeconds(50), -1));
        assertThat(stage.pack()).isEqualTo(11);
        assertThat(all()).hasSize(23);
    }

    @Test
    void anHourWithMoreToPackThanCanBeDoesNotKeepTheNextFromIt() {
        givenSmallTransactions();
        stage.append(ofTwoHours(10));
        everything
                .sql("update telemetry.record set v = null, x = '{\"0\": \"once a text\"}' where ts = :time and"
                        + " series_id = (select series_id from telemetry.series where asset_id = :asset)")
                .param("time", HOUR.minusSeconds(3_591).atOffset(ZoneOffset.UTC))
                .param("asset", stage.machine.value())
                .update();
        assertThat(transactions()).isEqualTo(2);
        assertThat(List.of(count("record"), count("packed"))).containsExactly(4L, 3L);
    }

    @Test
    void writersReadersAndPackingGetAlong() throws Exception {
        stage.append(seconds(400));
        AtomicBoolean done = new AtomicBoolean();
        NavigableMap<Instant, Sample> expected = new TreeMap<>();
        seconds(400).forEach(sample -> expected.put(sample.time(), sample));
        try (ExecutorService workers = Executors.newFixedThreadPool(5)) {
            List<Future<List<Sample>>> writers = IntStream.range(0, 2)
                    .mapToObj(writer -> workers.submit(() -> overwriteAtRandom(writer)))
                    .toList();
            Future<?> packing = workers.submit(() -> {
                while (!done.get()) {
                    stage.pack();
                }
            });
            Future<?> reading = workers.submit(() -> {
                while (!done.get()) {
                    assertThat(all())
                            .extracting(Sample::time)
                            .isEqualTo(seconds(400).stream().map(Sample::time).toList());
                }
            });
            for (Future<List<Sample>> writer : writers) {
                writer.get().forEach(sample -> expected.put(sample.time(), sample));
            }
            done.set(true);
            packing.get();
            reading.get();
        }
        assertThat(all()).isEqualTo(List.copyOf(expected.values()));
        stage.pack();
        assertThat(all()).isEqualTo(List.copyOf(expected.values()));
        assertThat(count("record")).isEqualTo(1);
    }

    /** Each writer has its own times, among those of the other. */
    private List<Sample> overwriteAtRandom(int writer) {
        Random random = new Random(writer);
        List<Sample> written = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            List<Sample> some = random.ints(5, 0, 200)
                    .mapToObj(second -> temperature(HOUR.plusSeconds(1 + writer + 2L * second), random.nextInt()))
                    .toList();
            stage.append(some);
            written.addAll(some);
        }
        return written;
    }
}
