package freehold.telemetry.usecase;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets what comes from one sender while something of the same sender is under way be done at once, in the order it came.
 * Nobody waits for company: where nothing is under way, each does its own. Nobody returns before their own is done.
 *
 * @param <K> senders
 * @param <T> what is to be done
 */
final class WriteGroups<K, T> {
    private final int atOnce;
    private final int largest;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<K, Line<T>> lines = new HashMap<>();

    private static final class Line<T> {
        private final Queue<Member<T>> waiting = new ArrayDeque<>();
        private int going;
    }

    /** One who is in a group. */
    static final class Member<T> {
        private final T work;
        private final CountDownLatch turn = new CountDownLatch(1);
        private @Nullable List<Member<T>> led;
        private @Nullable RuntimeException failure;
        private boolean alone;

        private Member(T work) {
            this.work = work;
        }

        T work() {
            return work;
        }

        /** It is over for this one, and for no other of the group. */
        void fail(RuntimeException why) {
            failure = why;
        }

        boolean failed() {
            return failure != null;
        }

        /** It is not done with the group, and is to be done by whoever brought it. */
        void alone() {
            alone = true;
        }
    }

    /**
     * How many.
     *
     * @param atOnce groups of one sender that go on
     * @param largest members of a group
     */
    WriteGroups(int atOnce, int largest) {
        this.atOnce = atOnce;
        this.largest = largest;
    }

    /**
     * Returns once the work is done; what it failed with, it throws.
     *
     * @param together does the work of all members; what it throws, all fail with who have not failed by themselves
     * @return whether it is done; if not, it is to be done {@link Member#alone}
     */
    boolean go(K sender, T work, Consumer<List<Member<T>>> together) {
        Member<T> own = new Member<>(work);
        if (!begins(sender, own)) {
            awaitTurn(own);
        }
        List<Member<T>> led = own.led;
        if (led != null) {
            lead(sender, led, together);
        }
        RuntimeException failure = own.failure;
        if (failure != null) {
            throw failure;
        }
        return !own.alone;
    }

    /** INVARIANT: somebody waits only while as many groups go on as may; whoever ends one hands on to those who wait. */
    private boolean begins(K sender, Member<T> own) {
        lock.lock();
        try {
            Line<T> line = lines.computeIfAbsent(sender, unseen -> new Line<>());
            if (line.going == atOnce) {
                line.waiting.add(own);
                return false;
            }
            line.going++;
            own.led = List.of(own);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Whoever is interrupted waits all the same: its work may be under way, or it may have to lead the others. */
    private static void awaitTurn(Member<?> own) {
        boolean interrupted = false;
        while (true) {
            try {
                own.turn.await();
                break;
            } catch (InterruptedException stopping) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void lead(K sender, List<Member<T>> led, Consumer<List<Member<T>>> together) {
        boolean done = false;
        try {
            together.accept(led);
            done = true;
        } catch (RuntimeException failure) {
            led.stream().filter(member -> !member.failed()).forEach(member -> member.fail(failure));
            done = true;
        } finally {
            if (!done) {
                led.forEach(member -> member.fail(new IllegalStateException("the write was given up")));
            }
            handOn(sender);
            led.forEach(member -> member.turn.countDown());
        }
    }

    /** How many of the sender's wait. */
    int waiting(K sender) {
        lock.lock();
        try {
            Line<T> line = lines.get(sender);
            return line == null ? 0 : line.waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** How many of the sender's groups go on. */
    int going(K sender) {
        lock.lock();
        try {
            Line<T> line = lines.get(sender);
            return line == null ? 0 : line.going;
        } finally {
            lock.unlock();
        }
    }

    private void handOn(K sender) {
        lock.lock();
        try {
            Line<T> line = lines.get(sender);
            if (line == null) {
                return;
            }
            List<Member<T>> next = new ArrayList<>();
            while (next.size() < largest && !line.waiting.isEmpty()) {
                next.add(line.waiting.remove());
            }
            if (!next.isEmpty()) {
                next.getFirst().led = next;
                next.getFirst().turn.countDown();
            } else if (--line.going == 0) {
                lines.remove(sender);
            }
        } finally {
            lock.unlock();
        }
    }
}
