package freehold.assets.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Points in time as this surface writes them: to the millisecond, always with as many digits. */
public final class Timestamps {
    /** The same, by the database. */
    public static final String SQL_FORMAT = "YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"";

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Timestamps() {}

    public static String text(Instant time) {
        return FORMAT.format(time);
    }
}
