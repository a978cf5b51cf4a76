package freehold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.acceptance.fixture.Answer;
import freehold.acceptance.fixture.Api;
import freehold.acceptance.fixture.Machine;
import freehold.acceptance.fixture.Partners;
import freehold.acceptance.fixture.Routes;
import freehold.acceptance.fixture.Seed;
import freehold.acceptance.fixture.ServerProcess;
import freehold.acceptance.fixture.SharedServer;
import freehold.acceptance.fixture.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

/** Once the revoke is answered, no read that is sent shows anything of the asset. */
@ExtendWith(SharedServer.class)
class RevocationTest {
    private static final int CLIENTS = 50;
    private static final int READS_PER_CLIENT = 200;
    private static final int ENOUGH = 1_000;

    private final Seed seed = Seed.of(RevocationTest.class);

    /** A read, what its answer is once the share has ended, and whether an answer still shows the asset. */
    private record Question(String path, int statusAfterwards, Predicate<Answer> shows) {}

    private record Read(Question question, long sentAt, long answeredAt, Answer answer) {
        boolean shows() {
            return question.shows().test(answer);
        }
    }

    private record Revoke(long sentAt, long answeredAt) {}

    @RepeatedTest(2)
    void noReadSentAfterTheAnswerToTheRevokeShowsTheAsset(ServerProcess server) throws Exception {
        Partners partners = Partners.introduce(Tenant.found(server, seed), Tenant.found(server, seed));
        Tenant owner = partners.owner();
        Machine machine = Machine.build(owner, Machine.define(owner, seed), seed.word());
        Machine part = Machine.build(owner, Machine.define(owner, seed), seed.word(), machine.assetId());
        List.of(machine, part)
                .forEach(each -> owner.api()
                        .put(each.series(), List.of(each.sample("2023-05-05T05:05:05Z", seed.sample(), 1)))
                        .expectOk());
        List<Question> questions = questions(partners.receiver().api(), machine, part);
        String share = partners.share(machine.assetId());

        List<Read> reads = new ArrayList<>();
        Revoke revoke;
        CountDownLatch untilRevoke = new CountDownLatch(seed.between(3_000, 6_000));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Read>>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                Seed own = seed.fork();
                clients.add(threads.submit(() -> read(partners.receiver().api(), questions, own, untilRevoke)));
            }
            untilRevoke.await();
            long sentAt = System.nanoTime();
            partners.revoke(share).expectOk();
            revoke = new Revoke(sentAt, System.nanoTime());
            for (Future<List<Read>> client : clients) {
                reads.addAll(client.get());
            }
        }
        judge(reads, revoke);
    }

    private static List<Read> read(Api api, List<Question> questions, Seed seed, CountDownLatch untilRevoke) {
        List<Read> reads = new ArrayList<>();
        for (int i = 0; i < READS_PER_CLIENT; i++) {
            Question question = seed.oneOf(questions);
            long sentAt = System.nanoTime();
            Answer answer = api.get(question.path());
            reads.add(new Read(question, sentAt, System.nanoTime(), answer));
            untilRevoke.countDown();
        }
        return reads;
    }

    private static void judge(List<Read> reads, Revoke revoke) {
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
        assertThat(reads).hasSize(CLIENTS * READS_PER_CLIENT);
        assertThat(before)
                .hasSizeGreaterThan(ENOUGH)
                .allSatisfy(read -> assertThat(read.shows())
                        .as("%s while the share lives: %s", read.question().path(), read.answer())
                        .isTrue());
        assertThat(after).hasSizeGreaterThan(ENOUGH).allSatisfy(read -> {
            assertThat(read.shows())
                    .as("%s after the revoke: %s", read.question().path(), read.answer())
                    .isFalse();
            assertThat(read.answer().status())
                    .as("%s after the revoke", read.question().path())
                    .isEqualTo(read.question().statusAfterwards());
        });
    }

    /** Asked while nothing is shared yet, so that the totals are those a revoke must lead back to. */
    private static List<Question> questions(Api receiver, Machine machine, Machine part) {
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
