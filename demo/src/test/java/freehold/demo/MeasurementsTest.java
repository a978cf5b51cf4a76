package freehold.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
    @Test
    void everyDistinctTimeOfTheMachineIsThereOnce() throws Exception {
        assertThat(Measurements.ofTheMachine().byTime()).hasSize(22_683);
    }

    @Test
    void theLaterOfTwoRowsWithTheSameTimeCounts() throws Exception {
        Map<Instant, Double> byTime = Measurements.ofTheMachine().byTime();
        assertThat(byTime.get(Instant.parse("2014-01-07T02:00:00Z"))).isEqualTo(94.13972336);
    }

    @Test
    void theRoomIsReadAsUtc() throws Exception {
        Measurements room = Measurements.ofTheRoom();
        assertThat(room.byTime()).hasSize(7_267);
        assertThat(room.byTime().firstEntry()).isEqualTo(Map.entry(Instant.parse("2013-07-04T00:00:00Z"), 69.88083514));
    }

    @Test
    void batchesHoldTheWholeSeriesInOrder() {
        Measurements three = new Measurements(new TreeMap<>(Map.of(
                Instant.parse("2020-01-01T00:00:00Z"), 1.5,
                Instant.parse("2020-01-01T00:00:01Z"), 2.5,
                Instant.parse("2020-01-01T00:00:02Z"), 3.5)));
        assertThat(three.batches("t", 2))
                .containsExactly(
                        List.of(
                                Map.of("_time", "2020-01-01T00:00:00Z", "t", 1.5),
                                Map.of("_time", "2020-01-01T00:00:01Z", "t", 2.5)),
                        List.of(Map.of("_time", "2020-01-01T00:00:02Z", "t", 3.5)));
    }
}
