package freehold.telemetry;

import static freehold.telemetry.Machine.LOG;
import static freehold.telemetry.Machine.NOON;
import static freehold.telemetry.Machine.PARTS;
import static freehold.telemetry.Machine.PROGRAM;
import static freehold.telemetry.Machine.RUNNING;
import static freehold.telemetry.Machine.SERVICED;
import static freehold.telemetry.Machine.SPEED;
import static freehold.telemetry.Machine.TEMPERATURE;
import static freehold.telemetry.Machine.both;
import static freehold.telemetry.Machine.seconds;
import static freehold.telemetry.Machine.single;
import static freehold.telemetry.Machine.speed;
import static freehold.telemetry.Machine.temperature;
import static freehold.telemetry.SampleQuery.Order.ASCENDING;
import static freehold.telemetry.SampleQuery.Order.DESCENDING;
import static freehold.telemetry.Stage.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.telemetry.model.TimeSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was written is what is there: exact, whole, and at its time. */
interface StoredSamplesContract extends TelemetryStoreContract {

    @Test
    default void everyTypeComesBackExactly() {
        Stage stage = machine();
        List<Sample> samples = new ArrayList<>();
        for (double value : new double[] {
            -0.0,
            0.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            0.1,
            1e21,
            0x1p53,
            Math.nextUp(1.0)
        }) {
            samples.add(single(NOON.plusSeconds(samples.size()), TEMPERATURE, new Value.OfDouble(value)));
        }
        for (int value : new int[] {Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE}) {
            samples.add(single(NOON.plusSeconds(samples.size()), SPEED, new Value.OfInt(value)));
        }
        for (long value :
                new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 9_007_199_254_740_991L, 9_007_199_254_740_993L, 0}) {
            samples.add(single(NOON.plusSeconds(samples.size()), PARTS, new Value.OfLong(value)));
        }
        for (String text :
                List.of("", " ", "null", "\"\\\n\t\u0001\u007f", "äß漢", "👩🏽‍🔧", "{1,NULL}", "x".repeat(255))) {
            samples.add(single(NOON.plusSeconds(samples.size()), PROGRAM, new Value.OfText(text)));
            samples.add(single(NOON.plusSeconds(samples.size()), LOG, new Value.OfText(text)));
        }
        samples.add(single(NOON.plusSeconds(samples.size()), LOG, new Value.OfText("漢".repeat(100_000))));
        for (boolean value : new boolean[] {true, false}) {
            samples.add(single(NOON.plusSeconds(samples.size()), RUNNING, new Value.OfBoolean(value)));
        }
        for (String time : List.of("0001-01-01T00:00:00Z", "2024-02-29T23:59:59.123456789Z", "9999-12-31T23:59:59Z")) {
            samples.add(single(NOON.plusSeconds(samples.size()), SERVICED, new Value.OfTime(Instant.parse(time))));
        }
        stage.append(samples);
        assertThat(stage.everything()).isEqualTo(samples);
    }

    @Test
    default void aRecordKeepsAllItsValuesAndQualityCodes() {
        Stage stage = machine();
        Sample sample = new Sample.Draft(10)
                .put(0, new Value.OfDouble(20.5))
                .quality(0, 0)
                .put(3, new Value.OfText("P-7"))
                .quality(3, Integer.MIN_VALUE)
                .put(7, new Value.OfBoolean(false))
                .put(9, new Value.OfText("ok"))
                .quality(9, Integer.MAX_VALUE)
                .at(NOON);
        stage.append(sample);
        assertThat(stage.everything()).containsExactly(sample);
    }

    @Test
    default void microsecondsAreKept() {
        Stage stage = machine();
        List<Sample> samples = List.of(
                temperature(NOON, 1), temperature(NOON.plusNanos(1_000), 2), temperature(NOON.plusNanos(2_000), 3));
        stage.append(samples);
        assertThat(stage.everything()).isEqualTo(samples);
    }

    @Test
    default void aRecordReplacesTheOneAtTheSameTimeAsAWhole() {
        Stage stage = machine();
        stage.append(new Sample.Draft(10)
                .put(0, new Value.OfDouble(1))
                .quality(0, 4)
                .put(4, new Value.OfLong(5))
                .at(NOON));
        stage.append(speed(NOON, 7));
        assertThat(stage.everything()).containsExactly(speed(NOON, 7));
    }

    @Test
    default void ofTwoRecordsAtTheSameTimeInOneWriteTheLaterWins() {
        Stage stage = machine();
        stage.append(temperature(NOON, 1), temperature(NOON.plusSeconds(1), 2), speed(NOON, 3));
        assertThat(stage.everything()).containsExactly(speed(NOON, 3), temperature(NOON.plusSeconds(1), 2));
    }

    @Test
    default void writingTheSameAgainChangesNothing() {
        Stage stage = machine();
        stage.append(seconds(50));
        stage.append(seconds(50));
        assertThat(stage.everything()).isEqualTo(seconds(50));
    }

    @Test
    default void aRecordWithoutValuesIsNone() {
        Stage stage = machine();
        stage.append(temperature(NOON, 1), temperature(NOON.plusSeconds(1), 2));
        stage.append(new Sample.Draft(10).at(NOON), new Sample.Draft(10).at(NOON.plusSeconds(5)));
        assertThat(stage.everything()).containsExactly(temperature(NOON.plusSeconds(1), 2));
    }

    @Test
    default void lateRecordsTakeTheirPlaceWhateverMonthTheyAreOf() {
        Stage stage = machine();
        List<Instant> times = List.of(
                NOON,
                Instant.parse("1970-01-01T00:00:00Z"),
                Instant.parse("2023-12-31T23:59:59.999999Z"),
                Instant.parse("2024-01-01T00:00:00Z"),
                Instant.parse("2024-03-31T23:59:59.999999Z"),
                Instant.parse("2024-04-01T00:00:00Z"));
        times.forEach(time -> stage.append(temperature(time, (double) time.getEpochSecond())));
        List<Sample> expected = times.stream()
                .sorted()
                .map(time -> temperature(time, (double) time.getEpochSecond()))
                .toList();
        assertThat(stage.everything()).isEqualTo(expected);
        assertThat(stage.all(OWNER, TimeSpan.ALL, DESCENDING, 1)).isEqualTo(expected.reversed());
    }

    @Test
    default void aSpanHoldsItsBeginningAndNotItsEnd() {
        Stage stage = machine();
        stage.append(seconds(5));
        TimeSpan span = new TimeSpan(NOON.plusSeconds(1), NOON.plusSeconds(3));
        assertThat(stage.page(OWNER, span, ASCENDING, 10).samples())
                .isEqualTo(seconds(3).subList(1, 3));
    }

    @Test
    default void aPageSaysExactlyWhetherMoreFollows() {
        Stage stage = machine();
        stage.append(seconds(5));
        assertThat(stage.page(OWNER, TimeSpan.ALL, ASCENDING, 4)).isEqualTo(new SamplePage(seconds(4), true));
        assertThat(stage.page(OWNER, TimeSpan.ALL, ASCENDING, 5)).isEqualTo(new SamplePage(seconds(5), false));
        assertThat(stage.page(OWNER, TimeSpan.ALL, DESCENDING, 4))
                .isEqualTo(new SamplePage(seconds(5).reversed().subList(0, 4), true));
        assertThat(stage.page(OWNER, TimeSpan.ALL, DESCENDING, 5))
                .isEqualTo(new SamplePage(seconds(5).reversed(), false));
    }

    @Test
    default void aPageOfTheGreatestSizeIsFilled() {
        Stage stage = machine();
        stage.append(seconds(Limits.PAGE_RECORDS + 1));
        SamplePage page = stage.page(OWNER, TimeSpan.ALL, ASCENDING, Limits.PAGE_RECORDS);
        assertThat(page.samples()).hasSize(Limits.PAGE_RECORDS);
        assertThat(page.more()).isTrue();
        assertThatThrownBy(() -> new SampleQuery(TimeSpan.ALL, ASCENDING, Limits.PAGE_RECORDS + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void aPageOfVeryLargeValuesIsShorterAndSaysThatMoreFollows() {
        Stage stage = machine();
        String large = "x".repeat(Limits.BIG_STRING_LENGTH);
        int fitting = (int) (Limits.PAGE_BYTES / (2L * large.length()));
        List<Sample> samples = IntStream.rangeClosed(0, fitting)
                .mapToObj(i -> single(NOON.plusSeconds(i), LOG, new Value.OfText(large)))
                .toList();
        stage.append(samples);
        SamplePage page = stage.page(OWNER, TimeSpan.ALL, ASCENDING, Limits.PAGE_RECORDS);
        assertThat(page.samples()).hasSize(fitting);
        assertThat(page.more()).isTrue();
        assertThat(stage.everything()).isEqualTo(samples);
    }

    @Test
    default void theLatestRecordIsTheNewestThatIsThere() {
        Stage stage = machine();
        assertThat(stage.seen(OWNER, stage.store::latest).orElseThrow()).isEmpty();
        stage.append(temperature(NOON, 2), temperature(NOON.minusSeconds(100 * 86_400L), 1));
        assertThat(stage.seen(OWNER, stage.store::latest).orElseThrow()).contains(temperature(NOON, 2));
        stage.delete(new TimeSpan(NOON, NOON.plusSeconds(1)));
        assertThat(stage.seen(OWNER, stage.store::latest).orElseThrow())
                .contains(temperature(NOON.minusSeconds(100 * 86_400L), 1));
    }

    @Test
    default void theLatestValueOfEachVariableComesFromTheRecordThatHasIt() {
        Stage stage = machine();
        Instant longAgo = NOON.minusSeconds(400 * 86_400L);
        stage.append(
                single(longAgo, PROGRAM, new Value.OfText("old")),
                both(NOON.minusSeconds(2), 1, 10),
                both(NOON.minusSeconds(1), 2, 20),
                temperature(NOON, 3));
        assertThat(stage.seen(OWNER, stage.store::latestOfEach).orElseThrow())
                .containsExactly(
                        single(longAgo, PROGRAM, new Value.OfText("old")),
                        speed(NOON.minusSeconds(1), 20),
                        temperature(NOON, 3));
    }

    @Test
    default void deletingASpanLeavesTheRest() {
        Stage stage = machine();
        stage.append(seconds(10));
        stage.delete(new TimeSpan(NOON.plusSeconds(2), NOON.plusSeconds(9)));
        assertThat(stage.everything())
                .containsExactly(
                        seconds(10).get(0), seconds(10).get(1), seconds(10).get(9));
        stage.delete(TimeSpan.ALL);
        assertThat(stage.everything()).isEmpty();
    }

    @Test
    default void seriesOfOneAssetAreApart() {
        Stage stage = machine();
        stage.append(seconds(3));
        stage.as(OWNER, guard -> {
            stage.store.append(
                    List.of(
                            new Batch(stage.writable(guard, "other"), List.of(temperature(NOON, 9))),
                            new Batch(stage.writable(guard, "third"), List.of()),
                            new Batch(stage.writable(guard, Stage.ASPECT), List.of(temperature(NOON, 8)))),
                    guard.now());
            return null;
        });
        assertThat(stage.everything())
                .containsExactly(
                        temperature(NOON, 8), seconds(3).get(1), seconds(3).get(2));
        stage.as(OWNER, guard -> {
            stage.store.delete(stage.writable(guard, "other"), TimeSpan.ALL);
            return null;
        });
        assertThat(stage.everything()).hasSize(3);
    }

    @Test
    default void anAppendThatIsRolledBackLeavesNothingAndCanBeRepeated() {
        Stage stage = machine();
        Instant unheardOf = Instant.parse("1981-05-05T00:00:00Z");
        assertThatThrownBy(() -> stage.as(OWNER, guard -> {
                    stage.store.append(
                            List.of(new Batch(stage.writable(guard, Stage.ASPECT), List.of(temperature(unheardOf, 1)))),
                            guard.now());
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(stage.everything()).isEmpty();
        stage.append(temperature(unheardOf, 2));
        assertThat(stage.everything()).containsExactly(temperature(unheardOf, 2));
    }

    @Test
    default void manyWritersOfANewSeriesAndNewMonthsDoNotHinderEachOther() throws Exception {
        Stage stage = machine();
        List<Sample> expected = new ArrayList<>();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < 8; writer++) {
                List<Sample> own = new ArrayList<>();
                for (int month = 0; month < 12; month++) {
                    Instant start = Instant.parse("1991-%02d-01T00:00:00Z".formatted(month + 1));
                    own.add(temperature(start.plusSeconds(writer), month));
                    expected.add(temperature(start.plusSeconds(writer), month));
                }
                running.add(writers.submit(() -> stage.append(writerOrder(own))));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        assertThat(stage.everything()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<Sample> writerOrder(List<Sample> samples) {
        List<Sample> shuffled = new ArrayList<>(samples);
        Collections.shuffle(shuffled, new Random(samples.getFirst().time().getEpochSecond()));
        return shuffled;
    }
}
