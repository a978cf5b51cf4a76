package freehold.telemetry.model;

import freehold.kernel.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which intervals a client asks for; what it leaves open is completed. Times outside years one can write are not among
 * them.
 */
public record IntervalWish(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<IntervalUnit> unit,
        Optional<Integer> value,
        Optional<Integer> count) {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration QUARTER = Duration.ofDays(90);

    /** By so much a range of whole days may be longer. */
    private static final Duration SUMMER_TIME = Duration.ofHours(1);

    /** Of these one is taken where the client names no length: those the field calls pre-calculated. */
    private static final List<Interval> USUAL = List.of(
            new Interval(IntervalUnit.DAY, 1),
            new Interval(IntervalUnit.HOUR, 1),
            new Interval(IntervalUnit.MINUTE, IntervalUnit.MINUTE.step()));

    /** The ends of what is asked for, before they move outward to edges of intervals. */
    private record Range(Instant from, Instant to) {
        Duration length() {
            return Duration.between(from, to);
        }
    }

    /**
     * The intervals meant.
     *
     * @param zone of the asset
     */
    public Edges edges(Instant now, ZoneId zone) {
        if (value.isPresent() && unit.isEmpty()) {
            throw ProblemException.invalid("intervalUnit", "An intervalValue needs an intervalUnit.");
        }
        Optional<Interval> wanted = unit.map(this::interval);
        if (wanted.isPresent() && count.isPresent() && (from.isEmpty() || to.isEmpty())) {
            return counted(wanted.get(), count.get(), now, zone);
        }
        Range range = range(wanted, now);
        if (!range.from.isBefore(range.to)) {
            throw ProblemException.invalid("from", "The parameter from must be before to.");
        }
        Interval interval = wanted.orElseGet(() -> fitting(range));
        checkRange(interval, range.length());
        Edges edges = new Edges(interval.edges(interval.floor(range.from, zone), range.to, zone));
        if (wanted.isPresent() && count.isPresent() && count.get() != edges.intervals()) {
            throw ProblemException.invalid(
                    "count",
                    "Between from and to there are " + edges.intervals() + " intervals, and not " + count.get() + ".");
        }
        return edges;
    }

    private Interval interval(IntervalUnit named) {
        int length = value.orElse(named.step());
        if (!named.allows(length)) {
            throw ProblemException.invalid(
                    "intervalValue",
                    "The parameter intervalValue must be " + (named.step() == 1 ? "from 1" : "an even number from 2")
                            + " to " + named.most() + " with the unit " + named.text() + ".");
        }
        return new Interval(named, length);
    }

    /** So many intervals, from one end or up to the other. */
    private Edges counted(Interval interval, int number, Instant now, ZoneId zone) {
        Duration most = interval.unit().range();
        if (number > most.dividedBy(interval.about()) + 1) {
            throw tooLong(interval);
        }
        Instant first = from.map(begin -> interval.floor(begin, zone))
                .orElseGet(() -> interval.plus(interval.ceiling(to.orElse(now), zone), -number, zone));
        List<Instant> edges = IntStream.rangeClosed(0, number)
                .mapToObj(i -> interval.plus(first, i, zone))
                .toList();
        checkRange(interval, Duration.between(edges.getFirst(), edges.getLast()));
        return new Edges(edges);
    }

    private Range range(Optional<Interval> wanted, Instant now) {
        Duration most = wanted.map(interval -> interval.unit().range()).orElse(QUARTER);
        Duration usual = most.compareTo(QUARTER) < 0 ? most : QUARTER;
        if (from.isPresent()) {
            return new Range(from.get(), to.orElseGet(() -> completed(from.get(), usual, now)));
        }
        if (to.isPresent()) {
            return new Range(to.get().minus(usual), to.get());
        }
        return new Range(now.minus(usual.compareTo(WEEK) < 0 ? usual : WEEK), now);
    }

    /** As far as one may ask, but not into the future, unless that is where it begins. */
    private static Instant completed(Instant begin, Duration usual, Instant now) {
        Instant end = usual.equals(QUARTER)
                ? begin.atZone(ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.DAYS)
                        .toInstant()
                        .plus(usual)
                : begin.plus(usual);
        return end.isAfter(now) && now.isAfter(begin) ? now : end;
    }

    private Interval fitting(Range range) {
        return count.map(number -> dividing(range, number))
                .orElseGet(() -> USUAL.stream()
                        .filter(usual -> usual.about().compareTo(range.length()) <= 0)
                        .findFirst()
                        .orElse(USUAL.getLast()));
    }

    /** The shortest interval of which no more than so many fill the range. */
    private static Interval dividing(Range range, int number) {
        return Stream.of(IntervalUnit.MINUTE, IntervalUnit.HOUR, IntervalUnit.DAY)
                .flatMap(unit -> IntStream.rangeClosed(unit.step(), unit.most())
                        .filter(unit::allows)
                        .mapToObj(length -> new Interval(unit, length)))
                .filter(interval -> interval.about().multipliedBy(number).compareTo(range.length()) >= 0)
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "count",
                        "With this count an interval would have more than " + IntervalUnit.DAY.most() + " days."));
    }

    private static void checkRange(Interval interval, Duration length) {
        Duration slack = interval.unit().compareTo(IntervalUnit.DAY) < 0 ? Duration.ZERO : SUMMER_TIME;
        if (length.minus(slack).compareTo(interval.unit().range()) > 0) {
            throw tooLong(interval);
        }
    }

    private static ProblemException tooLong(Interval interval) {
        Duration most = interval.unit().range();
        return ProblemException.limit(
                "aggregate-range",
                "Intervals of the unit " + interval.unit().text() + " can be read of at most "
                        + (most.toDays() <= 2 ? most.toHours() + " hours." : most.toDays() + " days."));
    }
}
