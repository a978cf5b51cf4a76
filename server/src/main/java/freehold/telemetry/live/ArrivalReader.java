package freehold.telemetry.live;

import freehold.access.Access;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.access.ReadLedger;
import freehold.decision.Action;
import freehold.decision.Projection;
import freehold.telemetry.Limits;
import freehold.telemetry.Sample;
import freehold.telemetry.SamplePage;
import freehold.telemetry.SampleQuery;
import freehold.telemetry.SampleQuery.Order;
import freehold.telemetry.SeriesInSight;
import freehold.telemetry.TelemetryStore;
import freehold.telemetry.VisibleSeries;
import freehold.telemetry.live.Cursor.Partly;
import freehold.telemetry.live.LiveEvent.Missed;
import freehold.telemetry.live.LiveEvent.Range;
import freehold.telemetry.live.LiveEvent.Written;
import freehold.telemetry.live.LiveStream.Sight;
import freehold.telemetry.model.Moment;
import freehold.telemetry.model.SeriesKey;
import freehold.telemetry.model.Stretch;
import freehold.telemetry.model.TimeSpan;
import freehold.telemetry.store.ArrivalTable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads what came for streams of alike readers: in a transaction of theirs, what they may see of it. */
@Component
final class ArrivalReader {
    /** Records of times so close are read together. */
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final Access access;
    private final SeriesInSight sight;
    private final TelemetryStore store;
    private final ArrivalTable arrivals;
    private final ReadLedger ledger;

    ArrivalReader(Access access, SeriesInSight sight, TelemetryStore store, ArrivalTable arrivals, ReadLedger ledger) {
        this.access = access;
        this.sight = sight;
        this.store = store;
        this.arrivals = arrivals;
        this.ledger = ledger;
    }

    /**
     * Streams to be told the same, as far as they follow the same.
     *
     * @param alike at least one; of alike readers, and all as far
     * @param moved which of the series they follow something came for
     * @param reached up to where
     */
    record Round(List<LiveStream> alike, Predicate<SeriesKey> moved, Moment reached) {
        Cursor cursor() {
            return alike.getFirst().cursor();
        }
    }

    /**
     * Tells the streams what came.
     *
     * @param hidden told of series that can't be seen any more
     */
    void tell(Round round, Hidden hidden) {
        Optional<Partly> partly = round.cursor().partly();
        String until = partly.map(Partly::until).orElse(round.reached().snapshot());
        Stretch stretch = new Stretch(round.cursor().from().snapshot(), until);
        // In the middle of what came at once: first the rest of that, up to where nobody can say when it was.
        Moment reached =
                partly.isPresent() ? new Moment(until, round.cursor().from().at()) : round.reached();
        access.read(round.alike().getFirst().reader().caller(), guard -> {
            Map<Watched, List<LiveStream>> wanted = wanted(round);
            Map<LiveStream, List<LiveEvent>> news = new HashMap<>(); // streams are equal to themselves alone
            Map<Watched, VisibleSeries> seen = new HashMap<>();
            wanted.forEach((watched, streams) -> {
                Optional<VisibleSeries> series = visible(guard, watched);
                if (series.isEmpty()) {
                    streams.forEach(stream -> hidden.tell(stream, watched, guard.now()));
                    return;
                }
                seen.put(watched, series.get());
                List<LiveEvent> events = events(series.get(), watched.series(), stretch, round.cursor());
                streams.forEach(stream -> news.computeIfAbsent(stream, unseen -> new ArrayList<>())
                        .addAll(events));
            });
            for (LiveStream stream : round.alike()) {
                List<LiveEvent> events = news.getOrDefault(stream, List.of());
                account(guard, of(stream, seen), stream.tell(events, reached, partly.isEmpty()));
            }
            return null;
        });
    }

    /** What to do about a series that a stream follows and its reader can't see any more. */
    interface Hidden {
        void tell(LiveStream stream, Watched watched, Instant now);
    }

    private static Map<Watched, List<LiveStream>> wanted(Round round) {
        Map<Watched, List<LiveStream>> wanted = new TreeMap<>();
        for (LiveStream stream : round.alike()) {
            for (Watched watched : stream.watched().keySet()) {
                if (round.moved().test(watched.series())) {
                    wanted.computeIfAbsent(watched, unseen -> new ArrayList<>()).add(stream);
                }
            }
        }
        return wanted;
    }

