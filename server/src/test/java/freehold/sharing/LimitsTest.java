package freehold.sharing;

import static freehold.sharing.Lending.COLLABORATIONS;
import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.act;
import static freehold.sharing.Lending.collaborate;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.offer;
import static freehold.sharing.Lending.open;
import static freehold.sharing.Lending.state;
import static freehold.sharing.Lending.text;
import static freehold.sharing.Lending.with;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.decision.AssetId;
import freehold.kernel.database.Database;
import freehold.testing.Answer;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each stated limit at N and at N + 1. */
@HttpTest
class LimitsTest {
    private final Lending lending;
    private final Raw raw;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final AssetId machine;

    LimitsTest(TestTenants tenants, Access access, Database database) {
        this.lending = new Lending(access);
        this.raw = new Raw(database);
        this.owner = tenants.fresh();
        this.receiver = tenants.fresh();
        this.machine = lending.asset(owner, "Turbine 7");
        collaborate(owner, receiver);
    }

    private static void assertLimit(Answer answer, int limit) {
        assertThat(text(answer.expect(400).json(), "type")).isEqualTo("/problems/limit-exceeded");
        assertThat(text(answer.json(), "detail")).contains(Integer.toString(limit));
    }

    /** Offers with assets that don't exist: enough to count. */
    private void fill(int count) {
        raw.owner()
                .sql("""
                        insert into sharing.share (share_id, owner_id, receiver_id, collaboration_id, asset_id,
                            asset_type_id, asset_name, channels, profile_id, profile_version, profile, descendants,
                            include_subtenants, note, state, offered_at, expires_at, etag)
                        select gen_random_uuid(), :owner, :receiver, collaboration_id, 'none ' || number, 'x', 'x',
                            '{telemetry}', 'x', 1, '{}', true, false, '', 'OPEN', now(), now() + interval '1 day', 1
                        from sharing.collaboration, generate_series(1, :count) as number
                        where initiator_id = :owner""")
                .param("owner", owner.id())
                .param("receiver", receiver.id())
                .param("count", count)
                .update();
    }

    @Test
    void aNoteAndAReason() {
        assertLimit(
                owner.client().post(SHARES, json(with(offer(machine, receiver), "note", "n".repeat(Limits.NOTE + 1)))),
                Limits.NOTE);
        String id = text(
                owner.client()
                        .post(SHARES, json(with(offer(machine, receiver), "note", "n".repeat(Limits.NOTE))))
                        .expect(201)
                        .json(),
                "id");
        assertLimit(decline(id, Limits.REASON + 1), Limits.REASON);
        decline(id, Limits.REASON).expect(200);
    }

    private Answer decline(String id, int length) {
        return receiver.client().post(SHARES + "/" + id + "/decline", json(Map.of("reason", "r".repeat(length))));
    }

    @Test
    void branchesLeftOut() {
        AssetId branch = lending.asset(owner, machine, "branch");
        assertLimit(offerWithout(branch, Limits.EXCLUDED + 1), Limits.EXCLUDED);
        offerWithout(branch, Limits.EXCLUDED).expect(201);
    }

    private Answer offerWithout(AssetId branch, int times) {
        List<String> excluded =
                IntStream.range(0, times).mapToObj(number -> branch.value()).toList();
        return owner.client().post(SHARES, json(with(offer(machine, receiver), "excluded", excluded)));
    }

    @Test
    void openOffers() {
        fill(Limits.OPEN_OFFERS - 1);
        String last = open(owner, machine, receiver);
        String body = json(offer(lending.asset(owner, "one too many"), receiver));
        assertLimit(owner.client().post(SHARES, body), Limits.OPEN_OFFERS);

        act(owner, last, "withdraw").expect(200);
        owner.client().post(SHARES, body).expect(201);
    }

    @Test
    void receivedSharesFailTheAcceptanceWhichCanBeRetriedLater() {
        String first = open(owner, machine, receiver);
        String second = open(owner, lending.asset(owner, "one too many"), receiver);
        fill(Limits.RECEIVED_SHARES - 1);
        raw.owner()
                .sql("""
                        with acting as materialized (select set_config('freehold.tenant', :receiver, false))
                        update sharing.share set state = 'ACCEPTED', answered_at = now()
                        from acting where owner_id = :owner and asset_id like 'none %'""")
                .param("owner", owner.id())
                .param("receiver", receiver.id())
                .update();

        assertThat(state(act(receiver, first, "accept").expect(200))).isEqualTo("ACCEPTED");
        Answer failed = act(receiver, second, "accept").expect(200);
        assertThat(state(failed)).isEqualTo("FAILED");
        assertThat(text(failed.json(), "failure")).isEqualTo("limit");
        act(owner, first, "revoke").expect(200);
        assertThat(state(act(receiver, second, "retry").expect(200))).isEqualTo("ACCEPTED");
    }

    @Test
    void collaborationsThatWait() {
        raw.owner()
                .sql("""
                        insert into sharing.collaboration
                            (collaboration_id, initiator_id, partner_id, state, note, offered_at, expires_at, etag)
                        select gen_random_uuid(), :owner, 'no' || number, 'OFFERED', '', now(), now() + interval '1 day', 1
                        from generate_series(2, :limit) as number""")
                .param("owner", owner.id())
                .param("limit", Limits.OPEN_COLLABORATION_OFFERS)
                .update();
        TestTenant last = receiver.tenants().fresh();
        String id = Lending.propose(owner, last);
        TestTenant tooMany = receiver.tenants().fresh();
        assertLimit(
                owner.client()
                        .post(
                                COLLABORATIONS,
                                json(Map.of("partner", tooMany.sharingId(), "legalNoticeAccepted", true))),
                Limits.OPEN_COLLABORATION_OFFERS);
        owner.client().post(COLLABORATIONS + "/" + id + "/withdraw", "").expect(200);
        Lending.propose(owner, tooMany);
    }

    @Test
    void pagesOfLists() {
        owner.client().get(SHARES + "?size=500").expect(200);
        owner.client().get(SHARES + "?size=501").expect(400);
        owner.client().get(SHARES + "?size=0").expect(400);
        owner.client().get(COLLABORATIONS + "?page=-1").expect(400);
        owner.client().get(COLLABORATIONS + "?page=x").expect(400);
    }
}
