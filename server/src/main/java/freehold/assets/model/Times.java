package freehold.assets.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times in filters and lists: as exact as the database keeps them, so both compare the same. */
public final class Times {
    /** Always as long, so that the order of texts is that of times. */
    private static final DateTimeFormatter SORTABLE = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSX", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final int LAST_YEAR = 9999;
    private static final int MICROSECOND = 1_000;

    private Times() {}

    /** As the value of a {@link Field}. */
    public static String text(Instant time) {
        return SORTABLE.format(time);
    }

    /** Of a value that {@link #text} has written. */
    static Instant of(String text) {
        return Instant.parse(text);
    }

    /** What a client wrote, if it is a time with its zone, of the years 1 to 9999 and of microseconds at most. */
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
