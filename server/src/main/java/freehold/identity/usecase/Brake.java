package freehold.identity.usecase;

import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Slows down whoever keeps failing. Each attempt counts before its outcome is known, so that many at once count as
 * many; a success takes it back.
 *
 * <p>Failures are counted by user name and address together, and by address: someone else's failures from somewhere
 * else never keep a person out. The table is bounded; the entry not used for longest goes first. Each server keeps its
 * own.
 */
final class Brake {
    static final int FREE_PER_NAME = 5;
    static final int FREE_PER_ADDRESS = 100;
    static final int ENTRIES = 10_000;
    static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final Duration MEMORY = Duration.ofMinutes(15);

    private final LongSupplier nanoTime;
    private final Map<String, Count> entries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > ENTRIES;
        }
    };

    Brake(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Count(int attempts, long lastAt, long notBefore) {}

    /** Counts an attempt, or refuses it when it comes too soon. */
    synchronized void begin(String name, String address) {
        long now = nanoTime.getAsLong();
        check(pair(name, address), now);
        check(address, now);
        count(pair(name, address), now, FREE_PER_NAME);
        count(address, now, FREE_PER_ADDRESS);
    }

    /** The attempt was no failure. */
    synchronized void succeeded(String name, String address) {
        entries.remove(pair(name, address));
        Count all = entries.get(address);
        if (all != null) {
            entries.put(address, new Count(Math.max(0, all.attempts() - 1), all.lastAt(), all.lastAt()));
        }
    }

    synchronized int size() {
        return entries.size();
    }

    private static String pair(String name, String address) {
        return address + " " + name;
    }

    private void check(String key, long now) {
        Count entry = entries.get(key);
        if (entry != null && entry.notBefore() - now > 0) {
            long seconds = Duration.ofNanos(entry.notBefore() - now).toSeconds() + 1;
            throw new ProblemException(
                    new Problem.TooMany("Too many failed attempts. Try again in " + seconds + " seconds.", seconds));
        }
    }

    private void count(String key, long now, int free) {
        Count before = entries.get(key);
        int attempts = before != null && now - before.lastAt() <= MEMORY.toNanos() ? before.attempts() + 1 : 1;
        entries.put(key, new Count(attempts, now, now + wait(attempts - free).toNanos()));
    }

    private static Duration wait(int beyondFree) {
        if (beyondFree < 0) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(beyondFree, 10));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }
}
