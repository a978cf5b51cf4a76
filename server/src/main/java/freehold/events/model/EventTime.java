package freehold.events.model;

import freehold.kernel.IsoTime;
import java.time.Instant;
import java.util.Optional;

/** Points in time as events have them: with milliseconds always, and with microseconds where there are any. */
public final class EventTime {
    private EventTime() {}

    public static String text(Instant time) {
        return IsoTime.format(time);
    }

    /** What a client wrote, if it says its zone, lies in the years 1 to 9999 and is no finer than can be stored. */
    public static Optional<Instant> parse(String text) {
        return IsoTime.parseStorable(text);
    }
}
