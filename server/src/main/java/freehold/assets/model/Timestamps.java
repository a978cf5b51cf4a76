package freehold.assets.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Points in time as this surface writes them: to the millisecond, always with as many digits. */
public final class Timestamps {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final int LAST_YEAR = 9999;
    private static final int MICROSECOND = 1_000;

    private Timestamps() {}

    public static String text(Instant time) {
        return FORMAT.format(time);
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
        try {
            OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            boolean storable = time.getYear() >= 1 && time.getYear() <= LAST_YEAR && time.getNano() % MICROSECOND == 0;
            return storable ? Optional.of(time.toInstant()) : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
