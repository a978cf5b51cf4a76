package freehold.telemetry.live;

import freehold.decision.ShareFact;
import freehold.decision.ShareId;
import freehold.decision.Subject;
import freehold.identity.Caller;
import freehold.identity.Proof;
import freehold.telemetry.Limits;
import freehold.telemetry.live.LiveEvent.Closed;
import freehold.telemetry.live.LiveEvent.Ended;
import freehold.telemetry.live.LiveEvent.Heartbeat;
import freehold.telemetry.live.LiveEvent.Missed;
import freehold.telemetry.live.LiveEvent.Range;
import freehold.telemetry.live.LiveEvent.Reason;
import freehold.telemetry.live.LiveEvent.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one reader. Whoever reads the database puts events in; the reader's own thread takes them out, as slowly
 * as the reader is.
 */
public final class LiveStream {
    private final Reader reader;
    private final AtomicLong budget;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Deque<LiveEvent> waiting = new ArrayDeque<>();
    private final Map<SeriesKey, Missed> missed = new LinkedHashMap<>();
    private volatile SortedMap<Watched, Sight> watched;
    private volatile long epoch = -1;
    private @Nullable Cursor lastMissed;
    private Cursor cursor;
    private boolean fresh = true;
    private boolean closed;
    private long waitingBytes;

    /** Who reads, and what proves it. */
    record Reader(Caller caller, Subject subject, Proof proof) {
        /** Readers of whom this is equal see the same. */
        Alike alike() {
            return new Alike(caller.principal(), caller.subject(), caller.standing());
        }

        boolean isStill(Caller now) {
            return alike().equals(new Alike(now.principal(), now.subject(), now.standing()));
        }
    }

    /** All that a decision depends on. */
    record Alike(freehold.identity.Principal principal, Subject subject, Caller.Standing standing) {}

    /**
     * What of a series was to be seen when it was looked at last.
     *
     * @param variables that the stream tells of
     * @param shares through which it is seen, outermost first; none for one's own
     */
    record Sight(Set<String> variables, List<ShareFact> shares) {
        Sight {
            variables = Set.copyOf(variables);
            shares = List.copyOf(shares);
        }

        /** Whether nothing but time could have taken it away, and it has not. */
        boolean lasts(Instant now) {
            return shares.stream().allMatch(share -> share.access().contains(now));
        }
    }

    LiveStream(Reader reader, Map<Watched, Sight> watched, Cursor cursor, AtomicLong budget) {
        this.reader = reader;
        this.watched = Collections.unmodifiableSortedMap(new TreeMap<>(watched));
        this.cursor = cursor;
        this.budget = budget;
    }

    Reader reader() {
        return reader;
    }

    /** What it still follows. */
    SortedMap<Watched, Sight> watched() {
        return watched;
    }

    Cursor cursor() {
        return locked(() -> cursor);
    }

    /** Whether it has not been told anything yet, and so may have missed what moved before it was there. */
    boolean isFresh() {
        return locked(() -> fresh);
    }

    boolean isClosed() {
        return locked(() -> closed);
    }

    /** Whether it was looked at with the facts of the epoch, and nothing has run out since. */
    boolean isLookedAt(long now, Instant time) {
        return epoch == now && watched.values().stream().allMatch(sight -> sight.lasts(time));
    }

    void lookedAt(long now) {
        epoch = now;
    }

    void look(Watched series, Sight sight) {
        locked(() -> {
            if (watched.containsKey(series)) {
                SortedMap<Watched, Sight> changed = new TreeMap<>(watched);
                changed.put(series, sight);
                watched = Collections.unmodifiableSortedMap(changed);
            }
            return null;
        });
    }

    /** Nothing came for it up to the moment. */
    void pass(Moment reached) {
        locked(() -> {
            if (!fresh) {
                cursor = new Cursor(reached, Optional.empty());
            }
            return null;
        });
    }

    /**
     * All that came for it up to the moment.
     *
     * @param complete whether there is nothing else up to there
     * @return what it takes; of the rest the reader is told that it was missed
     */
    List<Written> tell(List<LiveEvent> events, Moment reached, boolean complete) {
        return locked(() -> {
            List<Written> taken = new ArrayList<>();
            for (LiveEvent event : events) {
                if (!closed && event instanceof Written written && follows(written.series())) {
                    if (take(written)) {
                        taken.add(written);
                    }
                } else if (!closed && event instanceof Missed lost && follows(lost.series())) {
                    miss(lost);
                }
            }
            cursor = new Cursor(reached, Optional.empty());
            fresh = !complete;
            news.signal();
            return taken;
        });
    }

