package freehold.events.model;

import freehold.kernel.http.PageWish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One question for a list of events.
 *
 * @param history whether events are shown too that a later one of the same matter has overtaken
 */
public record EventQuestion(EventFilter filter, Order order, boolean history, PageWish window) {
    private static final Duration UNLESS_ASKED = Duration.ofDays(7);

    /** The order of a list; ties are broken by id in the same direction. */
    public record Order(EventField field, boolean descending) {
        public static final Order NEWEST_FIRST = new Order(EventField.TIMESTAMP, true);
    }

    /** What is really looked for: whoever does not speak of time means the last seven days. */
    public EventFilter filterAt(Instant now) {
        return filter.asksFor(EventField.TIMESTAMP)
                ? filter
                : new EventFilter.All(
                        List.of(filter, new EventFilter.Bound(EventFilter.Bound.Side.FROM, now.minus(UNLESS_ASKED))));
    }
}
