package freehold.sharing;

import static freehold.sharing.Lending.AGREED;
import static freehold.sharing.Lending.COLLABORATIONS;
import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.collaborate;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.offer;
import static freehold.sharing.Lending.open;
import static freehold.sharing.Lending.text;
import static freehold.sharing.Lending.with;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.access.RepeatKey;
import freehold.decision.AssetId;
import freehold.kernel.database.Database;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A request sent again under its Idempotency-Key is answered as the first time, and happens once. */
@HttpTest
class RepeatTest {
    private final Raw raw;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final String collaboration;
    private final AssetId machine;
    private final String body;

    RepeatTest(TestTenants tenants, Access access, Database database) {
        this.raw = new Raw(database);
        this.owner = tenants.fresh();
        this.receiver = tenants.fresh();
        this.collaboration = collaborate(owner, receiver);
        this.machine = new Lending(access).asset(owner, "Turbine 7");
        this.body = json(offer(machine, receiver));
    }

    private static ApiClient keyed(TestTenant tenant, String key) {
        return tenant.client().with("Idempotency-Key", key);
    }

    @Test
    void aRepeatedOfferIsTheSameOffer() {
        Answer first = keyed(owner, "k1").post(SHARES, body).expect(201);
        Answer again = keyed(owner, "k1").post(SHARES, body).expect(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(total(owner)).isEqualTo(1);
    }

    private static int total(TestTenant tenant) {
        return tenant.client()
                .get(SHARES)
                .expect(200)
                .json()
                .get("page")
                .get("totalElements")
                .asInt();
    }

    @Test
    void manyRepeatsAtOnceHappenOnce() throws Exception {
        ApiClient client = keyed(owner, "k1");
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            List<Future<Answer>> running = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                running.add(pool.submit(() -> client.post(SHARES, body)));
            }
            String id = text(running.getFirst().get().expect(201).json(), "id");
            for (Future<Answer> answer : running) {
                assertThat(text(answer.get().expect(201).json(), "id")).isEqualTo(id);
            }
        }
        assertThat(total(owner)).isEqualTo(1);
    }

    @Test
    void theKeyOfAnotherRequestIsRefused() {
        keyed(owner, "k1").post(SHARES, body).expect(201);
        String other = json(with(offer(machine, receiver), "note", "other"));
        assertThat(text(keyed(owner, "k1").post(SHARES, other).expect(409).json(), "type"))
                .isEqualTo("/problems/idempotency-key-reused");
        keyed(owner, "k1")
                .post(COLLABORATIONS + "/" + collaboration + "/terminate", "")
                .expect(409);
        assertThat(total(owner)).isEqualTo(1);
    }

    @Test
    void aRefusedRequestIsNotAnAnswerToKeep() {
        String first = open(owner, machine, receiver);
        keyed(owner, "k1").post(SHARES, body).expect(409);
        Lending.act(owner, first, "withdraw").expect(200);
        keyed(owner, "k1").post(SHARES, body).expect(201);
    }

    @Test
    void aRepeatedActIsNoSecondAct() {
        String id = open(owner, machine, receiver);
        String path = SHARES + "/" + id;
        Answer accepted =
                keyed(receiver, "k1").ifMatch(1).post(path + "/accept", "{}").expect(200);
        assertThat(keyed(receiver, "k1")
                        .ifMatch(1)
                        .post(path + "/accept", "{}")
                        .expect(200)
                        .json())
                .isEqualTo(accepted.json());
        Answer revoked = keyed(owner, "k2")
                .post(path + "/revoke", "{\"reason\": \"over\"}")
                .expect(200);
        assertThat(keyed(owner, "k2")
                        .post(path + "/revoke", "{\"reason\": \"over\"}")
                        .expect(200)
                        .json())
                .isEqualTo(revoked.json());
        keyed(owner, "k2").post(path + "/revoke", "{\"reason\": \"done\"}").expect(409);

        String terminate = COLLABORATIONS + "/" + collaboration + "/terminate";
        Answer terminated = keyed(owner, "k3").post(terminate, "").expect(200);
        assertThat(keyed(owner, "k3").post(terminate, "").expect(200).json()).isEqualTo(terminated.json());
        owner.client().post(terminate, "").expect(409);
    }

    @Test
    void aRepeatedOfferIsAnsweredEvenWhenThePartnerIsNoneAnyMore() {
        Answer first = keyed(owner, "k1").post(SHARES, body).expect(201);
        owner.client()
                .post(COLLABORATIONS + "/" + collaboration + "/terminate", "")
                .expect(200);
        assertThat(keyed(owner, "k1").post(SHARES, body).expect(201).json()).isEqualTo(first.json());
        keyed(owner, "k2").post(SHARES, body).expect(404);
    }

    @Test
    void aKeyBelongsToWhoSentIt() {
        keyed(owner, "k1").post(SHARES, body).expect(201);
        owner.signIn().with("Idempotency-Key", "k1").post(SHARES, body).expect(409);
        keyed(receiver, "k1")
                .post(COLLABORATIONS + "/" + collaboration + "/accept", AGREED)
                .expect(409);
    }

    @Test
    void anAnswerIsForgottenAfterADay() {
        keyed(owner, "k1").post(SHARES, body).expect(201);
        int moved = raw.as(owner, app -> app.sql("""
                        with gone as (delete from access.answer returning *)
                        insert into access.answer
                        select tenant_id, actor, key, request, answer, answered_at - interval '1 day' from gone""").update());
        assertThat(moved).isEqualTo(1);
        assertThat(text(keyed(owner, "k1").post(SHARES, body).expect(409).json(), "type"))
                .isEqualTo("/problems/share-exists");
    }

    @Test
    void aKeyIsShortAndPrintable() {
        String longest = "k".repeat(RepeatKey.MOST);
        keyed(owner, longest + "k").post(SHARES, body).expect(400);
        keyed(owner, "k\tk").post(SHARES, body).expect(400);
        keyed(owner, longest).post(SHARES, body).expect(201);
    }
}
