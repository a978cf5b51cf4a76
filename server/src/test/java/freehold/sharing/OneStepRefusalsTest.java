package freehold.sharing;

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
import freehold.decision.AssetId;
import freehold.identity.model.CoreRoles;
import freehold.kernel.database.Database;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Lending in one step is all or nothing: whatever is refused leaves no row of either side behind. */
@HttpTest
class OneStepRefusalsTest {
    private static final List<String> TABLES = List.of(
            "sharing.collaboration",
            "sharing.share",
            "sharing.lent",
            "sharing.received",
            "sharing.event",
            "sharing.actor",
            "access.answer",
            "access.epoch",
            "assets.asset");

    private final TestTenants tenants;
    private final Lending lending;
    private final Raw raw;
    private final Both both;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final AssetId machine;
    private final Map<String, Object> wish;

    OneStepRefusalsTest(TestTenants tenants, Access access, Database database) {
        this.tenants = tenants;
        this.lending = new Lending(access);
        this.raw = new Raw(database);
        this.both = new Both(tenants);
        this.owner = both.owner;
        this.receiver = both.receiver;
        this.machine = lending.asset(owner, "Turbine 7");
        this.wish = with(offer(machine, receiver), "target", Map.of("mode", "create"));
    }

    /** All rows either side has of what one step could write. */
    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (TestTenant side : List.of(owner, receiver)) {
            for (String table : TABLES) {
                rows.addAll(raw.as(
                        side,
                        app -> app.sql("select '" + table + " ' || t::text from " + table + " t order by 1")
                                .query(String.class)
                                .list()));
            }
        }
        assertThat(rows).hasSizeGreaterThan(2);
        return rows;
    }

    private Answer refused(ApiClient client, Map<String, Object> body) {
        List<String> before = rows();
        Answer answer = client.with("Idempotency-Key", "k").post(SHARES, json(body));
        assertThat(answer.status()).as(answer.body()).isBetween(400, 409);
        assertThat(rows()).as(answer.body()).isEqualTo(before);
        assertThat(lending.received(receiver)).doesNotContain(machine);
        return answer;
    }

    private Answer refused(Map<String, Object> body) {
        return refused(both.here, body);
    }

    private static String type(Answer answer) {
        return text(answer.json(), "type");
    }

    private static String fault(Answer answer) {
        return text(answer.expect(400).json().get("errors").get(0), "pointer");
    }

    private Map<String, Object> below(String parent) {
        return with(wish, "target", Map.of("mode", "create", "parentId", parent));
    }

    @Test
    void aTargetThatIsNoAssetOfTheReceiversIsAFaultOfThatField() {
        String missing = UUID.randomUUID().toString().replace("-", "");
        AssetId gone = lending.asset(receiver, "Shed");
        lending.delete(receiver, gone);
        Answer none = refused(below(missing));
        assertThat(fault(none)).isEqualTo("/target/parentId");
        for (String other : List.of(machine.value(), gone.value(), "no id at all")) {
            Answer answer = refused(below(other));
            assertThat(answer.json().get("errors")).isEqualTo(none.json().get("errors"));
            assertThat(answer.status()).isEqualTo(none.status());
        }
    }

    @Test
    void whatATargetCantSayYetIsRefusedByName() {
        assertThat(fault(refused(with(wish, "target", Map.of("mode", "match")))))
                .isEqualTo("/target/mode");
        assertThat(fault(refused(with(wish, "target", Map.of("name", ""))))).isEqualTo("/target/name");
        assertThat(fault(refused(with(wish, "target", Map.of("assetId", machine.value())))))
                .isEqualTo("/target/assetId");
        refused(with(wish, "target", Map.of("place", "x"))).expect(400);
        refused(with(wish, "target", "create")).expect(400);
        Answer preview = both.here.post(SHARES + "/preview", json(wish));
        assertThat(fault(preview)).isEqualTo("/target");
    }

    @Test
    void whatCantBeOfferedCantBeLentInOneStep() {
        AssetId foreign = lending.asset(receiver, "Theirs");
        refused(with(wish, "assetId", foreign.value())).expect(404);
        refused(with(wish, "assetId", lending.root(owner).value())).expect(403);
        assertThat(fault(refused(with(wish, "profile", Map.of("id", "none"))))).isEqualTo("/profile/id");
        assertThat(fault(refused(with(wish, "access", Map.of("until", "2020-01-01T00:00:00Z")))))
                .isEqualTo("/access/until");
        assertThat(fault(refused(with(wish, "excluded", List.of(machine.value())))))
                .isEqualTo("/excluded");
    }

    @Test
    void aSecondShareOfTheSameIsRefusedAndNamesTheFirst() {
        collaborate(owner, receiver);
        String waiting = open(owner, machine, receiver);
        Answer second = refused(wish).expect(409);
        assertThat(type(second)).isEqualTo("/problems/share-exists");
        assertThat(text(second.json(), "detail")).contains(waiting);
    }

    @Test
    void aQuotaThatIsUsedUpLeavesNoAgreementBehind() {
        tenants.operator()
                .ifMatch(tenants.operator()
                        .get("/api/platform/v1/tenants/" + owner.id() + "/quotas")
                        .json()
                        .get("etag")
                        .asLong())
                .put("/api/platform/v1/tenants/" + owner.id() + "/quotas", "{\"shares\": 0}")
                .expect(200);
        Answer answer = refused(wish).expect(409);
        assertThat(type(answer)).isEqualTo("/problems/quota-exceeded");
        assertThat(text(answer.json(), "detail")).contains("shares");
    }

    @Test
    void aReceiverThatHasAllItCanHaveIsALimitAndNoFailedShare() {
        collaborate(owner, receiver);
        raw.owner()
                .sql("""
                        do $$ begin
                            alter table sharing.share disable trigger share_moves_as_agreed;
                            insert into sharing.share (share_id, owner_id, receiver_id, collaboration_id, asset_id,
                                asset_type_id, asset_name, channels, profile_id, profile_version, profile, descendants,
                                include_subtenants, note, state, offered_at, answered_at, expires_at, etag)
                            select gen_random_uuid(), '%1$s', '%2$s', collaboration_id, 'none ' || number, 'x', 'x',
                                '{telemetry}', 'x', 1, '{}', true, false, '', 'ACCEPTED', now(), now(),
                                now() + interval '1 day', 1
                            from sharing.collaboration, generate_series(1, %3$d) as number where initiator_id = '%1$s';
                            alter table sharing.share enable trigger share_moves_as_agreed;
                        end $$""".formatted(owner.id(), receiver.id(), Limits.RECEIVED_SHARES))
                .update();
        long before = shares();
        Answer answer = both.here.post(SHARES, json(wish)).expect(400);
        assertThat(type(answer)).isEqualTo("/problems/limit-exceeded");
        assertThat(text(answer.json(), "detail")).contains(Integer.toString(Limits.RECEIVED_SHARES));
        assertThat(shares()).isEqualTo(before);
    }

    private long shares() {
        return raw.as(
                owner,
                app -> app.sql("select count(*) from sharing.share")
                        .query(Long.class)
                        .single());
    }

    @Test
    void noTokenSharesInOneStepNotEvenAPersonsOwn() {
        ApiClient token = tenants.anonymous()
                .token(text(
                        both.here
                                .post("/api/identity/v1/tokens", "{\"name\": \"script\"}")
                                .expect(201)
                                .json(),
                        "token"));
        for (ApiClient client : List.of(token, owner.client())) {
            Answer answer = refused(client, wish).expect(403);
            assertThat(type(answer)).isEqualTo("/problems/sign-in-needed");
            assertThat(text(answer.json(), "detail")).contains("/target");
            // Whom it is for makes no difference: nothing can be found out this way.
            Answer unknown = refused(client, with(wish, "receiver", "nobody")).expect(403);
            assertThat(text(unknown.json(), "detail")).isEqualTo(text(answer.json(), "detail"));
        }
    }

    @Test
    void whoeverIsNoAdministratorHereOrThereIsRefused() {
        ApiClient standard = owner.person(
                "{\"userName\": \"standard-%s@example.org\"}".formatted(owner.id()), CoreRoles.STANDARD_USER);
        assertThat(type(refused(standard, wish).expect(403))).isEqualTo("/problems/right-missing");

        both.demote(true);
        Answer answer = refused(wish).expect(403);
        assertThat(type(answer)).isEqualTo("/problems/administrator-needed");
        assertThat(text(answer.json(), "detail")).contains("/target");
        refused(with(wish, "receiver", receiver.id())).expect(403);
    }

    @Test
    void aTenantOneHasNoPartInLooksLikeOneThatNeverWas() {
        TestTenant stranger = tenants.fresh();
        String never = "DE-" + UUID.randomUUID();
        assertSame(stranger.sharingId(), never);
        assertSame(stranger.id(), "nobody");
        assertSame(stranger.id(), owner.id());
        assertSame(stranger.sharingId(), owner.sharingId());
        assertThat(stranger.client().get(COLLABORATIONS).json().get("items")).isEmpty();
    }

    private void assertSame(String foreign, String missing) {
        Answer one = refused(with(wish, "receiver", foreign)).expect(404);
        Answer other = refused(with(wish, "receiver", missing)).expect(404);
        assertThat(masked(one, foreign)).isEqualTo(masked(other, missing));
        assertThat(one.headers().map().keySet()).isEqualTo(other.headers().map().keySet());
    }

    private static String masked(Answer answer, String id) {
        return answer.body().replace(id, "ID").replaceAll("[0-9a-f]{32}", "REQUEST");
    }

    @Test
    void aPartnerOneDoesNotAdministerStaysWithOffers() {
        TestTenant partner = tenants.fresh();
        collaborate(owner, partner);
        Answer answer = refused(with(wish, "receiver", partner.id())).expect(403);
        assertThat(type(answer)).isEqualTo("/problems/administrator-needed");
        assertThat(lending.received(partner)).isEmpty();
    }
}
