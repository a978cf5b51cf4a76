package freehold.events.model;

import freehold.kernel.Text;
import freehold.kernel.http.PageWish;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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

        /** The database's order, for events that come from several statements. */
        public Comparator<Event> comparator() {
            Comparator<Event> ascending = Comparator.comparing(
                            (Event event) -> field.of(event), Comparator.nullsFirst(Order::compare))
                    .thenComparing(Event::id);
            return descending ? ascending.reversed() : ascending;
        }

        private static int compare(Object left, Object right) {
            return switch (left) {
                case String text -> Text.compare(text, (String) right);
                case Instant time -> time.compareTo((Instant) right);
                case Integer number -> number.compareTo((Integer) right);
                case Boolean flag -> flag.compareTo((Boolean) right);
                default -> throw new IllegalStateException("events have no order by " + left.getClass());
            };
        }
    }

    /** What is really looked for: whoever does not speak of time means the last seven days. */
    public EventFilter filterAt(Instant now) {
        return filter.asksFor(EventField.TIMESTAMP)
                ? filter
                : new EventFilter.All(List.of(
                        filter,
                        new EventFilter.Bound(
                                EventField.TIMESTAMP, EventFilter.Bound.Side.FROM, now.minus(UNLESS_ASKED))));
    }
}
