package freehold.assets.model;

import freehold.kernel.IsoTime;
import java.time.Instant;
import java.util.Optional;

/** Points in time as this surface writes them: to the millisecond, always with as many digits. */
public final class Timestamps {
    private Timestamps() {}

    public static String text(Instant time) {
        return IsoTime.formatMillis(time);
    }

    /** Of a value that {@link #text} has written. */
    static Instant of(String text) {
        return Instant.parse(text);
    }

    /**
     * What a client wrote, if it is a time with its zone, of the years 1 to 9999 and of microseconds at most: finer ones
     * the database would round.
     */
    public static Optional<Instant> parse(String text) {
        return IsoTime.parseStorable(text);
    }
}
