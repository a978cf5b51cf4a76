package freehold.telemetry.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.telemetry.usecase.WriteGroups.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever comes while another of the same sender is under way goes with all who wait, and fails alone. */
class WriteGroupsTest {
    private final WriteGroups<String, Integer> groups = new WriteGroups<>(1, 4);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<Integer>> done = new ArrayList<>();
    private final CountDownLatch firstEnds = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void end() {
        firstEnds.countDown();
        threads.close();
    }

    private Future<?> go(String sender, int work) {
        return threads.submit(() -> {
            asked.incrementAndGet();
            return groups.go(sender, work, this::together);
        });
    }

    private void together(List<Member<Integer>> members) {
        List<Integer> works = members.stream().map(Member::work).toList();
        if (works.contains(0)) {
            await(firstEnds);
        }
        members.stream()
                .filter(member -> member.work() == 13)
                .forEach(member -> member.fail(new IllegalArgumentException("13")));
        members.stream().filter(member -> member.work() == 14).forEach(Member::alone);
        synchronized (done) {
            done.add(works);
        }
        if (works.contains(99)) {
            throw new IllegalStateException("all");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first is under way; the others have been sent one after the other, and wait. */
    private List<Future<?>> behindTheFirst(int... works) throws InterruptedException {
        List<Future<?>> all = new ArrayList<>();
        all.add(go("one", 0));
        awaitWaiting(0, 1);
        for (int i = 0; i < works.length; i++) {
            all.add(go("one", works[i]));
            awaitWaiting(i + 1, i + 2);
        }
        return all;
    }

    private void awaitWaiting(int waiting, int started) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while ((groups.waiting("one") < waiting || asked.get() < started || groups.going("one") == 0)
                && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        assertThat(groups.waiting("one")).isEqualTo(waiting);
    }

    @Test
    void whoeverWaitsGoesTogetherInTheOrderOfComing() throws Exception {
        List<Future<?>> all = behindTheFirst(1, 2, 3, 4, 5);
        firstEnds.countDown();
        for (Future<?> one : all) {
            one.get();
        }
        assertThat(done).containsExactly(List.of(0), List.of(1, 2, 3, 4), List.of(5));
        assertThat(groups.going("one")).isZero();
    }

    @Test
    void whoeverFailsFailsAlone() throws Exception {
        List<Future<?>> all = behindTheFirst(1, 13, 2);
        firstEnds.countDown();
        for (int i : new int[] {0, 1, 3}) {
            all.get(i).get();
        }
        assertThatThrownBy(() -> all.get(2).get()).hasRootCauseMessage("13");
    }

    @Test
    void whatFailsForAllIsToldToEachAndTheNextGoOn() throws Exception {
        List<Future<?>> all = behindTheFirst(1, 13, 99, 2, 3);
        firstEnds.countDown();
        assertThatThrownBy(() -> all.get(1).get()).hasRootCauseMessage("all");
        assertThatThrownBy(() -> all.get(2).get()).hasRootCauseMessage("13");
        assertThatThrownBy(() -> all.get(4).get()).hasRootCauseMessage("all");
        all.get(5).get();
    }

    @Test
    void whatIsToBeDoneAloneIsLeftToWhoeverBroughtIt() throws Exception {
        List<Future<?>> all = behindTheFirst(1, 14, 2);
        firstEnds.countDown();
        List<Object> written = new ArrayList<>();
        for (Future<?> one : all) {
            written.add(one.get());
        }
        assertThat(written).containsExactly(true, true, false, true);
    }

    @Test
    void otherSendersDoNotWait() throws Exception {
        List<Future<?>> all = behindTheFirst();
        go("two", 7).get();
        assertThat(done).containsExactly(List.of(7));
        firstEnds.countDown();
        all.getFirst().get();
    }

    @Test
    void ofManyAtOnceEachIsDoneOnce() throws Exception {
        List<Future<?>> all = new ArrayList<>();
        IntStream.range(100, 1_100).forEach(work -> all.add(go("one", work)));
        for (Future<?> one : all) {
            one.get();
        }
        assertThat(done.stream().flatMap(List::stream).toList())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(100, 1_100).boxed().toList());
    }
}
