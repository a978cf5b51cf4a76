package freehold.sharing;

import static freehold.sharing.Lending.COLLABORATIONS;
import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.collaborate;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.offer;
import static freehold.sharing.Lending.text;
import static freehold.sharing.Lending.with;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.decision.AssetId;
import freehold.kernel.database.Database;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lending in one step while something else happens to the same tenants. */
@HttpTest
class OneStepRacesTest {
    private static final int ROUNDS = 5;

    private final Lending lending;
    private final Raw raw;
    private final Both both;
    private final TestTenant owner;
    private final TestTenant receiver;

    OneStepRacesTest(TestTenants tenants, Access access, Database database) {
        this.lending = new Lending(access);
        this.raw = new Raw(database);
        this.both = new Both(tenants);
        this.owner = both.owner;
        this.receiver = both.receiver;
    }

    private static Map<String, Object> oneStep(AssetId asset, TestTenant receiver) {
        return with(offer(asset, receiver), "target", Map.of());
    }

    private static List<Answer> race(List<Callable<Answer>> requests) throws Exception {
        CyclicBarrier start = new CyclicBarrier(requests.size());
        try (ExecutorService pool = Executors.newFixedThreadPool(requests.size())) {
            List<Future<Answer>> running = new ArrayList<>();
            for (Callable<Answer> request : requests) {
                running.add(pool.submit(() -> {
                    start.await();
                    return request.call();
                }));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : running) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static List<JsonNode> items(TestTenant of, String path) {
        return of.client()
                .get(path)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    @Test
    void ofAnOfferAndAStepWithTheSameAssetOneIsRefusedAndNamesTheOther() throws Exception {
        collaborate(owner, receiver);
        ApiClient client = owner.client();
        for (int round = 0; round < ROUNDS; round++) {
            AssetId machine = lending.asset(owner, "machine");
            List<Answer> answers = race(List.of(
                    () -> client.post(SHARES, json(offer(machine, receiver))),
                    () -> both.here.post(SHARES, json(oneStep(machine, receiver)))));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
            boolean stepped = answers.getLast().status() == 201;
            Answer made = stepped ? answers.getLast() : answers.getFirst();
            Answer late = stepped ? answers.getFirst() : answers.getLast();
            assertThat(text(late.json(), "detail")).contains(text(made.json(), "id"));
            assertThat(Lending.state(made)).isEqualTo(stepped ? "ACCEPTED" : "OPEN");
            assertThat(lending.sees(receiver, machine)).isEqualTo(stepped);
        }
    }

    @Test
    void stepsInBothDirectionsMakeOneAgreementAndNeitherWaitsForEver() throws Exception {
        ApiClient there = both.in(receiver);
        for (int round = 0; round < ROUNDS; round++) {
            AssetId ours = lending.asset(owner, "ours");
            AssetId theirs = lending.asset(receiver, "theirs");
            List<Answer> answers = race(List.of(
                    () -> both.here.post(SHARES, json(oneStep(ours, receiver))),
                    () -> there.post(SHARES, json(oneStep(theirs, owner)))));

            answers.forEach(answer -> answer.expect(201));
            assertThat(lending.sees(receiver, ours)).isTrue();
            assertThat(lending.sees(owner, theirs)).isTrue();
        }
        assertThat(items(owner, COLLABORATIONS)).hasSize(1);
        assertThat(items(receiver, COLLABORATIONS)).hasSize(1);
    }

    @Test
    void manyRepeatsAtOnceHappenOnce() throws Exception {
        String body = json(oneStep(lending.asset(owner, "machine"), receiver));
        ApiClient keyed = both.here.with("Idempotency-Key", "k1");
        Callable<Answer> request = () -> keyed.post(SHARES, body);

        List<Answer> answers = race(List.of(request, request, request, request));

        JsonNode first = answers.getFirst().expect(201).json();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.expect(201).json()).isEqualTo(first));
        assertThat(items(owner, SHARES)).hasSize(1);
    }

    @Test
    void whoeverLosesTheRoleWhileWaitingForOthersIsRefused() throws Exception {
        AssetId machine = lending.asset(owner, "machine");
        String body = json(oneStep(machine, receiver));
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Future<Answer> waiting = raw.as(owner, app -> {
                app.sql("select epoch from access.lock_epochs(array[:tenant])")
                        .param("tenant", owner.id())
                        .query(row -> {});
                Future<Answer> sent = pool.submit(() -> both.here.post(SHARES, body));
                untilSomebodyWaits();
                assertThat(sent).isNotDone();
                both.demote(true);
                return sent;
            });
            Answer answer = waiting.get().expect(403);
            assertThat(text(answer.json(), "type")).isEqualTo("/problems/administrator-needed");
        }
        assertThat(items(owner, SHARES)).isEmpty();
        assertThat(items(receiver, COLLABORATIONS)).isEmpty();
        assertThat(lending.sees(receiver, machine)).isFalse();
    }

    private void untilSomebodyWaits() {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        String waiting = "select count(*) from pg_locks where not granted and locktype in ('transactionid', 'tuple')";
        while (raw.owner().sql(waiting).query(Long.class).single() == 0) {
            assertThat(Instant.now()).as("nobody came to wait").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
