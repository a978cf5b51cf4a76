package freehold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.acceptance.Onlookers.Question;
import freehold.acceptance.fixture.Answer;
import freehold.acceptance.fixture.Api;
import freehold.acceptance.fixture.Machine;
import freehold.acceptance.fixture.Partners;
import freehold.acceptance.fixture.Relay;
import freehold.acceptance.fixture.Routes;
import freehold.acceptance.fixture.Seed;
import freehold.acceptance.fixture.ServerProcess;
import freehold.acceptance.fixture.SharedServer;
import freehold.acceptance.fixture.Tenant;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers on one database answer as one, also when one of them is stopped or can't reach the database. */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralServersTest {
    private static final boolean LONG = Boolean.getBoolean("freehold.long");
    private static final int OTHERS = LONG ? 3 : 1;
    private static final int CLIENTS = 40;
    private static final int READS_PER_CLIENT = LONG ? 500 : 50;
    private static final int FAILURES = LONG ? 10 : 1;
    private static final int READS_IN_FAILURE = 30;
    /** Locks of a silent server are taken away after a second; the rest is for a machine that does other things too. */
    private static final Duration BOUND = Duration.ofMillis(2_500);

    private final Seed seed = Seed.of(SeveralServersTest.class);
    private final ServerProcess first;
    private final List<Relay> relays = new ArrayList<>();
    private final List<ServerProcess> others = new ArrayList<>();

    SeveralServersTest(ServerProcess first) {
        this.first = first;
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        for (int i = 0; i < OTHERS; i++) {
            relays.add(first.relayToDatabase());
            others.add(first.another(folder.resolve("server" + i), relays.getLast()));
            System.out.println("Another server ready after " + others.getLast().start());
        }
    }

    @AfterAll
    void stop() throws IOException {
        others.forEach(ServerProcess::close);
        for (Relay relay : relays) {
            relay.close();
        }
    }

    /** A share that begins and ends, and what its receiver asks of it. */
    private final class Case {
        final Partners partners = Partners.introduce(Tenant.found(first, seed), Tenant.found(first, seed));
        final Machine machine =
                Machine.withSamples(partners.owner(), seed, partners.owner().rootAsset());
        final Machine part = Machine.withSamples(partners.owner(), seed, machine.assetId());
        final List<Question> questions = Onlookers.questions(partners.receiver().api(), machine, part);

        Case() throws IOException {}

        Api owner(ServerProcess server) {
            return Api.signedInAs(partners.owner().credential(), server);
        }

        Api receiver(ServerProcess server) {
            return Api.signedInAs(partners.receiver().credential(), server);
        }
    }

    @Test
    void whatOneRevokesNoneOfThemShowsAnyMore() throws Exception {
        Case it = new Case();
        List<ServerProcess> all = new ArrayList<>(others);
        all.addFirst(first);
        for (ServerProcess revoking : List.of(first, others.getLast())) {
            String share = it.partners.share(it.machine.assetId());
            Api owner = it.owner(revoking);
            List<Api> receivers = all.stream().map(it::receiver).toList();
            new Onlookers(receivers, it.questions, CLIENTS, READS_PER_CLIENT)
                    .watch(
                            seed,
                            () -> owner.post(Routes.share(share) + "/revoke", Map.of())
                                    .expectOk());
        }
    }

    private enum Failure {
        FROZEN,
        CUT_OFF,
        STALLED
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void aServerThatFailsHoldsUpNoRevokeAndShowsNothingOfWhatWasRevoked(Failure failure) throws Exception {
        Case it = new Case();
        ServerProcess failing = others.getFirst();
        Api receiver = it.receiver(failing);
        for (int round = 0; round < FAILURES; round++) {
            String share = it.partners.share(it.machine.assetId());
            receiver.get(Routes.asset(it.machine.assetId()) + "?includeShared=true")
                    .expect(200);
            AtomicBoolean busy = new AtomicBoolean(true);
            AtomicInteger begun = new AtomicInteger();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<List<Answer>>> changes = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    changes.add(threads.submit(() -> changeTheTree(it, failing, busy, begun)));
                }
                while (begun.get() < seed.between(4, 40)) {
                    Thread.sleep(1);
                }
                fail(failure, failing);
                long sentAt = System.nanoTime();
                it.partners.revoke(share).expectOk();
                Duration took = Duration.ofNanos(System.nanoTime() - sentAt);
                System.out.printf("Revoke beside a server that is %s took %d ms%n", failure, took.toMillis());
                List<Future<?>> reads = new ArrayList<>();
                for (int i = 0; i < READS_IN_FAILURE; i++) {
                    Question question = seed.oneOf(it.questions);
                    reads.add(threads.submit(() -> judge(question, receiver)));
                }
                Thread.sleep(LONG ? 12_000 : 500);
                recover(failure, failing);
                for (Future<?> read : reads) {
                    read.get();
                }
                busy.set(false);
                for (Future<List<Answer>> change : changes) {
                    assertThat(change.get())
                            .isNotEmpty()
                            .allMatch(
                                    answer -> answer.status() == 201
                                            || (failure != Failure.FROZEN && answer.status() >= 500),
                                    "made, or refused for the failure's sake");
                }
                assertThat(took).isLessThan(BOUND);
            }
            receiver.get(Routes.asset(it.machine.assetId()) + "?includeShared=true")
                    .expect(404);
        }
    }

    /** While it can't ask the database a server may say so, but nothing else. */
    private static void judge(Question question, Api receiver) {
        Answer answer = receiver.get(question.path());
        if (answer.status() < 500) {
            question.judgeAfterwards(answer);
        }
    }

    /** Takes the locks that a revoke needs, again and again, until told to stop. */
    private static List<Answer> changeTheTree(Case it, ServerProcess server, AtomicBoolean busy, AtomicInteger begun) {
        Api owner = it.owner(server);
        List<Answer> answers = new ArrayList<>();
        while (busy.get()) {
            begun.incrementAndGet();
            answers.add(owner.post(Routes.ASSETS, Machine.draft(it.machine.kind(), "one more", it.machine.assetId())));
        }
        return answers;
    }

    private void fail(Failure failure, ServerProcess server) throws IOException, InterruptedException {
        switch (failure) {
            case FROZEN -> server.freeze();
            case CUT_OFF -> relays.getFirst().cut();
            case STALLED -> relays.getFirst().stall();
        }
    }

    private void recover(Failure failure, ServerProcess server) throws IOException, InterruptedException {
        switch (failure) {
            case FROZEN -> server.thaw();
            case CUT_OFF, STALLED -> relays.getFirst().mend();
        }
    }
}
