package freehold.telemetry.live;

import freehold.telemetry.live.ArrivalReader.Round;
import freehold.telemetry.live.Reader.Alike;
import freehold.telemetry.model.Moment;
import freehold.telemetry.model.Moved;
import freehold.telemetry.model.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams of one tenant's callers on this server. One round of reading at a time, so that each stream is told things
 * in order; tenants don't wait for each other's rounds.
 */
final class TenantLine {
    private static final Logger LOG = LoggerFactory.getLogger(TenantLine.class);

    private final ArrivalReader arrivals;
    private final ArrivalReader.Hidden hidden;
    private final Executor executor;
    private final Set<LiveStream> streams = new HashSet<>();
    private Set<SeriesKey> moved = new HashSet<>();
    private boolean busy;

    TenantLine(ArrivalReader arrivals, ArrivalReader.Hidden hidden, Executor executor) {
        this.arrivals = arrivals;
        this.hidden = hidden;
        this.executor = executor;
    }

    /** Whether there was room for one more. */
    synchronized boolean add(LiveStream stream, int most) {
        return streams.size() < most && streams.add(stream);
    }

    synchronized boolean remove(LiveStream stream) {
        return streams.remove(stream);
    }

    synchronized List<LiveStream> streams() {
        return List.copyOf(streams);
    }

    private record Group(Alike alike, Cursor cursor, boolean fresh) {}

    /** Takes note of what moved up to a moment, and has it read unless that is under way. */
    synchronized void advance(Moved news) {
        for (LiveStream stream : news.series().isEmpty() ? Set.<LiveStream>of() : streams) {
            stream.watched().keySet().stream()
                    .map(Watched::series)
                    .filter(news.series()::contains)
                    .forEach(moved::add);
        }
        if (busy) {
            return;
        }
        boolean fresh = streams.stream().anyMatch(LiveStream::isFresh);
        if (moved.isEmpty() && !fresh) {
            streams.forEach(stream -> stream.pass(news.moment()));
            return;
        }
        Set<SeriesKey> work = moved;
        moved = new HashSet<>();
        busy = true;
        executor.execute(() -> run(work, news.moment()));
    }

    private void run(Set<SeriesKey> work, Moment reached) {
        try {
            Map<Group, List<LiveStream>> groups = new HashMap<>();
            for (LiveStream stream : streams()) {
                if (stream.isClosed()) {
                    continue;
                }
                stream.read();
                boolean fresh = stream.isFresh();
                if (!fresh && stream.watched().keySet().stream().noneMatch(one -> work.contains(one.series()))) {
                    stream.pass(reached);
                    continue;
                }
                Group group = new Group(stream.reader().alike(), stream.cursor(), fresh);
                groups.computeIfAbsent(group, unseen -> new ArrayList<>()).add(stream);
            }
            groups.forEach((group, alike) ->
                    arrivals.tell(new Round(alike, series -> group.fresh() || work.contains(series), reached), hidden));
            finished(Set.of());
        } catch (RuntimeException failure) {
            // Those that were told already have their cursor behind it, and are told nothing twice.
            LOG.warn("Streams of a tenant are behind; they will be tried again.", failure);
            finished(work);
        }
    }

    private synchronized void finished(Set<SeriesKey> again) {
        moved.addAll(again);
        busy = false;
    }
}
