package freehold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.acceptance.fixture.Answer;
import freehold.acceptance.fixture.Api;
import freehold.acceptance.fixture.Machine;
import freehold.acceptance.fixture.Routes;
import freehold.acceptance.fixture.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** Many clients who read what is shared with them, at random, while the share is revoked. */
record Onlookers(List<Api> apis, List<Question> questions, int clients, int readsPerClient) {

    /** A read, what its answer is once the share has ended, and whether an answer still shows the asset. */
    record Question(String path, int statusAfterwards, Predicate<Answer> shows) {
        /** That an answer to a read that was sent after the share had ended keeps to that. */
        void judgeAfterwards(Answer answer) {
            assertThat(shows.test(answer))
                    .as("%s after the revoke: %s", path, answer)
                    .isFalse();
            assertThat(answer.status()).as("%s after the revoke", path).isEqualTo(statusAfterwards);
        }
    }

    private record Read(Question question, long sentAt, long answeredAt, Answer answer) {}

    private record Revoke(long sentAt, long answeredAt) {}

    /** Fails if a read shows nothing before the revoke is sent, or anything after it is answered. */
    void watch(Seed seed, Runnable revocation) throws InterruptedException, ExecutionException {
        List<Read> reads = new ArrayList<>();
        Revoke revoke;
        int all = clients * readsPerClient;
        CountDownLatch untilRevoke = new CountDownLatch(seed.between(all * 3 / 10, all * 6 / 10));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Read>>> readers = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                Api api = apis.get(client % apis.size());
                Seed own = seed.fork();
                readers.add(threads.submit(() -> read(api, own, untilRevoke)));
            }
            untilRevoke.await();
            long sentAt = System.nanoTime();
            revocation.run();
            revoke = new Revoke(sentAt, System.nanoTime());
            for (Future<List<Read>> reader : readers) {
                reads.addAll(reader.get());
            }
        }
        assertThat(reads).hasSize(all);
        judge(reads, revoke, all / 10);
    }

    private List<Read> read(Api api, Seed seed, CountDownLatch untilRevoke) {
        List<Read> reads = new ArrayList<>();
        for (int i = 0; i < readsPerClient; i++) {
            Question question = seed.oneOf(questions);
            long sentAt = System.nanoTime();
            Answer answer = api.get(question.path());
            reads.add(new Read(question, sentAt, System.nanoTime(), answer));
            untilRevoke.countDown();
        }
        return reads;
    }

    private static void judge(List<Read> reads, Revoke revoke, int enough) {
        List<Read> before = reads.stream()
                .filter(read -> read.answeredAt() < revoke.sentAt())
                .toList();
        List<Read> after = reads.stream()
                .filter(read -> read.sentAt() > revoke.answeredAt())
                .toList();
        System.out.printf(
                "Revoke took %d ms among %d reads: %d before, %d while it ran, %d after its answer%n",
                (revoke.answeredAt() - revoke.sentAt()) / 1_000_000,
                reads.size(),
                before.size(),
                reads.size() - before.size() - after.size(),
                after.size());
        assertThat(before)
                .hasSizeGreaterThan(enough)
                .allSatisfy(read -> assertThat(read.question().shows().test(read.answer()))
                        .as("%s while the share lives: %s", read.question().path(), read.answer())
                        .isTrue());
        assertThat(after)
                .hasSizeGreaterThan(enough)
                .allSatisfy(read -> read.question().judgeAfterwards(read.answer()));
    }

    /** Asked while nothing is shared yet, so that the totals are those a revoke must lead back to. */
    static List<Question> questions(Api receiver, Machine machine, Machine part) {
        List<Question> questions = new ArrayList<>();
        for (Machine each : List.of(machine, part)) {
            questions.add(direct(Routes.asset(each.assetId()) + "?includeShared=true"));
            questions.add(direct(each.series() + "?from=2023-01-01T00:00:00Z&to=2024-01-01T00:00:00Z"));
            questions.add(direct(each.series()));
            questions.add(direct(Routes.ASSET_TYPES + "/" + each.kind().assetType() + "?includeShared=true"));
            questions.add(direct(Routes.ASPECT_TYPES + "/" + each.kind().aspectType() + "?includeShared=true"));
            questions.add(listed(Routes.ASSETS + "?includeShared=true&sort=name,asc&size=100", each.assetId()));
            questions.add(listed(
                    Routes.ASSET_TYPES + "?includeShared=true&size=100",
                    each.kind().assetType()));
            questions.add(listed(
                    Routes.ASPECT_TYPES + "?includeShared=true&size=100",
                    each.kind().aspectType()));
        }
        for (String collection : List.of(Routes.ASSETS, Routes.ASSET_TYPES, Routes.ASPECT_TYPES)) {
            String path = collection + "?includeShared=true&size=1";
            long total = receiver.get(path).expect(200).total();
            questions.add(new Question(path, 200, answer -> answer.total() != total));
        }
        return questions;
    }

    private static Question direct(String path) {
        return new Question(path, 404, Answer::ok);
    }

    private static Question listed(String path, String id) {
        return new Question(path, 200, answer -> answer.body().contains('"' + id + '"'));
    }
}
