package freehold.sharing;

import static freehold.sharing.Lending.COLLABORATIONS;
import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.act;
import static freehold.sharing.Lending.collaborate;
import static freehold.sharing.Lending.lend;
import static freehold.sharing.Lending.open;
import static freehold.sharing.Lending.share;
import static freehold.sharing.Lending.text;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.decision.AssetId;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The end of an agreement, and lists of agreements and shares. */
@HttpTest
class TerminationTest {
    private final Lending lending;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final TestTenant third;
    private final String collaboration;

    TerminationTest(TestTenants tenants, Access access) {
        this.lending = new Lending(access);
        this.owner = tenants.fresh();
        this.receiver = tenants.fresh();
        this.third = tenants.fresh();
        this.collaboration = collaborate(owner, receiver);
        collaborate(owner, third);
    }

    @Test
    void theEndOfACollaborationEndsJustWhatItSaidItWould() {
        String lent = lend(owner, lending.asset(owner, "a"), receiver);
        String back = lend(receiver, lending.asset(receiver, "b"), owner);
        String offered = open(owner, lending.asset(owner, "c"), receiver);
        String asked = open(receiver, lending.asset(receiver, "d"), owner);
        String left = lend(owner, lending.asset(owner, "e"), receiver);
        act(receiver, left, "leave").expect(200);
        AssetId elsewhere = lending.asset(owner, "f");
        String toThird = lend(owner, elsewhere, third);
        JsonNode before = share(receiver, left);
        String path = COLLABORATIONS + "/" + collaboration;

        for (TestTenant side : List.of(owner, receiver)) {
            JsonNode consequences =
                    side.client().get(path + "/consequences").expect(200).json();
            assertThat(ids(consequences)).containsExactlyInAnyOrder(lent, back, offered, asked);
            assertThat(consequences.get("page").get("totalElements").asInt()).isEqualTo(4);
        }
        JsonNode ended =
                receiver.client().post(path + "/terminate", "").expect(200).json();

        assertThat(text(ended, "state")).isEqualTo("TERMINATED");
        assertEnd(lent, "ENDED", ended);
        assertEnd(back, "ENDED", ended);
        assertEnd(offered, "DECLINED", ended);
        assertEnd(asked, "WITHDRAWN", ended);
        assertThat(share(receiver, left)).isEqualTo(before);
        assertThat(text(share(third, toThird), "state")).isEqualTo("ACCEPTED");
        assertThat(lending.received(receiver)).isEmpty();
        assertThat(lending.received(owner)).isEmpty();
        assertThat(lending.received(third)).containsExactly(elsewhere);
        assertThat(ids(owner.client().get(path + "/consequences").expect(200).json()))
                .isEmpty();
    }

    /** All at one moment, told alike on both sides. */
    private void assertEnd(String id, String state, JsonNode collaborationEnded) {
        for (TestTenant side : List.of(owner, receiver)) {
            JsonNode share = share(side, id);
            assertThat(text(share, "state")).isEqualTo(state);
            assertThat(text(share, "endReason")).isEqualTo("collaboration");
            assertThat(text(share, "endedAt")).isEqualTo(text(collaborationEnded, "endedAt"));
            assertThat(text(share.get("endedBy"), "tenant")).isEqualTo(receiver.id());
        }
    }

    private static Set<String> ids(JsonNode page) {
        return page.get("items").valueStream().map(item -> text(item, "id")).collect(Collectors.toSet());
    }

    @Test
    void theEndOfTheLastShareDoesNotEndTheCollaboration() {
        String id = lend(owner, lending.asset(owner, "a"), receiver);
        act(owner, id, "revoke").expect(200);
        assertThat(text(
                        owner.client()
                                .get(COLLABORATIONS + "/" + collaboration)
                                .expect(200)
                                .json(),
                        "state"))
                .isEqualTo("ACCEPTED");
    }

    @Test
    void theFolderComesWithTheFirstShareAndGoesWithTheLast() {
        assertThat(lending.folders(receiver)).isEmpty();
        String first = lend(owner, lending.asset(owner, "a"), receiver);
        String second = lend(owner, lending.asset(owner, "b"), receiver);
        String folder = "Tenant " + owner.id();
        assertThat(lending.folders(receiver)).containsExactly(folder);
        assertThat(text(share(receiver, first).get("target"), "parentId"))
                .isEqualTo(text(share(receiver, second).get("target"), "parentId"));

        act(owner, first, "revoke").expect(200);
        assertThat(lending.folders(receiver)).containsExactly(folder);
        act(receiver, second, "leave").expect(200);
        assertThat(lending.folders(receiver)).isEmpty();

        lend(owner, lending.asset(owner, "c"), receiver);
        assertThat(lending.folders(receiver)).containsExactly(folder);
        assertThat(lending.folders(owner)).isEmpty();
    }

