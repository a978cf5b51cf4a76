package freehold.telemetry.live;

import freehold.access.Access;
import freehold.access.Outlook;
import freehold.decision.Action;
import freehold.decision.Addressee;
import freehold.decision.Decision;
import freehold.decision.Projection;
import freehold.decision.ShareFact;
import freehold.decision.ShareId;
import freehold.decision.Subject;
import freehold.decision.TenantId;
import freehold.identity.Addressees;
import freehold.identity.Caller;
import freehold.identity.Stirs;
import freehold.telemetry.Limits;
import freehold.telemetry.live.LiveEvent.Reason;
import freehold.telemetry.live.LiveStream.Sight;
import freehold.telemetry.model.Moved;
import freehold.telemetry.store.ArrivalTable;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks into the database many times a second, as long as streams are open: what was written, whose sight has changed,
 * and whose credentials may be worth less. Each of the three is asked as what was committed since the last look, so it
 * makes no difference on which server it happened, and nothing is skipped that committed late.
 *
 * <p>INVARIANT: an event is handed to a reader only while the last look that found no reason against it is less than
 * {@link #FRESH} ago. A server that can't ask its database falls silent.
 */
@Component
class LiveWatch {
    private static final Logger LOG = LoggerFactory.getLogger(LiveWatch.class);
    private static final String REASON = "looking what was written, for streams";
    private static final Duration EVERY = Duration.ofMillis(40);
    private static final Duration EVERY_SECOND = Duration.ofSeconds(1);
    private static final Duration FRESH = Duration.ofMillis(500);
    private static final Duration OUT_OF_TOUCH = Duration.ofSeconds(15);
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final AtomicInteger OPEN =
            Objects.requireNonNull(Metrics.globalRegistry.gauge("freehold.live.streams", new AtomicInteger()));

    /** Transactions of streams at once: they leave most connections to requests. */
    private static final int AT_ONCE = 4;

    private final Access access;
    private final Outlook outlook;
    private final Stirs stirs;
    private final ArrivalTable table;
    private final ArrivalReader arrivals;
    private final Addressees addressees;
    private final Map<TenantId, TenantLine> lines = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;
    private volatile @Nullable Thread looking;
    private volatile @Nullable Thread ending;
    private volatile long lastLook = System.nanoTime();
    private volatile @Nullable RuntimeException lastFailure;
    private Optional<String> seenArrivals = Optional.empty();
    private Optional<String> seenStirs = Optional.empty();

    LiveWatch(
            Access access,
            Outlook outlook,
            Stirs stirs,
            ArrivalTable table,
            ArrivalReader arrivals,
            Addressees addressees) {
        this.addressees = addressees;
        this.access = access;
        this.outlook = outlook;
        this.stirs = stirs;
        this.table = table;
        this.arrivals = arrivals;
    }

    /** Whether a stream found room. */
    enum Added {
        ADDED,
        TENANT_FULL,
        SERVER_FULL
    }

    Added add(LiveStream stream) {
        if (count.incrementAndGet() > Limits.STREAMS) {
            count.decrementAndGet();
            return Added.SERVER_FULL;
        }
        TenantLine line = lines.computeIfAbsent(
                stream.reader().caller().tenant(), unseen -> new TenantLine(arrivals, this::hide, this::inTurn));
        if (!line.add(stream, Limits.STREAMS_OF_TENANT)) {
            count.decrementAndGet();
            return Added.TENANT_FULL;
        }
        OPEN.incrementAndGet();
        LockSupport.unpark(looking);
        return Added.ADDED;
    }

    void remove(LiveStream stream) {
        stream.abandon();
        TenantLine line = lines.get(stream.reader().caller().tenant());
        if (line != null && line.remove(stream)) {
            OPEN.decrementAndGet();
            count.decrementAndGet();
        }
    }

    boolean isRunning() {
        return running;
    }

    void start() {
        running = true;
        looking = Thread.ofVirtual().name("live").start(this::look);
        ending = Thread.ofVirtual().name("live-ends").start(this::endOutOfTouch);
    }

    void stop() {
        running = false;
        LockSupport.unpark(looking);
        LockSupport.unpark(ending);
        closeAll(Reason.SERVER_STOPS);
    }

    private void closeAll(Reason reason) {
        lines.values().forEach(line -> line.streams().forEach(stream -> stream.close(reason)));
    }

    /** What came so long ago that nobody goes on from there. Whether there are streams or not. */
    void forget() {
        access.tenants().stream()
                .findFirst()
                .ifPresent(any -> access.writeAsPlatform(any, REASON, guard -> {
                    table.forget(guard.require(Action.BROWSE), KEPT);
                    return null;
                }));
    }

    private void inTurn(Runnable work) {
        threads.execute(() -> {
            slots.acquireUninterruptibly();
            try {
                work.run();
            } finally {
                slots.release();
            }
        });
    }

    private void look() {
        while (running) {
            if (count.get() == 0) {
                seenArrivals = Optional.empty();
                seenStirs = Optional.empty();
                LockSupport.parkNanos(Duration.ofMinutes(1).toNanos());
                continue;
            }
            long begun = System.nanoTime();
            try {
                lookOnce();
                lastLook = begun;
            } catch (RuntimeException failure) {
                lastFailure = failure;
            }
            LockSupport.parkNanos(EVERY.toNanos() - (System.nanoTime() - begun));
        }
    }

    /** Not where the looking is done: a database that doesn't answer can hold that up for long. */
    private void endOutOfTouch() {
        while (running) {
            LockSupport.parkNanos(EVERY_SECOND.toNanos());
            long now = System.nanoTime();
            if (now - lastLook <= OUT_OF_TOUCH.toNanos()) {
                continue;
            }
            List<LiveStream> silent = lines.values().stream()
                    .flatMap(line -> line.streams().stream())
                    .filter(stream -> !stream.isClosed() && now - stream.born() > OUT_OF_TOUCH.toNanos())
                    .toList();
            if (!silent.isEmpty()) {
                LOG.warn(
                        "{} streams end: for {} s nobody could say what they may show.",
                        silent.size(),
                        OUT_OF_TOUCH.toSeconds(),
                        lastFailure);
                silent.forEach(stream -> stream.close(Reason.OUT_OF_TOUCH));
            }
        }
    }

    /** First whose streams have to end; only then what came. */
    private void lookOnce() {
        Map<TenantId, List<LiveStream>> open = new HashMap<>();
        lines.forEach((tenant, line) -> {
            if (!line.streams().isEmpty()) {
                open.put(tenant, line.streams());
            }
        });
        Outlook.Followed followed = outlook.follow(open.keySet());
        open.forEach((tenant, streams) -> {
            Long epoch = followed.epochs().get(tenant);
            for (LiveStream stream : streams) {
                if (epoch == null || followed.now().isEmpty()) {
                    stream.close(Reason.SIGNED_OUT);
                } else if (!stream.isLookedAt(epoch, followed.now().get())) {
                    Subject subject = stream.subject();
                    lookAgain(stream, subject, followed.now().get());
                    stream.lookedAt(epoch, subject);
                }
            }
        });
        lookForStirs();
        followed.epochs().keySet().stream().findFirst().ifPresent(this::lookForArrivals);
    }

    private void lookForStirs() {
        Stirs.Since stirred = stirs.since(seenStirs);
        boolean first = seenStirs.isEmpty();
        lines.forEach((tenant, line) -> line.streams().stream()
                // The first time nobody tells what stirred before: since a stream was opened, perhaps.
                .filter(stream -> first
                        || stirred.stirs().stream()
                                .anyMatch(stir -> stir.concerns(stream.reader().caller())))
                .forEach(stream -> inTurn(() -> lookAtProofOrEnd(stream))));
        seenStirs = Optional.of(stirred.seen());
    }

    private void lookAtProofOrEnd(LiveStream stream) {
        try {
            lookAtProof(stream);
        } catch (RuntimeException failure) {
            LOG.warn("A stream ends: nobody could say whether its reader is still who it was.", failure);
            stream.close(Reason.OUT_OF_TOUCH);
        }
    }

    private void lookForArrivals(TenantId any) {
        Moved moved =
                access.readAsPlatform(any, REASON, guard -> table.moved(guard.require(Action.BROWSE), seenArrivals));
        endWhatMissedSome(moved.keptSince());
        lines.values().forEach(line -> line.advance(moved));
        seenArrivals = Optional.of(moved.moment().snapshot());
    }

    /**
     * A crash of the database empties what it noted of arrivals and of stirs alike, and so does time. Who stands before
     * that comes back, is looked at anew, and is told that it missed something.
     */
    private void endWhatMissedSome(Optional<Instant> keptSince) {
        List<LiveStream> behind = lines.values().stream()
                .flatMap(line -> line.streams().stream())
                .filter(stream -> keptSince
                        .filter(since -> !stream.cursor().from().at().isBefore(since))
                        .isEmpty())
                .toList();
        if (keptSince.isEmpty()) {
            forget(); // begins to note from when on nothing is missing, before anybody comes back
        }
        behind.forEach(stream -> stream.close(Reason.OUT_OF_TOUCH));
    }

    /** From the facts in memory, which were just brought up to date. */
    private void lookAgain(LiveStream stream, Subject subject, Instant now) {
        stream.watched().forEach((watched, sight) -> {
            Optional<Decision.Allowed> allowed = outlook.of(
                            subject, Action.READ_SERIES, watched.series().asset(), now)
                    .filter(decision -> decision.owner().equals(watched.series().owner()))
                    .filter(decision -> showsAny(decision.projection(), watched, sight));
            if (allowed.isEmpty()) {
                end(stream, watched, sight, now);
            } else if (allowed.get().projection() instanceof Projection.Shared shared) {
                stream.look(watched, new Sight(sight.variables(), shared.shares()));
            }
        });
    }

    private static boolean showsAny(Projection projection, Watched watched, Sight sight) {
        return sight.variables().stream()
                .anyMatch(variable -> projection.showsDynamic(watched.series().aspect(), variable));
    }

    private void end(LiveStream stream, Watched watched, Sight sight, Instant now) {
        TenantId receiver = stream.reader().caller().tenant();
        Optional<ShareId> ended = sight.shares().stream()
                .map(ShareFact::id)
                .filter(share -> !outlook.isLive(receiver, share, now))
                .findFirst();
        stream.end(watched, ended);
    }

    /** A transaction has found that it is out of sight: by the facts in memory, which it had brought up to date. */
    private void hide(LiveStream stream, Watched watched, Instant now) {
        Optional.ofNullable(stream.watched().get(watched)).ifPresent(sight -> end(stream, watched, sight, now));
    }

    /** Whether the reader is still who it was when the stream was opened. */
    void lookAtProof(LiveStream stream) {
        if (stream.isClosed()) {
            return;
        }
        Optional<Caller> caller = stream.reader().proof().caller();
        if (caller.filter(stream.reader()::isStill).isEmpty()) {
            stream.close(Reason.SIGNED_OUT);
        } else if (!caller.get().subject().exempt()) {
            stream.name(access.read(caller.get(), guard -> namesOf(guard.caller())));
        }
    }

    /** As what policies can name the caller. To be asked within a transaction of the caller's. */
    Set<Addressee> namesOf(Caller caller) {
        return caller.subject().exempt() ? Set.of() : addressees.of(caller);
    }

    /** What comes next for the reader, once it is sure that it may be shown. */
    Optional<LiveEvent> next(LiveStream stream, Duration patience) throws InterruptedException {
        while (true) {
            awaitLook(stream);
            Optional<LiveEvent> next = stream.next(patience, this::isStale);
            if (next.isPresent() || !isStale() || stream.isClosed()) {
                return next;
            }
        }
    }

    /** Until somebody has looked of late, or the stream is over. */
    void awaitLook(LiveStream stream) throws InterruptedException {
        while (isStale() && !stream.isClosed()) {
            LockSupport.parkNanos(EVERY.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private boolean isStale() {
        return System.nanoTime() - lastLook > FRESH.toNanos();
    }
}
