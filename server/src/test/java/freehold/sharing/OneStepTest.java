package freehold.sharing;

import static freehold.sharing.Lending.COLLABORATIONS;
import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.act;
import static freehold.sharing.Lending.collaborate;
import static freehold.sharing.Lending.id;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.offer;
import static freehold.sharing.Lending.propose;
import static freehold.sharing.Lending.share;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lending to a tenant that one administers too: agreement, offer and acceptance at once. */
@HttpTest
class OneStepTest {
    private final Lending lending;
    private final Raw raw;
    private final Both both;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final AssetId machine;
    private final Map<String, Object> wish;

    OneStepTest(TestTenants tenants, Access access, Database database) {
        this.lending = new Lending(access);
        this.raw = new Raw(database);
        this.both = new Both(tenants);
        this.owner = both.owner;
        this.receiver = both.receiver;
        this.machine = lending.asset(owner, "Turbine 7");
        this.wish = with(offer(machine, receiver), "target", Map.of("mode", "create"));
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

    /** Who did what, as one side's history has it; the other side's names are not told. */
    private static List<String> history(TestTenant of, String share) {
        return items(of, SHARES + "/" + share + "/history").stream()
                .map(event -> text(event, "state") + " " + who(event.get("by")))
                .toList();
    }

    private static String who(JsonNode by) {
        return text(by, "tenant") + " " + by.get("name").stringValue("-");
    }

    @Test
    void whatIsLentIsSeenAtOnceAndBothHistoriesNameThePerson() {
        JsonNode lent = both.here.post(SHARES, json(wish)).expect(201).json();
        String id = text(lent, "id");

        assertThat(text(lent, "state")).isEqualTo("ACCEPTED");
        assertThat(text(lent, "direction")).isEqualTo("outgoing");
        assertThat(lending.sees(receiver, machine)).isTrue();
        assertThat(lending.folders(receiver)).containsExactly("Tenant " + owner.id());
        assertThat(history(owner, id))
                .containsExactly("OPEN " + owner.id() + " " + both.person(), "ACCEPTED " + receiver.id() + " -");
        assertThat(history(receiver, id))
                .containsExactly("OPEN " + owner.id() + " -", "ACCEPTED " + receiver.id() + " " + both.person());
        assertThat(share(receiver, id).get("asset")).isEqualTo(share(owner, id).get("asset"));
    }

    @Test
    void aMissingCollaborationIsMadeOnTheWay() {
        JsonNode lent = both.here.post(SHARES, json(wish)).expect(201).json();

        JsonNode ours = items(owner, COLLABORATIONS).getFirst();
        JsonNode theirs = items(receiver, COLLABORATIONS).getFirst();
        assertThat(text(ours, "id")).isEqualTo(text(theirs, "id")).isEqualTo(text(lent, "collaborationId"));
        assertThat(text(ours, "state")).isEqualTo(text(theirs, "state")).isEqualTo("ACCEPTED");
        assertThat(who(ours.get("offeredBy"))).isEqualTo(owner.id() + " " + both.person());
        assertThat(who(theirs.get("answeredBy"))).isEqualTo(receiver.id() + " " + both.person());
    }

    @Test
    void aCollaborationThatWaitsIsAcceptedByTheSideItWasOfferedTo() {
        String asked = propose(receiver, owner);
        JsonNode lent = both.here.post(SHARES, json(wish)).expect(201).json();
        assertThat(text(lent, "collaborationId")).isEqualTo(asked);
        JsonNode ours = items(owner, COLLABORATIONS).getFirst();
        assertThat(who(ours.get("answeredBy"))).isEqualTo(owner.id() + " " + both.person());

        owner.client().post(COLLABORATIONS + "/" + asked + "/terminate", "").expect(200);
        String offered = propose(owner, receiver);
        assertThat(text(both.here.post(SHARES, json(wish)).expect(201).json(), "collaborationId"))
                .isEqualTo(offered);
        assertThat(items(receiver, COLLABORATIONS)).hasSize(2);
    }

    @Test
    void theReceiverIsNamedByItsSharingIdOrByItsTenantId() {
        Map<String, Object> byTenant = with(wish, "receiver", receiver.id());
        String id = id(both.here.post(SHARES, json(byTenant)).expect(201));
        act(receiver, id, "leave").expect(200);
        assertThat(lending.sees(receiver, machine)).isFalse();

        // Now that the two are partners both names are ordinary ones.
        id = id(both.here.post(SHARES, json(byTenant)).expect(201));
        act(owner, id, "revoke").expect(200);
        both.here.post(SHARES, json(wish)).expect(201);
        assertThat(items(owner, COLLABORATIONS)).hasSize(1);
    }

    @Test
    void withoutATargetTheSameBodyIsAnOfferThatWaits() {
        wish.put("target", null);
        both.here.post(SHARES, json(wish)).expect(404);
        collaborate(owner, receiver);
        Answer offered = both.here.post(SHARES, json(wish)).expect(201);

        assertThat(Lending.state(offered)).isEqualTo("OPEN");
        assertThat(lending.sees(receiver, machine)).isFalse();
    }

    @Test
    void aTargetIsAnAssetOfTheReceiversTree() {
        AssetId hall = lending.asset(receiver, "Hall");
        wish.put("target", Map.of("parentId", hall.value()));
        String id = id(both.here.post(SHARES, json(wish)).expect(201));

        assertThat(text(share(receiver, id).get("target"), "parentId")).isEqualTo(hall.value());
        assertThat(share(owner, id).has("target")).isFalse();
        String seen = "/api/assetmanagement/v3/assets/" + machine.value() + "?includeShared=true";
        assertThat(text(both.in(receiver).get(seen).expect(200).json(), "parentId"))
                .isEqualTo(hall.value());
    }

    @Test
    void losingTheRoleLaterEndsNothing() {
        String id = id(both.here.post(SHARES, json(wish)).expect(201));
        both.demote(true);

        assertThat(text(share(receiver, id), "state")).isEqualTo("ACCEPTED");
        assertThat(lending.sees(receiver, machine)).isTrue();
        both.here
                .post(
                        SHARES,
                        json(with(
                                wish,
                                "assetId",
                                lending.asset(owner, "Turbine 8").value())))
                .expect(403);
    }

    @Test
    void aRepeatIsAnsweredAsTheFirstTimeWhateverHasBecomeOfTheRole() {
        ApiClient keyed = both.here.with("Idempotency-Key", "k1");
        Answer first = keyed.post(SHARES, json(wish)).expect(201);
        keyed.post(SHARES, json(with(wish, "note", "other"))).expect(409);
        both.demote(false);

        assertThat(keyed.post(SHARES, json(wish)).expect(201).json()).isEqualTo(first.json());
        assertThat(items(owner, SHARES)).hasSize(1);
    }

    @Test
    void theAuditOfEachSideNamesThePersonWithWhatWasDoneThere() {
        String id = id(both.here.post(SHARES, json(wish)).expect(201));

        for (TestTenant side : List.of(owner, receiver)) {
            List<String> acts = items(side, "/api/audit/v1/entries?size=500&object=" + id).stream()
                    .map(entry -> text(entry, "action") + " " + text(entry, "actor"))
                    .toList();
            assertThat(acts)
                    .contains("POST " + SHARES + " " + both.person())
                    .contains(
                            side.equals(owner)
                                    ? "share.accepted tenant:" + receiver.id()
                                    : "share.accepted " + both.person())
                    .noneMatch(entry -> entry.contains("elsewhere"));
        }
    }

    @Test
    void aPersonIsNamedAsEachSideKnowsThem() {
        raw.owner()
                .sql("update identity.membership set user_name = 'other@example.org' where tenant_id = :tenant")
                .param("tenant", receiver.id())
                .update();
        String id = id(both.here.post(SHARES, json(wish)).expect(201));

        assertThat(history(receiver, id)).last().isEqualTo("ACCEPTED " + receiver.id() + " user:other@example.org");
        assertThat(history(owner, id)).first().isEqualTo("OPEN " + owner.id() + " " + both.person());
        assertThat(items(receiver, "/api/audit/v1/entries?size=500&object=" + id))
                .noneMatch(entry -> text(entry, "actor").equals(both.person()));
    }
}
