package freehold.telemetry.model;

import freehold.decision.TimeWindow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When something is visible: spans in order of time that neither overlap nor touch. A value is visible if any of the
 * windows it was given holds its time, so their union is all that matters.
 */
public record Windows(List<TimeSpan> spans) {

    public Windows {
        spans = List.copyOf(spans);
    }

    public static Windows of(List<TimeWindow> windows) {
        return union(windows.stream()
                .map(window -> TimeSpan.fromUntil(window.from(), window.until()))
                .toList());
    }

    private static Windows union(List<TimeSpan> spans) {
        List<TimeSpan> sorted = spans.stream()
                .filter(span -> !span.isEmpty())
                .sorted(Comparator.comparing(TimeSpan::from))
                .toList();
        List<TimeSpan> merged = new ArrayList<>();
        for (TimeSpan span : sorted) {
            if (merged.isEmpty() || merged.getLast().until().isBefore(span.from())) {
                merged.add(span);
            } else if (merged.getLast().until().isBefore(span.until())) {
                merged.set(merged.size() - 1, new TimeSpan(merged.getLast().from(), span.until()));
            }
        }
        return new Windows(merged);
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    public boolean contains(Instant time) {
        for (TimeSpan span : spans) {
            if (span.contains(time)) {
                return true;
            }
        }
        return false;
    }

    /**
     * @param micros since 1970
     */
    public boolean contains(long micros) {
        return contains(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    /** What of the windows lies within the span. */
    public Windows within(TimeSpan span) {
        return new Windows(spans.stream()
                .map(span::and)
                .filter(common -> !common.isEmpty())
                .toList());
    }

    /** From the beginning of the first to the end of the last. Not of empty windows. */
    public TimeSpan hull() {
        return new TimeSpan(spans.getFirst().from(), spans.getLast().until());
    }
}