    private Optional<VisibleSeries> visible(Guard guard, Watched watched) {
        return guard.find(Action.READ_SERIES, watched.series().asset(), Reach.OWN_AND_RECEIVED)
                .filter(grant -> grant.owner().equals(watched.series().owner()))
                .flatMap(grant -> sight.of(guard, grant, watched.series().aspect()))
                .map(series -> watched.select()
                        .map(names -> series.only(variable -> names.contains(variable.name())))
                        .orElse(series))
                .filter(series -> !series.variables().isEmpty());
    }

    private List<LiveEvent> events(VisibleSeries series, SeriesKey key, Stretch stretch, Cursor cursor) {
        SortedSet<Instant> times = arrivals.between(series, stretch);
        cursor.partly().ifPresent(partly -> times.removeIf(time -> partly.has(key, time)));
        // Only what can be seen counts: hidden records must not make visible ones too many to be told.
        SortedSet<Instant> seen = times.size() > Limits.STREAM_RECORDS ? store.seen(series, times) : times;
        if (seen.isEmpty()) {
            return List.of();
        }
        if (seen.size() > Limits.STREAM_RECORDS) {
            return List.of(new Missed(
                    key,
                    Optional.of(new Range(seen.first(), seen.last())),
                    Optional.empty(),
                    Optional.of(at(cursor, stretch, key, seen.last()))));
        }
        List<LiveEvent> events = new ArrayList<>();
        for (Sample sample : at(series, seen)) {
            events.add(new Written(key, series.variables(), sample, at(cursor, stretch, key, sample.time())));
        }
        return events;
    }

    private static Cursor at(Cursor cursor, Stretch stretch, SeriesKey key, Instant time) {
        return new Cursor(
                cursor.from(),
                Optional.of(new Partly(stretch.until(), key.asset().value(), key.aspect(), time)));
    }

    /** Those of the records at the times that are visible and still there. */
    private List<Sample> at(VisibleSeries series, SortedSet<Instant> times) {
        List<Sample> samples = new ArrayList<>();
        Instant first = times.first();
        Instant last = first;
        for (Instant time : times) {
            if (Duration.between(last, time).compareTo(CLOSE) > 0) {
                samples.addAll(among(series, span(first, last), times));
                first = time;
            }
            last = time;
        }
        samples.addAll(among(series, span(first, last), times));
        return samples;
    }

    private List<Sample> among(VisibleSeries series, TimeSpan span, Set<Instant> times) {
        List<Sample> found = new ArrayList<>();
        TimeSpan rest = span;
        while (true) {
            SamplePage page = store.range(series, new SampleQuery(rest, Order.ASCENDING, Limits.PAGE_RECORDS));
            page.samples().stream()
                    .filter(sample -> times.contains(sample.time()))
                    .forEach(found::add);
            if (!page.more()) {
                return found;
            }
            rest = new TimeSpan(page.samples().getLast().time().plus(1, ChronoUnit.MICROS), span.until());
        }
    }

    private static TimeSpan span(Instant first, Instant last) {
        return new TimeSpan(first, last.plus(1, ChronoUnit.MICROS));
    }

    private static Map<SeriesKey, VisibleSeries> of(LiveStream stream, Map<Watched, VisibleSeries> seen) {
        Map<SeriesKey, VisibleSeries> own = new HashMap<>();
        for (Watched watched : stream.watched().keySet()) {
            Optional.ofNullable(seen.get(watched)).ifPresent(series -> own.put(watched.series(), series));
        }
        return own;
    }

    /** What a stream has taken counts as read. */
    private void account(Guard guard, Map<SeriesKey, VisibleSeries> seen, List<Written> taken) {
        taken.stream()
                .collect(Collectors.groupingBy(
                        Written::series, Collectors.mapping(Written::sample, Collectors.toList())))
                .forEach((key, samples) -> {
                    VisibleSeries series = seen.get(key);
                    if (series != null && series.grant().foreign()) {
                        ledger.read(series.grant(), guard.now(), key.aspect(), series.times(samples));
                    }
                });
    }

    /** What of the series is to be seen, to be looked at again later. */
    static Sight sight(VisibleSeries series) {
        return new Sight(
                series.variables().stream().map(variable -> variable.name()).collect(Collectors.toSet()),
                series.grant().projection() instanceof Projection.Shared shared ? shared.shares() : List.of());
    }
}
