package freehold.telemetry.live;

import freehold.decision.Addressee;
import freehold.decision.ShareFact;
import freehold.decision.ShareId;
import freehold.decision.Subject;
import freehold.telemetry.Limits;
import freehold.telemetry.live.LiveEvent.Closed;
import freehold.telemetry.live.LiveEvent.Ended;
import freehold.telemetry.live.LiveEvent.Heartbeat;
import freehold.telemetry.live.LiveEvent.Missed;
import freehold.telemetry.live.LiveEvent.Range;
import freehold.telemetry.live.LiveEvent.Reason;
import freehold.telemetry.live.LiveEvent.Written;
import freehold.telemetry.model.Moment;
import freehold.telemetry.model.SeriesKey;
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
import java.util.function.BooleanSupplier;
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
    private final long born = System.nanoTime();
    private volatile SortedMap<Watched, Sight> watched;
    private volatile Subject subject;
    private volatile Look last;
    private SortedMap<Watched, Sight> reading;
    private @Nullable Cursor lastMissed;
    private Cursor cursor;
    private boolean fresh = true;
    private boolean closed;
    private long waitingBytes;

    /** With what somebody looked whether the reader may still see what it follows. */
    private record Look(long epoch, Subject subject) {}

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
        this.reading = this.watched;
        this.subject = reader.subject();
        this.last = new Look(-1, subject);
        this.cursor = cursor;
        this.budget = budget;
    }

    Reader reader() {
        return reader;
    }

    /** The reader as decisions see it now: who it is never changes, what policies name it may. */
    Subject subject() {
        return subject;
    }

    /** Policies can name the reader by these. If they are others than before, it is to be looked at again. */
    void name(Set<Addressee> names) {
        if (!names.equals(subject.addressees())) {
            subject = subject.named(names);
        }
    }

    /** When it was opened, by the clock that {@link System#nanoTime} has. */
    long born() {
        return born;
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

    /** Whether it was looked at with the facts of the epoch and for the reader's present names, and nothing has run out. */
    boolean isLookedAt(long now, Instant time) {
        Look look = last;
        return look.epoch() == now
                && look.subject().equals(subject)
                && watched.values().stream().allMatch(sight -> sight.lasts(time));
    }

    void lookedAt(long now, Subject as) {
        last = new Look(now, as);
    }

    /**
     * More or less of the series is to be seen than before. What waits of it was read for other eyes: the reader is told
     * that it missed that, and no more about it.
     */
    void look(Watched series, Sight sight) {
        locked(() -> {
            Sight before = watched.get(series);
            if (before != null && !before.equals(sight)) {
                SortedMap<Watched, Sight> changed = new TreeMap<>(watched);
                changed.put(series, sight);
                watched = Collections.unmodifiableSortedMap(changed);
                blur(series.series());
            }
            return null;
        });
    }

    private void blur(SeriesKey series) {
        missed.computeIfPresent(series, (same, lost) -> blurred(same, lost.cursor()));
        Deque<LiveEvent> before = new ArrayDeque<>(waiting);
        waiting.clear();
        boolean told = false;
        for (LiveEvent event : before) {
            if (event.about().filter(series::equals).isEmpty()) {
                waiting.add(event);
                continue;
            }
            release(event);
            if (!told || !(event instanceof Written)) {
                waiting.add(blurred(series, event.place()));
                told = true;
            }
        }
    }

    private static Missed blurred(SeriesKey series, Optional<Cursor> cursor) {
        return new Missed(series, Optional.empty(), Optional.empty(), cursor);
    }

    /** What is told next is read from now on: with the sight there is now, or that of a later moment. */
    void read() {
        locked(() -> {
            reading = watched;
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
     * All that came for it up to the moment. What was read while the reader's sight changed is told as missed.
     *
     * @param complete whether there is nothing else up to there
     * @return what it takes; of the rest the reader is told that it was missed
     */
    List<Written> tell(List<LiveEvent> events, Moment reached, boolean complete) {
        return locked(() -> {
            List<Written> taken = new ArrayList<>();
            for (LiveEvent event : events) {
                Optional<SeriesKey> series = event.about().filter(this::follows);
                if (closed || series.isEmpty()) {
                    continue;
                }
                if (!isSeenAsBefore(series.get())) {
                    miss(blurred(series.get(), event.place()));
                } else if (event instanceof Written written) {
                    if (take(written)) {
                        taken.add(written);
                    }
                } else if (event instanceof Missed lost) {
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
            boolean of = event.about().filter(series::equals).isPresent();
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

    /**
     * What comes next, if anything does before patience runs out.
     *
     * @param stale whether nobody knows if what waits may be told: it stays then
     */
    Optional<LiveEvent> next(Duration patience, BooleanSupplier stale) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (waiting.isEmpty() && missed.isEmpty() && left > 0) {
                left = news.awaitNanos(left);
            }
            if (!closed && stale.getAsBoolean()) {
                return Optional.empty();
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

    private boolean follows(SeriesKey series) {
        return watched.keySet().stream().anyMatch(one -> one.series().equals(series));
    }

    private boolean isSeenAsBefore(SeriesKey series) {
        return watched.entrySet().stream()
                .filter(one -> one.getKey().series().equals(series))
                .allMatch(one -> one.getValue().equals(reading.get(one.getKey())));
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

    /** How far the reader is if nothing waits for it, and that it is there if something does; empty once it is over. */
    Optional<Heartbeat> heartbeat() {
        return locked(() -> {
            Optional<Cursor> reached = waiting.isEmpty() && missed.isEmpty() ? Optional.of(cursor) : Optional.empty();
            return closed ? Optional.empty() : Optional.of(new Heartbeat(reached));
        });
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
