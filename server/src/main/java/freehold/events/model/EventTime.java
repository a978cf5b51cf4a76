package freehold.events.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Optional;

/** Points in time as events have them: with milliseconds always, and with microseconds where there are any. */
public final class EventTime {
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 3, 6, true)
            .appendLiteral('Z')
            .toFormatter()
            .withZone(ZoneOffset.UTC);

    private static final int LAST_YEAR = 9999;
    private static final int MICROSECOND = 1_000;

    private EventTime() {}

    public static String text(Instant time) {
        return FORMAT.format(time);
    }

    /** What a client wrote, if it says its zone, lies in the years 1 to 9999 and is no finer than can be stored. */
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
