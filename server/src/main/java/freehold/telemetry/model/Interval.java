package freehold.telemetry.model;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * How long an interval is. Minutes and hours are those of UTC; days, weeks and months begin at midnight where the asset
 * is, weeks on a Monday.
 */
public record Interval(IntervalUnit unit, int value) {

    public Interval {
        if (!unit.allows(value)) {
            throw new IllegalArgumentException("no interval has " + value + " of " + unit);
        }
    }

    Duration about() {
        return unit.about().multipliedBy(value);
    }

    /**
     * The last edge of the grid that is not after the time. Where the intervals fill the next longer unit without a
     * rest, they are counted from its beginning: those of ten minutes begin at ten past and twenty past. All others are
     * counted from where one begins to ask, which is an edge of the unit.
     */
    Instant floor(Instant time, ZoneId zone) {
        LocalDate day = time.atZone(zone).toLocalDate();
        int grid = grid().value;
        return switch (unit) {
            case MINUTE -> multiple(time, 60L * grid);
            case HOUR -> multiple(time, 3_600L * grid);
            case DAY -> midnight(day, zone);
            case WEEK -> midnight(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), zone);
            case MONTH -> midnight(day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % grid), zone);
        };
    }

    /** The first edge of the grid that is not before the time. */
    Instant ceiling(Instant time, ZoneId zone) {
        Instant floor = floor(time, zone);
        return floor.equals(time) ? time : grid().plus(floor, 1, zone);
    }

    private Interval grid() {
        return switch (unit) {
            case MINUTE -> 60 % value == 0 ? this : new Interval(unit, unit.step());
            case HOUR -> 24 % value == 0 ? this : new Interval(unit, 1);
            case DAY, WEEK -> new Interval(unit, 1);
            case MONTH -> this;
        };
    }

    private static Instant multiple(Instant time, long seconds) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }

    private static Instant midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The edge that many intervals away from another. */
    Instant plus(Instant edge, long intervals, ZoneId zone) {
        long count = intervals * value;
        return switch (unit) {
            case MINUTE -> edge.plus(count, ChronoUnit.MINUTES);
            case HOUR -> edge.plus(count, ChronoUnit.HOURS);
            case DAY -> midnight(edge.atZone(zone).toLocalDate().plusDays(count), zone);
            case WEEK -> midnight(edge.atZone(zone).toLocalDate().plusWeeks(count), zone);
            case MONTH -> midnight(edge.atZone(zone).toLocalDate().plusMonths(count), zone);
        };
    }

    /** From an edge on, as many as it takes to hold all before the end, and at least one interval. */
    List<Instant> edges(Instant first, Instant end, ZoneId zone) {
        List<Instant> edges = new ArrayList<>(List.of(first, plus(first, 1, zone)));
        while (edges.getLast().isBefore(end)) {
            edges.add(plus(first, edges.size(), zone));
        }
        return edges;
    }
}