    @Test
    void aTargetThatVanishedFailsTheAcceptanceUntilAnotherIsNamed() {
        AssetId machine = lending.asset(owner, "machine");
        AssetId shelf = lending.asset(receiver, "shelf");
        String id = open(owner, machine, receiver);
        lending.delete(receiver, shelf);
        String target = "{\"target\": {\"parentId\": \"%s\"}}";

        JsonNode failed = receiver.client()
                .post(SHARES + "/" + id + "/accept", target.formatted(shelf))
                .expect(200)
                .json();
        assertThat(text(failed, "state")).isEqualTo("FAILED");
        assertThat(text(failed, "failure")).isEqualTo("target-missing");
        assertThat(lending.received(receiver)).isEmpty();
        // Failed is not live: the asset can be offered anew, and then there is nothing to retry.
        String second = open(owner, machine, receiver);
        assertThat(text(act(receiver, id, "retry").expect(409).json(), "detail"))
                .contains(second);
        act(owner, second, "withdraw").expect(200);

        String foreign = target.formatted(lending.asset(owner, "theirs"));
        assertThat(text(
                        receiver.client()
                                .post(SHARES + "/" + id + "/retry", foreign)
                                .expect(200)
                                .json(),
                        "state"))
                .isEqualTo("FAILED");
        AssetId better = lending.asset(receiver, "better shelf");
        JsonNode accepted = receiver.client()
                .post(SHARES + "/" + id + "/retry", target.formatted(better))
                .expect(200)
                .json();
        assertThat(text(accepted, "state")).isEqualTo("ACCEPTED");
        assertThat(text(accepted.get("target"), "parentId")).isEqualTo(better.value());
        assertThat(lending.received(receiver)).containsExactly(machine);
        assertThat(lending.folders(receiver)).isEmpty();
    }

    @Test
    void listsAreFilteredSortedAndCountedExactly() {
        String lent = lend(owner, lending.asset(owner, "a"), receiver);
        String offered = open(owner, lending.asset(owner, "b"), receiver);
        String toThird = open(owner, lending.asset(owner, "c"), third);
        String asked = open(receiver, lending.asset(receiver, "d"), owner);

        assertThat(list("")).containsExactly(asked, toThird, offered, lent);
        assertThat(list("?sort=offeredAt,asc")).containsExactly(lent, offered, toThird, asked);
        assertThat(list("?direction=incoming")).containsExactly(asked);
        assertThat(list("?direction=outgoing&state=OPEN")).containsExactly(toThird, offered);
        assertThat(list("?state=OPEN,ACCEPTED&partner=" + receiver.id())).containsExactly(asked, offered, lent);
        assertThat(list("?state=OPEN&state=ACCEPTED")).hasSize(4);
        assertThat(list("?partner=" + third.sharingId())).containsExactly(toThird);
        assertThat(list("?partner=" + owner.id())).isEmpty();
        assertThat(list("?partner=nobody")).isEmpty();
        assertThat(list("?assetId=" + text(share(owner, lent).get("asset"), "assetId")))
                .containsExactly(lent);
        assertThat(list("?assetId=x")).isEmpty();
        assertThat(list("?size=3&page=1")).containsExactly(lent);
        assertThat(list("?page=9")).isEmpty();
        JsonNode page =
                owner.client().get(SHARES + "?size=3").expect(200).json().get("page");
        assertThat(page.get("totalElements").asInt()).isEqualTo(4);
        assertThat(page.get("totalPages").asInt()).isEqualTo(2);
        for (String wrong : List.of("state=open", "direction=sideways", "sort=note", "sort=state,up")) {
            owner.client().get(SHARES + "?" + wrong).expect(400);
        }
    }

    private List<String> list(String query) {
        return owner.client()
                .get(SHARES + query)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(item -> text(item, "id"))
                .toList();
    }

    @Test
    void collaborationsAreListedByDirectionAndState() {
        Lending.propose(third, receiver);
        assertThat(directions("")).containsExactlyInAnyOrder("received OFFERED", "received ACCEPTED");
        assertThat(directions("?state=OFFERED")).containsExactly("received OFFERED");
        assertThat(directions("?direction=sent")).isEmpty();
        receiver.client().get(COLLABORATIONS + "?state=OPEN").expect(400);
        receiver.client().get(COLLABORATIONS + "?sort=partner").expect(400);
    }

    private List<String> directions(String query) {
        return receiver.client()
                .get(COLLABORATIONS + query)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(item -> text(item, "direction") + " " + text(item, "state"))
                .toList();
    }

    @Test
    void aCollaborationChangesInTheVersionNamedOnly() {
        String path = COLLABORATIONS + "/" + collaboration;
        JsonNode seen = owner.client().get(path).expect(200).json();
        assertThat(seen.get("etag").asInt()).isEqualTo(2);
        owner.client().ifMatch(1).post(path + "/terminate", "").expect(412);
        owner.client().ifMatch(2).post(path + "/terminate", "").expect(200);
    }
}
