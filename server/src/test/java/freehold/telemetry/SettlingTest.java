package freehold.telemetry;

import static freehold.telemetry.Machine.TEMPERATURE;
import static freehold.telemetry.Machine.temperature;
import static freehold.telemetry.Stage.OWNER;
import static freehold.telemetry.Stage.RECEIVER;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.TenantId;
import freehold.decision.TimeWindow;
import freehold.kernel.database.DatabaseRole;
import freehold.telemetry.model.Edges;
import freehold.telemetry.model.TimeSpan;
import freehold.telemetry.store.PostgresTelemetryStore;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sums that are kept: they are used, they follow what changes, and whoever changes something needs not know. */
@ExtendWith(FreshDatabase.class)
class SettlingTest {
    private static final Instant DAY = Instant.parse("2024-03-31T00:00:00Z");
    private static final Edges HOURS = new Edges(IntStream.rangeClosed(0, 24)
            .mapToObj(hour -> DAY.plus(hour, ChronoUnit.HOURS))
            .toList());

    private static final String SERIES = "(select series_id from telemetry.series where asset_id = :asset)";

    private final Stage stage;
    private final JdbcClient everything;

    SettlingTest(TestDatabase database) {
        stage = new Stage(new PostgresTelemetryStore(), database.as(DatabaseRole.APP), Machine.variables());
        everything = JdbcClient.create(database.as(DatabaseRole.MIGRATION));
    }

    private static List<Sample> everyTenSeconds(Instant after, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> temperature(after.plusSeconds(10L * i), i))
                .toList();
    }

    private double sum(TenantId tenant) {
        return stage
                .seen(tenant, series -> stage.store.aggregate(series.only(TEMPERATURE::equals), HOURS))
                .orElseThrow()
                .stream()
                .flatMap(hour -> hour.byVariable().values().stream())
                .mapToDouble(summary -> summary.sum().orElseThrow().doubleValue())
                .sum();
    }

    private long settled() {
        return everything
                .sql("select coalesce(sum(bit_count(settled::bit(48))), 0) from telemetry.day_sheet where series_id = "
                        + SERIES)
                .param("asset", stage.machine.value())
                .query(Long.class)
                .single();
    }

    private void forgetRecords() {
        everything
                .sql("delete from telemetry.record where series_id = " + SERIES)
                .param("asset", stage.machine.value())
                .update();
    }

    @Test
    void whatIsSettledIsReadFromItsSums() {
        stage.append(everyTenSeconds(DAY, 720));
        stage.settle();
        assertThat(settled()).isEqualTo(4);
        forgetRecords();
        assertThat(sum(OWNER)).isEqualTo(720 * 721 / 2);
    }

    @Test
    void fewValuesAreReadAsTheyAre() {
        stage.append(everyTenSeconds(DAY, 29));
        stage.settle();
        assertThat(settled()).isZero();
        assertThat(sum(OWNER)).isEqualTo(29 * 15);
    }

    @Test
    void whoChangesRecordsMakesTheirHalfHourUnsettledAndNoOther() {
        stage.append(everyTenSeconds(DAY, 720));
        stage.settle();
        stage.append(temperature(DAY.plusSeconds(10), 1_001));
        assertThat(settled()).isEqualTo(3);
        assertThat(sum(OWNER)).isEqualTo(720 * 721 / 2 + 1_000);
        stage.settle();
        assertThat(settled()).isEqualTo(4);
        forgetRecords();
        assertThat(sum(OWNER)).isEqualTo(720 * 721 / 2 + 1_000);
    }

    @Test
    void theRecordAtTheEndOfAHalfHourBelongsToIt() {
        stage.append(everyTenSeconds(DAY, 360));
        stage.settle();
        stage.append(temperature(DAY.plusSeconds(1_800), 1_180));
        assertThat(settled()).isEqualTo(1);
        stage.append(temperature(DAY.plus(1, ChronoUnit.DAYS), 5));
        assertThat(sum(OWNER)).isEqualTo(360 * 361 / 2 + 1_000 + 5);
    }

    @Test
    void deletionsCountAtOnce() {
        stage.append(everyTenSeconds(DAY, 720));
        stage.settle();
        stage.delete(TimeSpan.afterUpTo(Optional.of(DAY.plusSeconds(3_590)), Optional.empty()));
        assertThat(sum(OWNER)).isEqualTo(359 * 360 / 2);
    }

    @Test
    void aWindowThatCutsASettledHalfHourIsExact() {
        stage.append(everyTenSeconds(DAY, 720));
        stage.settle();
        stage.lend(Machine.window(DAY.plusSeconds(600), DAY.plusSeconds(5_400)), "temperature");
        assertThat(sum(RECEIVER)).isEqualTo(sumOf(60, 539));
    }

    @Test
    void whatIsNotLentIsNotInTheSums() {
        stage.append(everyTenSeconds(DAY, 720));
        stage.settle();
        stage.lend(TimeWindow.ALWAYS, "speed");
        assertThat(stage.seen(RECEIVER, series -> stage.store.aggregate(series.numbers(), HOURS))
                        .orElseThrow())
                .isEmpty();
    }

    private static double sumOf(int first, int last) {
        return IntStream.rangeClosed(first, last).sum();
    }

    @Test
    void newRecordsAreLeftAlone() {
        Instant now = stage.as(OWNER, guard -> guard.now());
        stage.append(everyTenSeconds(now.minus(Duration.ofMinutes(100)), 600));
        stage.settle();
        assertThat(settled()).isZero();
    }

    @Test
    void writersAndSettlingGetAlong() throws ExecutionException, InterruptedException {
        stage.append(everyTenSeconds(DAY, 8_640));
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            Future<?> writing = workers.submit(() -> changeAtRandom(1));
            Future<?> alsoWriting = workers.submit(() -> changeAtRandom(2));
            Future<?> settling = workers.submit(() -> {
                for (int i = 0; i < 12; i++) {
                    stage.settle();
                }
            });
            writing.get();
            alsoWriting.get();
            settling.get();
        }
        double exact = everything
                .sql("select sum(v[1]) from telemetry.record where series_id = " + SERIES)
                .param("asset", stage.machine.value())
                .query(Double.class)
                .single();
        assertThat(sum(OWNER)).isEqualTo(exact);
        stage.settle();
        assertThat(settled()).isEqualTo(48);
        assertThat(sum(OWNER)).isEqualTo(exact);
    }

    private void changeAtRandom(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            stage.append(random.ints(5, 1, 8_641)
                    .mapToObj(tens -> temperature(DAY.plusSeconds(10L * tens), random.nextInt(1_000)))
                    .toList());
        }
    }
}