    private boolean take(Written written) {
        long bytes = written.sample().bytes();
        if (missed.isEmpty()
                && waiting.size() < Limits.STREAM_WAITING
                && budget.get() + bytes <= Limits.STREAMS_WAITING_BYTES) {
            budget.addAndGet(bytes);
            waitingBytes += bytes;
            waiting.add(written);
            return true;
        }
        Range range = new Range(written.sample().time(), written.sample().time());
        miss(new Missed(written.series(), Optional.of(range), Optional.of(1L), Optional.of(written.cursor())));
        return false;
    }

    private void miss(Missed lost) {
        lastMissed = lost.cursor().orElse(lastMissed);
        missed.merge(lost.series(), lost, LiveStream::both);
    }

    private static Missed both(Missed one, Missed other) {
        Optional<Range> range = one.range().isPresent() && other.range().isPresent()
                ? Optional.of(one.range()
                        .get()
                        .and(other.range().get().first())
                        .and(other.range().get().last()))
                : Optional.empty();
        Optional<Long> records = one.records().isPresent() && other.records().isPresent()
                ? Optional.of(one.records().get() + other.records().get())
                : Optional.empty();
        return new Missed(one.series(), range, records, other.cursor());
    }

    /** The series is out of sight: what waits of it goes with it. */
    void end(Watched series, Optional<ShareId> share) {
        locked(() -> {
            if (!closed && watched.containsKey(series)) {
                SortedMap<Watched, Sight> left = new TreeMap<>(watched);
                left.remove(series);
                watched = Collections.unmodifiableSortedMap(left);
                drop(series.series());
                waiting.add(new Ended(series.series().asset(), series.series().aspect(), share));
                if (watched.isEmpty()) {
                    closed = true;
                    waiting.add(new Closed(Reason.NOTHING_LEFT));
                }
                news.signal();
            }
            return null;
        });
    }

    private void drop(SeriesKey series) {
        missed.remove(series);
        waiting.removeIf(event -> {
            boolean of = seriesOf(event).filter(series::equals).isPresent();
            if (of) {
                release(event);
            }
            return of;
        });
    }

    /** At once: what waits is not told any more. */
    void close(Reason reason) {
        locked(() -> {
            if (!closed) {
                closed = true;
                clear();
                waiting.add(new Closed(reason));
                news.signal();
            }
            return null;
        });
    }

    /** The reader is gone. */
    void abandon() {
        locked(() -> {
            closed = true;
            clear();
            return null;
        });
    }

    private void clear() {
        waiting.clear();
        missed.clear();
        budget.addAndGet(-waitingBytes);
        waitingBytes = 0;
    }

    private void release(LiveEvent event) {
        if (event instanceof Written written) {
            budget.addAndGet(-written.sample().bytes());
            waitingBytes -= written.sample().bytes();
        }
    }

    /** What comes next, if anything does before patience runs out. */
    Optional<LiveEvent> next(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (waiting.isEmpty() && missed.isEmpty() && left > 0) {
                left = news.awaitNanos(left);
            }
            if (waiting.isEmpty()) {
                tellOfMissed();
            }
            Optional<LiveEvent> next = Optional.ofNullable(waiting.poll());
            next.ifPresent(this::release);
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** Was taken too early: it is the next again, unless it is out of sight by now. */
    void putBack(LiveEvent event) {
        locked(() -> {
            if (!closed && seriesOf(event).map(this::follows).orElse(true)) {
                waiting.addFirst(event);
                if (event instanceof Written written) {
                    budget.addAndGet(written.sample().bytes());
                    waitingBytes += written.sample().bytes();
                }
            }
            return null;
        });
    }

    private static Optional<SeriesKey> seriesOf(LiveEvent event) {
        return switch (event) {
            case Written written -> Optional.of(written.series());
            case Missed lost -> Optional.of(lost.series());
            case Ended ended -> Optional.empty();
            case Heartbeat heartbeat -> Optional.empty();
            case Closed over -> Optional.empty();
        };
    }

    private boolean follows(SeriesKey series) {
        return watched.keySet().stream().anyMatch(one -> one.series().equals(series));
    }

    /** Only the last of them says how far the reader is: whoever leaves before that has missed the others. */
    private void tellOfMissed() {
        int left = missed.size();
        for (Missed lost : missed.values()) {
            left--;
            Optional<Cursor> at = left == 0 ? Optional.ofNullable(lastMissed) : Optional.empty();
            waiting.add(new Missed(lost.series(), lost.range(), lost.records(), at));
        }
        missed.clear();
    }

    /** That nothing waits, and how far the reader is then; empty if something waits. */
    Optional<Heartbeat> heartbeat() {
        return locked(
                () -> waiting.isEmpty() && missed.isEmpty() ? Optional.of(new Heartbeat(cursor)) : Optional.empty());
    }

    private interface Work<T extends @Nullable Object> {
        T run();
    }

    private <T extends @Nullable Object> T locked(Work<T> work) {
        lock.lock();
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }
}
