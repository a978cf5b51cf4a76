package freehold.assets.model;

import freehold.kernel.ProblemException;
import java.time.Instant;
import java.time.ZoneId;

/** Time zones an asset can have. */
public final class TimeZones {
    private static final int HALF_HOUR = 1_800;

    private TimeZones() {}

    /** The zone's id, if it is one and its offset is of half hours: intervals of aggregates begin at such edges. */
    public static String checked(String zone, Instant now) {
        boolean known = ZoneId.getAvailableZoneIds().contains(zone);
        if (!known || ZoneId.of(zone).getRules().getOffset(now).getTotalSeconds() % HALF_HOUR != 0) {
            throw ProblemException.invalid(
                    "/timezone", "must be the id of a time zone whose offset is of full or half hours");
        }
        return zone;
    }
}
