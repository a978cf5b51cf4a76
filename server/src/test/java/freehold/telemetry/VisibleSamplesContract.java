package freehold.telemetry;

import static freehold.telemetry.Machine.NOON;
import static freehold.telemetry.Machine.both;
import static freehold.telemetry.Machine.endingAt;
import static freehold.telemetry.Machine.seconds;
import static freehold.telemetry.Machine.speed;
import static freehold.telemetry.Machine.startingAt;
import static freehold.telemetry.Machine.temperature;
import static freehold.telemetry.Machine.window;
import static freehold.telemetry.SampleQuery.Order.ASCENDING;
import static freehold.telemetry.Stage.RECEIVER;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.TimeWindow;
import freehold.telemetry.model.TimeSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a receiver sees is what one share by itself shows, and there is nothing else. */
interface VisibleSamplesContract extends TelemetryStoreContract {

    @Test
    default void aWindowHoldsItsBeginningAndNotItsEnd() {
        Stage stage = machine();
        stage.append(seconds(6));
        stage.lend(window(NOON.plusSeconds(1), NOON.plusSeconds(4)), "temperature");
        assertThat(stage.all(RECEIVER, TimeSpan.ALL, ASCENDING, 2))
                .isEqualTo(seconds(6).subList(1, 4));
        assertThat(stage.seen(RECEIVER, stage.store::latest).orElseThrow())
                .contains(seconds(6).get(3));
    }

    @Test
    default void aWindowThatBeginsBetweenTwoMicrosecondsLeavesTheEarlierOut() {
        Stage stage = machine();
        stage.append(
                temperature(NOON, 1), temperature(NOON.plusNanos(1_000), 2), temperature(NOON.plusNanos(2_000), 3));
        stage.lend(window(NOON.plusNanos(1), NOON.plusNanos(1_001)), "temperature");
        assertThat(stage.all(RECEIVER, TimeSpan.ALL, ASCENDING, 5))
                .containsExactly(temperature(NOON.plusNanos(1_000), 2));
    }

    @Test
    default void oneSharesVariablesAreNeverCombinedWithAnothersWindow() {
        Stage stage = machine();
        stage.append(both(NOON, 1, 10), both(NOON.plusSeconds(10), 2, 20), both(NOON.plusSeconds(20), 3, 30));
        stage.lend(endingAt(NOON.plusSeconds(10)), "temperature");
        stage.lend(startingAt(NOON.plusSeconds(20)), "speed");
        assertThat(stage.all(RECEIVER, TimeSpan.ALL, ASCENDING, 5))
                .containsExactly(temperature(NOON, 1), speed(NOON.plusSeconds(20), 30));
    }

    @Test
    default void aRecordWithoutVisibleValueDoesNotExist() {
        Stage stage = machine();
        stage.append(
                temperature(NOON, 1),
                speed(NOON.plusSeconds(1), 2),
                speed(NOON.plusSeconds(2), 3),
                temperature(NOON.plusSeconds(3), 4),
                speed(NOON.plusSeconds(4), 5));
        stage.lend(TimeWindow.ALWAYS, "temperature");
        assertThat(stage.page(RECEIVER, TimeSpan.ALL, ASCENDING, 2))
                .isEqualTo(new SamplePage(List.of(temperature(NOON, 1), temperature(NOON.plusSeconds(3), 4)), false));
        assertThat(stage.page(RECEIVER, TimeSpan.ALL, ASCENDING, 1).more()).isTrue();
        assertThat(stage.seen(RECEIVER, stage.store::latest).orElseThrow())
                .contains(temperature(NOON.plusSeconds(3), 4));
        assertThat(stage.seen(RECEIVER, stage.store::latestOfEach).orElseThrow())
                .containsExactly(temperature(NOON.plusSeconds(3), 4));
    }

    @Test
    default void hiddenTextAndQualityCodesStayHidden() {
        Stage stage = machine();
        stage.append(new Sample.Draft(10)
                .put(3, new Value.OfText("secret"))
                .quality(3, 1)
                .put(4, new Value.OfLong(42))
                .quality(4, 2)
                .at(NOON));
        stage.lend(TimeWindow.ALWAYS, "parts");
        assertThat(stage.all(RECEIVER, TimeSpan.ALL, ASCENDING, 5))
                .containsExactly(new Sample.Draft(10)
                        .put(4, new Value.OfLong(42))
                        .quality(4, 2)
                        .at(NOON));
    }

    @Test
    default void aWindowThatIsOverOrNeverBeginsShowsNothing() {
        Stage stage = machine();
        stage.append(seconds(3));
        stage.lend(window(NOON.plusSeconds(1), NOON.plusSeconds(1)), "temperature");
        stage.lend(endingAt(NOON), "temperature");
        assertThat(stage.page(RECEIVER, TimeSpan.ALL, ASCENDING, 5)).isEqualTo(new SamplePage(List.of(), false));
        assertThat(stage.seen(RECEIVER, stage.store::latestOfEach).orElseThrow())
                .isEmpty();
    }

    @Test
    default void whatOfASeriesIsNotLentIsNoSeries() {
        Stage stage = machine();
        stage.lend(TimeWindow.ALWAYS, "unheard of");
        assertThat(stage.seen(RECEIVER, series -> series)).isEmpty();
    }
}
