package freehold.telemetry.live;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.identity.Proof;
import freehold.kernel.Problem.TooMany;
import freehold.kernel.Problem.Unavailable;
import freehold.kernel.ProblemException;
import freehold.telemetry.Limits;
import freehold.telemetry.SeriesInSight;
import freehold.telemetry.VisibleSeries;
import freehold.telemetry.live.LiveEvent.Heartbeat;
import freehold.telemetry.live.LiveStream.Sight;
import freehold.telemetry.model.Moved;
import freehold.telemetry.model.SeriesKey;
import freehold.telemetry.store.ArrivalTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Opens streams, and stops when the server does: before it waits for what is under way. */
@Component
public class LiveStreams implements SmartLifecycle {
    private static final long RETRY_SECONDS = 30;

    private final Access access;
    private final SeriesInSight sight;
    private final ArrivalTable arrivals;
    private final LiveWatch watch;
    private final AtomicLong budget = new AtomicLong();
    private volatile @Nullable CursorSeal seal;

    LiveStreams(Access access, SeriesInSight sight, ArrivalTable arrivals, LiveWatch watch) {
        this.access = access;
        this.sight = sight;
        this.arrivals = arrivals;
        this.watch = watch;
    }

    /** A series somebody would like to follow, as they sent it. */
    public record Wanted(String assetId, String aspect) {}

    /**
     * What a stream is to tell.
     *
     * @param select names of variables; absent for all
     * @param lastEvent the id of the last event that a reader has got before
     */
    public record Wish(List<Wanted> series, Optional<List<String>> select, Optional<String> lastEvent) {
        public Wish {
            series = List.copyOf(series);
            select = select.map(List::copyOf);
        }
    }

    /** What is open, and how its events are to be named. */
    public final class Open implements AutoCloseable {
        private final LiveStream stream;
        private final CursorSeal names;

        Open(LiveStream stream, CursorSeal names) {
            this.stream = stream;
            this.names = names;
        }

        public String idOf(Cursor cursor) {
            return names.close(cursor);
        }

        /** What comes next, if anything does before patience runs out. */
        public Optional<LiveEvent> next(Duration patience) throws InterruptedException {
            return watch.next(stream, patience);
        }

        /** That it goes on; looks once more whether the reader is still who it was. Empty if it does not. */
        public Optional<Heartbeat> heartbeat() throws InterruptedException {
            watch.awaitLook(stream);
            watch.lookAtProof(stream);
            return stream.heartbeat();
        }

        @Override
        public void close() {
            watch.remove(stream);
        }
    }

    /**
     * Opens a stream of all that is committed from now on, or that came since the event that is named.
     *
     * @throws ProblemException as reading the series would; too many
     */
    public Open open(Caller caller, Proof proof, Wish wish) {
        if (!watch.isRunning()) {
            throw new ProblemException(new Unavailable("The server is about to stop."));
        }
        LiveStream stream = access.read(caller, guard -> stream(guard, proof, wish));
        switch (watch.add(stream)) {
            case TENANT_FULL -> throw tooMany("Callers of the tenant", Limits.STREAMS_OF_TENANT);
            case SERVER_FULL -> throw tooMany("All callers of this server", Limits.STREAMS);
            case ADDED -> {}
        }
        try {
            watch.lookAtProof(stream); // it may have been withdrawn just before
            return new Open(stream, sealed());
        } catch (RuntimeException | Error failure) {
            watch.remove(stream); // nobody else will
            throw failure;
        }
    }

    private static ProblemException tooMany(String who, int most) {
        return new ProblemException(new TooMany(
                who + " have " + most + " streams open, which is the most there can be. One has to end first.",
                RETRY_SECONDS));
    }

    private CursorSeal sealed() {
        CursorSeal known = seal;
        if (known == null) {
            throw new IllegalStateException("no stream was made");
        }
        return known;
    }

    private LiveStream stream(Guard guard, Proof proof, Wish wish) {
        Map<Watched, Sight> watched = new LinkedHashMap<>();
        for (Wanted wanted : wish.series()) {
            VisibleSeries series = visible(guard, wanted);
            VisibleSeries selected = wish.select().map(series::select).orElse(series);
            AssetRef asset = series.grant().resource();
            SeriesKey key = new SeriesKey(asset.owner(), asset.id(), wanted.aspect());
            Optional<List<String>> select = wish.select()
                    .map(names -> selected.variables().stream()
                            .map(variable -> variable.name())
                            .toList());
            if (watched.put(new Watched(key, select), ArrivalReader.sight(selected)) != null) {
                throw ProblemException.invalid("assetId", "A stream tells of each series once.");
            }
        }
        Grant<Action.Browse, TenantId> any = guard.require(Action.BROWSE);
        if (seal == null) {
            seal = new CursorSeal(arrivals.key(any));
        }
        Moved now = arrivals.moved(any, Optional.empty());
        // Named even where no policies bind yet: they may come into force while it is open.
        Reader reader =
                new Reader(guard.caller(), guard.caller().subject().named(watch.namesOf(guard.caller())), proof);
        Optional<Cursor> known = wish.lastEvent().flatMap(sealed()::open).filter(cursor -> reaches(cursor, now));
        Cursor begin = known.orElse(new Cursor(now.moment(), Optional.empty()));
        LiveStream stream = new LiveStream(reader, watched, begin, budget);
        if (wish.lastEvent().isPresent() && known.isEmpty()) {
            List<LiveEvent> lost = new ArrayList<>();
            watched.keySet()
                    .forEach(one -> lost.add(new LiveEvent.Missed(
                            one.series(), Optional.empty(), Optional.empty(), Optional.of(begin))));
            stream.tell(lost, now.moment(), false);
        }
        return stream;
    }

    /** Whether all that came since is still known. */
    private static boolean reaches(Cursor cursor, Moved now) {
        return now.keptSince()
                        .filter(since -> !cursor.from().at().isBefore(since))
                        .isPresent()
                && !cursor.from().at().isAfter(now.moment().at());
    }

    private VisibleSeries visible(Guard guard, Wanted wanted) {
        Grant<Action.ReadSeries, AssetRef> grant =
                guard.require(Action.READ_SERIES, wanted.assetId(), Reach.OWN_AND_RECEIVED);
        return sight.of(guard, grant, wanted.aspect())
                .orElseThrow(() -> ProblemException.notFound("aspect", wanted.aspect()));
    }

    /** Forgets what came so long ago that no stream goes on from there. */
    public void forget() {
        watch.forget();
    }

    @Override
    public void start() {
        watch.start();
    }

    /** Before the web server waits for its requests to end. */
    @Override
    public void stop() {
        watch.stop();
    }

    @Override
    public boolean isRunning() {
        return watch.isRunning();
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
