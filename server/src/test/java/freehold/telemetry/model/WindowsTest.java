package freehold.telemetry.model;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.TimeWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    @Test
    void windowsThatOverlapOrTouchAreOne() {
        Windows windows = Windows.of(List.of(window(5, 8), window(0, 3), window(2, 4), window(4, 5), window(9, 9)));
        assertThat(windows.spans()).containsExactly(span(0, 8));
    }

    @Test
    void openEdgesReachToTheEndsOfTime() {
        assertThat(Windows.of(List.of(TimeWindow.ALWAYS)).spans()).containsExactly(TimeSpan.ALL);
        assertThat(Windows.of(List.of(new TimeWindow(Optional.of(Instant.MIN), Optional.of(Instant.MAX))))
                        .spans())
                .containsExactly(TimeSpan.ALL);
    }

    @Test
    void anyTimeIsInTheWindowsIfItIsInOneOfThem() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            List<TimeWindow> given = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                given.add(new TimeWindow(edge(random), edge(random)));
            }
            Windows windows = Windows.of(given);
            TimeSpan part = span(random.nextInt(30), random.nextInt(30));
            for (int second = 0; second < 30; second++) {
                Instant time = START.plusSeconds(second);
                boolean inOne = given.stream().anyMatch(window -> window.contains(time));
                assertThat(windows.contains(time)).isEqualTo(inOne);
                assertThat(windows.within(part).contains(time)).isEqualTo(inOne && part.contains(time));
            }
        }
    }

    private static Optional<Instant> edge(Random random) {
        return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(START.plusSeconds(random.nextInt(30)));
    }

    private static TimeWindow window(int from, int until) {
        return new TimeWindow(Optional.of(START.plusSeconds(from)), Optional.of(START.plusSeconds(until)));
    }

    private static TimeSpan span(int from, int until) {
        return new TimeSpan(START.plusSeconds(from), START.plusSeconds(until));
    }
}
