package freehold.sharing;

import static freehold.sharing.Lending.AGREED;
import static freehold.sharing.Lending.COLLABORATIONS;
import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.collaborate;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.lend;
import static freehold.sharing.Lending.offer;
import static freehold.sharing.Lending.share;
import static freehold.sharing.Lending.text;
import static freehold.sharing.Lending.with;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.decision.AssetId;
import freehold.decision.Role;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the two sides know of each other, and what anybody else knows: nothing. */
@HttpTest
class WallTest {
    private final Lending lending;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final TestTenant stranger;
    private final AssetId machine;
    private final String collaboration;
    private final String share;

    WallTest(TestTenants tenants, Access access) {
        this.lending = new Lending(access);
        this.owner = tenants.fresh();
        this.receiver = tenants.fresh();
        this.stranger = tenants.fresh();
        this.machine = lending.asset(owner, "Turbine 7");
        this.collaboration = collaborate(owner, receiver);
        this.share = lend(owner, machine, receiver);
    }

    @Test
    void toAThirdTenantWhatIsOthersLooksLikeWhatNeverWas() {
        ApiClient client = stranger.client();
        String never = UUID.randomUUID().toString();
        for (String act : List.of("", "/history")) {
            assertSame(client.get(SHARES + "/" + share + act), client.get(SHARES + "/" + never + act));
        }
        for (String act : List.of("accept", "retry", "decline", "withdraw", "revoke", "leave")) {
            assertSame(
                    client.post(SHARES + "/" + share + "/" + act, "{}"),
                    client.post(SHARES + "/" + never + "/" + act, "{}"));
        }
        for (String act : List.of("", "/consequences")) {
            assertSame(
                    client.get(COLLABORATIONS + "/" + collaboration + act),
                    client.get(COLLABORATIONS + "/" + never + act));
        }
        for (String act : List.of("accept", "refuse", "withdraw", "terminate")) {
            assertSame(
                    client.post(COLLABORATIONS + "/" + collaboration + "/" + act, AGREED),
                    client.post(COLLABORATIONS + "/" + never + "/" + act, AGREED));
        }
        assertThat(text(share(owner, share), "state")).isEqualTo("ACCEPTED");
        assertThat(client.get(SHARES)
                        .expect(200)
                        .json()
                        .get("page")
                        .get("totalElements")
                        .asInt())
                .isZero();
        assertThat(client.get(COLLABORATIONS)
                        .expect(200)
                        .json()
                        .get("page")
                        .get("totalElements")
                        .asInt())
                .isZero();
        assertThat(client.get(SHARES + "?assetId=" + machine).expect(200).json().get("items"))
                .isEmpty();
        assertThat(client.get(SHARES + "?partner=" + owner.id())
                        .expect(200)
                        .json()
                        .get("items"))
                .isEmpty();
        assertThat(lending.received(stranger)).isEmpty();
        assertThat(lending.sees(stranger, machine)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1-1-1-1-1", "00000000000000000000000000000000"})
    void whatIsNoIdNamesNothing(String id) {
        owner.client().get(SHARES + "/" + id).expect(404);
        owner.client().get(COLLABORATIONS + "/" + id).expect(404);
    }

    @Test
    void aReceiverOneHasNoAgreementWithIsTheSameAsOneThatDoesNotExist() {
        AssetId own = lending.asset(stranger, "own");
        String never = "DE-" + UUID.randomUUID();
        Answer missing = propose(own, never).expect(404);
        assertSame(propose(own, receiver.sharingId()).expect(404), missing);
        assertSame(propose(own, receiver.id()).expect(404), missing);
        assertSame(propose(own, "nobody").expect(404), missing);
        assertSame(propose(own, stranger.id()).expect(404), missing);
        assertSame(propose(own, stranger.sharingId()).expect(404), missing);

        Lending.propose(stranger, receiver);
        assertSame(propose(own, receiver.sharingId()).expect(404), missing);

        String ended = collaborate(stranger, owner);
        stranger.client().post(COLLABORATIONS + "/" + ended + "/terminate", "").expect(200);
        assertSame(propose(own, owner.id()).expect(404), missing);
        assertSame(propose(own, owner.sharingId()).expect(404), missing);
    }

    private Answer propose(AssetId asset, String to) {
        return stranger.client().post(SHARES, json(with(offer(asset, receiver), "receiver", to)));
    }

    @Test
    void aCollaborationIsOfferedToASharingIdOnly() {
        Answer byTenantId = ask(receiver.id()).expect(404);
        Answer unknown = ask("DE-" + UUID.randomUUID()).expect(404);
        assertThat(text(byTenantId.json(), "type")).isEqualTo(text(unknown.json(), "type"));
        assertThat(text(ask(stranger.sharingId()).expect(400).json(), "detail")).contains("own sharing id");
    }

    private Answer ask(String partner) {
        return stranger.client()
                .post(COLLABORATIONS, "{\"partner\": \"%s\", \"legalNoticeAccepted\": true}".formatted(partner));
    }

    /** The same but for the id asked for and the request's own random id. */
    private static void assertSame(Answer foreign, Answer missing) {
        assertThat(foreign.status()).as(foreign.request()).isEqualTo(404).isEqualTo(missing.status());
        assertThat(headers(foreign)).isEqualTo(headers(missing));
        JsonNode one = foreign.json();
        JsonNode other = missing.json();
        assertThat(one.propertyNames()).isEqualTo(other.propertyNames());
        assertThat(text(one, "type")).isEqualTo(text(other, "type"));
        assertThat(text(one, "title")).isEqualTo(text(other, "title"));
        assertThat(shape(text(one, "detail"))).isEqualTo(shape(text(other, "detail")));
    }

    /** Those of the answer; the server closes a connection after so many requests, whatever they ask. */
    private static Set<String> headers(Answer answer) {
        Set<String> names = new TreeSet<>(answer.headers().map().keySet());
        names.remove("connection");
        return names;
    }

    /** Without the last word, which is the id that was asked for. */
    private static String shape(String detail) {
        return detail.substring(0, detail.lastIndexOf(' '));
    }

    @Test
    void eachSideReadsTheNamesOfItsOwnPeopleOnly() {
        String byPerson = text(
                owner.signIn()
                        .post(SHARES, json(offer(lending.asset(owner, "other"), receiver)))
                        .expect(201)
                        .json(),
                "id");
        receiver.client().post(SHARES + "/" + byPerson + "/accept", "{}").expect(200);

        JsonNode ofOwner = share(owner, byPerson);
        JsonNode ofReceiver = share(receiver, byPerson);
        assertThat(text(ofOwner.get("offeredBy"), "name")).isEqualTo("user:" + owner.administrator());
        assertThat(ofOwner.get("answeredBy").get("name").isNull()).isTrue();
        assertThat(text(ofOwner.get("answeredBy"), "tenant")).isEqualTo(receiver.id());
        assertThat(text(ofReceiver.get("offeredBy"), "tenant")).isEqualTo(owner.id());
        assertThat(ofReceiver.get("offeredBy").get("name").isNull()).isTrue();
        assertThat(text(ofReceiver.get("answeredBy"), "name"))
                .isEqualTo("client:" + receiver.credential().clientId());
        for (String path : List.of("", "/" + byPerson, "/" + byPerson + "/history")) {
            assertThat(receiver.client().get(SHARES + path).expect(200).body())
                    .doesNotContain(owner.administrator())
                    .doesNotContain(owner.credential().clientId());
            assertThat(owner.client().get(SHARES + path).expect(200).body())
                    .doesNotContain(receiver.credential().clientId());
        }
        assertThat(receiver.client()
                        .get(COLLABORATIONS + "/" + collaboration)
                        .expect(200)
                        .body())
                .doesNotContain(owner.credential().clientId())
                .contains(receiver.credential().clientId());
    }

    @Test
    void theBranchesLeftOutAreTheOwnersBusinessAndThePlaceIsTheReceivers() {
        AssetId hidden = lending.asset(owner, machine, "secret");
        AssetId parent = lending.asset(owner, "parent");
        AssetId branch = lending.asset(owner, parent, "secret branch");
        String id = text(
                owner.client()
                        .post(SHARES, json(with(offer(parent, receiver), "excluded", List.of(branch.value()))))
                        .expect(201)
                        .json(),
                "id");
        AssetId shelf = lending.asset(receiver, "shelf");
        receiver.client()
                .post(
                        SHARES + "/" + id + "/accept",
                        "{\"target\": {\"mode\": \"create\", \"parentId\": \"%s\"}}".formatted(shelf))
                .expect(200);

        assertThat(lending.received(receiver)).contains(machine, hidden, parent).doesNotContain(branch);
        assertThat(receiver.client().get(SHARES + "/" + id).body()).doesNotContain(branch.value());
        assertThat(owner.client().get(SHARES + "/" + id).body())
                .contains(branch.value())
                .doesNotContain(shelf.value());
        assertThat(text(share(receiver, id).get("target"), "parentId")).isEqualTo(shelf.value());
    }

    @Test
    void aSubtenantsCallersHaveNoPartInSharing() {
        ApiClient client = owner.subtenantClient("park");
        for (String path : List.of(SHARES, SHARES + "/" + share, SHARES + "/" + share + "/history", COLLABORATIONS)) {
            assertThat(text(client.get(path).expect(403).json(), "detail")).contains("Share assets");
        }
        client.get("/api/sharing/v1/profiles").expect(403);
        client.post(SHARES, json(offer(machine, receiver))).expect(403);
        client.post(SHARES + "/" + share + "/revoke", "{}").expect(403);
        client.post(COLLABORATIONS + "/" + collaboration + "/terminate", "").expect(403);
        assertThat(text(share(owner, share), "state")).isEqualTo("ACCEPTED");
    }

    @Test
    void whoIsNoAdministratorReadsOnly() {
        ApiClient client = owner.client(Role.STANDARD_USER);
        client.get(SHARES + "/" + share).expect(200);
        client.get(SHARES + "/" + share + "/history").expect(200);
        client.get(COLLABORATIONS + "/" + collaboration + "/consequences").expect(200);
        client.get("/api/sharing/v1/profiles/everything").expect(200);
        assertThat(text(
                        client.post(SHARES, json(offer(machine, receiver)))
                                .expect(403)
                                .json(),
                        "detail"))
                .contains("Share assets");
        for (String act : List.of("decline", "withdraw", "revoke", "leave")) {
            assertThat(text(
                            client.post(SHARES + "/" + share + "/" + act, "{}")
                                    .expect(403)
                                    .json(),
                            "detail"))
                    .contains("Unshare assets");
        }
        client.post(SHARES + "/" + share + "/accept", "{}").expect(403);
        client.post(SHARES + "/" + share + "/retry", "{}").expect(403);
        for (String act : List.of("accept", "refuse", "withdraw", "terminate")) {
            client.post(COLLABORATIONS + "/" + collaboration + "/" + act, AGREED)
                    .expect(403);
        }
        client.post(COLLABORATIONS, "{\"partner\": \"x\", \"legalNoticeAccepted\": true}")
                .expect(403);
        assertThat(text(share(owner, share), "state")).isEqualTo("ACCEPTED");
    }
}
