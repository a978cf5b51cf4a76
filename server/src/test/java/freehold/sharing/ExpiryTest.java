package freehold.sharing;

import static freehold.sharing.Lending.AGREED;
import static freehold.sharing.Lending.COLLABORATIONS;
import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.act;
import static freehold.sharing.Lending.collaborate;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.lend;
import static freehold.sharing.Lending.offer;
import static freehold.sharing.Lending.open;
import static freehold.sharing.Lending.propose;
import static freehold.sharing.Lending.share;
import static freehold.sharing.Lending.text;
import static freehold.sharing.Lending.with;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.decision.AssetId;
import freehold.decision.TenantId;
import freehold.kernel.database.Database;
import freehold.sharing.usecase.RecordExpiry;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What time ends, it ends at its moment; the record of it may come later and changes nothing one can see. */
@HttpTest
class ExpiryTest {
    private final Lending lending;
    private final Raw raw;
    private final RecordExpiry record;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final AssetId machine;

    ExpiryTest(TestTenants tenants, Access access, Database database, RecordExpiry record) {
        this.lending = new Lending(access);
        this.raw = new Raw(database);
        this.record = record;
        this.owner = tenants.fresh();
        this.receiver = tenants.fresh();
        this.machine = lending.asset(owner, "Turbine 7");
    }

    private void recordAll() {
        record.of(new TenantId(owner.id()));
    }

    private static JsonNode history(TestTenant tenant, String share) {
        return tenant.client()
                .get(SHARES + "/" + share + "/history")
                .expect(200)
                .json()
                .get("items");
    }

    private static int count(TestTenant tenant, String query) {
        return tenant.client()
                .get(query)
                .expect(200)
                .json()
                .get("page")
                .get("totalElements")
                .asInt();
    }

    @Test
    void anOfferLivesThirtyDays() {
        collaborate(owner, receiver);
        JsonNode offer = share(owner, open(owner, machine, receiver));
        assertThat(Duration.between(Instant.parse(text(offer, "offeredAt")), Instant.parse(text(offer, "expiresAt"))))
                .isEqualTo(Limits.OFFER_LIFE)
                .isEqualTo(Duration.ofDays(30));
    }

    @Test
    void anOfferDoesNotOutliveTheAccessItOffers() {
        collaborate(owner, receiver);
        Instant end = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        JsonNode offer = owner.client()
                .post(SHARES, json(with(offer(machine, receiver), "access", Map.of("until", end.toString()))))
                .expect(201)
                .json();
        assertThat(Instant.parse(text(offer, "expiresAt"))).isEqualTo(end);
    }

    @Test
    void anOfferWhoseTimeIsUpIsExpiredForBothBeforeAndAfterItIsRecorded() {
        collaborate(owner, receiver);
        String id = open(owner, machine, receiver);
        raw.lapse("share", id);

        act(receiver, id, "accept").expect(409);
        act(owner, id, "withdraw").expect(409);
        assertThat(count(owner, SHARES + "?state=OPEN")).isZero();
        assertThat(count(receiver, SHARES + "?state=EXPIRED")).isEqualTo(1);
        List<JsonNode> before =
                List.of(share(owner, id), share(receiver, id), history(owner, id), history(receiver, id));
        assertThat(text(before.getFirst(), "state")).isEqualTo("EXPIRED");
        assertThat(text(before.getFirst(), "endedAt")).isEqualTo(text(before.getFirst(), "expiresAt"));
        assertThat(before.getFirst().get("endedBy").isNull()).isTrue();

        recordAll();

        assertThat(List.of(share(owner, id), share(receiver, id), history(owner, id), history(receiver, id)))
                .isEqualTo(before);
        assertThat(history(owner, id)).hasSize(2);
        JsonNode last = history(owner, id).get(1);
        assertThat(history(receiver, id).get(1)).isEqualTo(last);
        assertThat(text(last, "state")).isEqualTo("EXPIRED");
        assertThat(last.get("by").isNull()).isTrue();
        assertThat(raw.owner()
                        .sql("select state from sharing.share where share_id = cast(:id as uuid)")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEqualTo("EXPIRED");

        recordAll();
        assertThat(history(owner, id)).hasSize(2);
    }

    @Test
    void anOfferWhoseTimeIsUpDoesNotStandInTheWayOfTheNext() {
        collaborate(owner, receiver);
        String id = open(owner, machine, receiver);
        raw.lapse("share", id);

        lend(owner, machine, receiver);
        assertThat(history(receiver, id)).hasSize(2);
        assertThat(lending.sees(receiver, machine)).isTrue();
    }

    @Test
    void accessEndsAtItsMoment() {
        collaborate(owner, receiver);
        Instant end = Instant.now().plusMillis(1500);
        String id = text(
                owner.client()
                        .post(SHARES, json(with(offer(machine, receiver), "access", Map.of("until", end.toString()))))
                        .expect(201)
                        .json(),
                "id");
        act(receiver, id, "accept").expect(200);
        assertThat(lending.sees(receiver, machine)).isTrue();

        while (lending.sees(receiver, machine)) {
            assertThat(Instant.now()).isBefore(end.plusMillis(500));
        }
        assertThat(Instant.now()).isAfterOrEqualTo(end);

        assertThat(lending.received(receiver)).isEmpty();
        assertThat(lending.folders(receiver)).isEmpty();
        JsonNode seen = share(receiver, id);
        assertThat(text(seen, "state")).isEqualTo("EXPIRED");
        act(owner, id, "revoke").expect(409);

        recordAll();
        assertThat(share(receiver, id)).isEqualTo(seen);
        assertThat(lending.sees(receiver, machine)).isFalse();
        lend(owner, machine, receiver);
        assertThat(lending.sees(receiver, machine)).isTrue();
    }

    @Test
    void beforeAccessBeginsAnAcceptedShareShowsNothing() {
        collaborate(owner, receiver);
        String id = text(
                owner.client()
                        .post(
                                SHARES,
                                json(with(offer(machine, receiver), "access", Map.of("from", "2099-01-01T00:00:00Z"))))
                        .expect(201)
                        .json(),
                "id");
        act(receiver, id, "accept").expect(200);

        assertThat(text(share(receiver, id), "state")).isEqualTo("ACCEPTED");
        assertThat(text(share(receiver, id).get("access"), "from")).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(lending.sees(receiver, machine)).isFalse();
        assertThat(lending.folders(receiver)).isEmpty();
    }

    @Test
    void aCollaborationOfferThatLapsedIsExpiredAndTheNextCanBeMade() {
        String id = propose(owner, receiver);
        String path = COLLABORATIONS + "/" + id;
        raw.lapse("collaboration", id);

        receiver.client().post(path + "/accept", AGREED).expect(409);
        JsonNode before = owner.client().get(path).expect(200).json();
        assertThat(text(before, "state")).isEqualTo("EXPIRED");
        assertThat(count(receiver, COLLABORATIONS + "?state=EXPIRED&direction=received"))
                .isEqualTo(1);
        assertThat(count(receiver, COLLABORATIONS + "?state=OFFERED")).isZero();

        collaborate(receiver, owner);
        assertThat(owner.client().get(path).expect(200).json()).isEqualTo(before);
        lend(owner, machine, receiver);
    }

    @Test
    void theRoundThroughAllTenantsRecordsCollaborationsToo() {
        String id = propose(owner, receiver);
        raw.lapse("collaboration", id);

        record.everywhere();

        assertThat(raw.owner()
                        .sql("select state from sharing.collaboration where collaboration_id = cast(:id as uuid)")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEqualTo("EXPIRED");
    }
}
