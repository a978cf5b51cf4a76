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
import static freehold.sharing.Lending.share;
import static freehold.sharing.Lending.text;
import static freehold.sharing.Lending.with;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.decision.AssetId;
import freehold.testing.Answer;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What can be offered, in what words, and what both sides then read. */
@HttpTest
class OfferTest {
    private final Lending lending;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final TestTenant third;
    private final AssetId machine;
    private final Map<String, Object> plain;

    OfferTest(TestTenants tenants, Access access) {
        this.lending = new Lending(access);
        this.owner = tenants.fresh();
        this.receiver = tenants.fresh();
        this.third = tenants.fresh();
        this.machine = lending.asset(owner, "Turbine 7");
        this.plain = offer(machine, receiver);
        collaborate(owner, receiver);
    }

    private Answer post(Map<String, Object> body) {
        return owner.client().post(SHARES, json(body));
    }

    private static String fault(Answer answer) {
        return text(answer.expect(400).json().get("errors").get(0), "pointer");
    }

    @Test
    void bothSidesReadTheSameTerms() {
        AssetId branch = lending.asset(owner, machine, "Gearbox");
        Map<String, Object> body = with(plain, "excluded", List.of(branch.value()));
        body.put("note", "Service contract 2026");
        body.put("includeSubtenants", true);
        body.put("access", Map.of("from", "2026-01-01T00:00:00Z", "until", "2099-01-01T00:00:00Z"));
        body.put("data", Map.of("from", "2025-06-01T00:00:00Z"));
        JsonNode made = post(body).expect(201).json();

        assertThat(text(made, "direction")).isEqualTo("outgoing");
        assertThat(text(made, "state")).isEqualTo("OPEN");
        assertThat(made.get("channels").valueStream().map(JsonNode::stringValue))
                .containsExactly("details", "telemetry");
        assertThat(text(made.get("profile"), "id")).isEqualTo("everything");
        assertThat(made.get("profile").get("version").asInt()).isEqualTo(1);
        assertThat(made.get("profile").get("telemetry").get("events").asBoolean())
                .isTrue();
        assertThat(text(made.get("access"), "until")).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(made.get("data").get("until").isNull()).isTrue();
        assertThat(made.get("excluded").get(0).stringValue()).isEqualTo(branch.value());
        assertThat(text(made.get("owner"), "tenant")).isEqualTo(owner.id());
        assertThat(text(made.get("receiver"), "sharingId")).isEqualTo(receiver.sharingId());
        assertThat(made.get("etag").asInt()).isEqualTo(1);

        JsonNode seen = share(receiver, text(made, "id"));
        for (String same : List.of(
                "id",
                "state",
                "channels",
                "descendants",
                "includeSubtenants",
                "access",
                "data",
                "note",
                "offeredAt",
                "expiresAt",
                "etag",
                "owner",
                "receiver",
                "asset",
                "collaborationId")) {
            assertThat(seen.get(same)).as(same).isEqualTo(made.get(same));
        }
        for (String same : List.of("id", "version", "details", "telemetry")) {
            assertThat(seen.get("profile").get(same))
                    .as(same)
                    .isEqualTo(made.get("profile").get(same));
        }
    }

    @Test
    void withoutAProfileNothingIsOffered() {
        Map<String, Object> body = with(plain, "profile", Map.of());
        assertThat(text(post(body).expect(400).json(), "detail")).contains("must name a profile");
        body.remove("profile");
        Answer answer = post(body);
        assertThat(fault(answer)).isEqualTo("/profile");
        assertThat(text(answer.json(), "detail")).contains("what the receiver will see");
        assertThat(fault(post(with(plain, "profile", Map.of("id", "demo"))))).isEqualTo("/profile/id");
        assertThat(fault(post(with(plain, "profile", Map.of("id", "everything", "version", 2)))))
                .isEqualTo("/profile/version");
        post(with(plain, "profile", Map.of("id", "everything", "version", 1))).expect(201);
    }

    @Test
    void everythingWrongWithAnOfferIsToldAtOnce() {
        Answer answer = owner.client()
                .post(SHARES, "{\"excluded\": [\"x\"], \"descendants\": false}")
                .expect(400);
        assertThat(answer.json().get("errors").findValuesAsString("pointer"))
                .containsExactly("/assetId", "/receiver", "/channels", "/profile", "/excluded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"video\"]", "[\"telemetry\", \"telemetry\"]", "[\"TELEMETRY\"]", "[null]"})
    void channelsAreTelemetryAndDetailsEachAtMostOnce(String channels) {
        String body = json(plain).replace("[\"telemetry\",\"details\"]", channels);
        assertThat(fault(owner.client().post(SHARES, body))).isEqualTo("/channels");
    }

    @Test
    void anUnknownMemberIsRefused() {
        assertThat(fault(post(with(plain, "chanels", List.of())))).isEqualTo("/chanels");
    }

    @Test
    void windowsAreHalfOpenAndEndInTheFuture() {
        Map<String, Object> backwards = Map.of("from", "2026-02-01T00:00:00Z", "until", "2026-02-01T00:00:00Z");
        assertThat(fault(post(with(plain, "data", backwards)))).isEqualTo("/data");
        assertThat(fault(post(with(plain, "access", backwards)))).isEqualTo("/access");
        assertThat(fault(post(with(plain, "access", Map.of("until", "2020-01-01T00:00:00Z")))))
                .isEqualTo("/access/until");
        assertThat(fault(post(with(plain, "access", Map.of("until", "+12000-01-01T00:00:00Z")))))
                .isEqualTo("/access/until");
        post(with(plain, "data", Map.of("until", "2020-01-01T00:00:00Z"))).expect(201);
    }

    @Test
    void someThingsCantBeShared() {
        assertThat(text(
                        post(with(plain, "assetId", lending.root(owner).value()))
                                .expect(403)
                                .json(),
                        "type"))
                .isEqualTo("/problems/not-shareable");
        post(with(plain, "assetId", UUID.randomUUID().toString().replace("-", "")))
                .expect(404);
        post(with(plain, "assetId", "x")).expect(404);

        lend(owner, machine, receiver);
        collaborate(receiver, third);
        Answer received = receiver.client().post(SHARES, json(with(plain, "receiver", third.sharingId())));
        assertThat(text(received.expect(404).json(), "detail")).contains(machine.value());
        String folder = text(share(receiver, outgoing()).get("target"), "parentId");
        receiver.client()
                .post(SHARES, json(with(with(plain, "receiver", third.sharingId()), "assetId", folder)))
                .expect(404);
    }

    private String outgoing() {
        return text(
                owner.client()
                        .get(SHARES + "?state=ACCEPTED")
                        .expect(200)
                        .json()
                        .get("items")
                        .get(0),
                "id");
    }

    @Test
    void branchesLeftOutAreAssetsOfOnesOwn() {
        assertThat(text(
                        post(with(plain, "excluded", List.of("0".repeat(32))))
                                .expect(404)
                                .json(),
                        "detail"))
                .contains("0".repeat(32));
        post(with(plain, "excluded", List.of("x"))).expect(404);
        post(with(plain, "excluded", List.of(lending.asset(receiver, "theirs").value())))
                .expect(404);
        assertThat(fault(post(with(plain, "excluded", List.of(machine.value())))))
                .isEqualTo("/excluded");
    }

    @Test
    void anAssetGoesToAReceiverOncePerChannel() {
        String telemetry = text(
                post(with(plain, "channels", List.of("telemetry"))).expect(201).json(), "id");
        assertThat(text(post(plain).expect(409).json(), "detail")).contains(telemetry);
        String details = text(
                post(with(plain, "channels", List.of("details"))).expect(201).json(), "id");
        assertThat(text(
                        post(with(plain, "channels", List.of("details")))
                                .expect(409)
                                .json(),
                        "detail"))
                .contains(details);

        act(receiver, telemetry, "accept").expect(200);
        assertThat(text(
                        post(with(plain, "channels", List.of("telemetry")))
                                .expect(409)
                                .json(),
                        "type"))
                .isEqualTo("/problems/share-exists");
        act(owner, telemetry, "revoke").expect(200);
        act(owner, details, "withdraw").expect(200);
        post(plain).expect(201);
    }

    @Test
    void theReceiverMayBeNamedByItsTenantIdOnceThereIsAnAgreement() {
        assertThat(text(
                        post(with(plain, "receiver", receiver.id()))
                                .expect(201)
                                .json()
                                .get("receiver"),
                        "tenant"))
                .isEqualTo(receiver.id());
    }

    @Test
    void aNameTheProfileHidesIsToldToNobody() {
        String id = text(
                post(with(plain, "profile", Map.of("id", "telemetry-only")))
                        .expect(201)
                        .json(),
                "id");
        assertThat(text(share(owner, id).get("asset"), "name")).isEqualTo("Turbine 7");
        String nameless = "Asset " + machine.value().substring(0, 8);
        assertThat(text(share(receiver, id).get("asset"), "name")).isEqualTo(nameless);
        act(receiver, id, "accept").expect(200);
        assertThat(text(share(receiver, id).get("asset"), "name")).isEqualTo(nameless);

        AssetId other = lending.asset(owner, "Turbine 8");
        Map<String, Object> telemetry = with(offer(other, receiver), "channels", List.of("telemetry"));
        String withoutDetails = text(post(telemetry).expect(201).json(), "id");
        assertThat(receiver.client().get(SHARES + "/" + withoutDetails).body()).doesNotContain("Turbine 8");
    }

    @Test
    void aShareIsAReferenceAndTheNameIsTodaysForWhomItIsLent() {
        String lent = lend(owner, machine, receiver);
        AssetId offered = lending.asset(owner, "Turbine 8");
        String open = open(owner, offered, receiver);
        lending.rename(owner, machine, "Turbine 7 b");
        lending.rename(owner, offered, "Turbine 8 b");

        assertThat(name(owner, lent)).isEqualTo("Turbine 7 b");
        assertThat(name(receiver, lent)).isEqualTo("Turbine 7 b");
        assertThat(name(owner, open)).isEqualTo("Turbine 8 b");
        assertThat(name(receiver, open)).isEqualTo("Turbine 8");

        act(owner, lent, "revoke").expect(200);
        lending.rename(owner, machine, "Turbine 7 c");
        assertThat(name(receiver, lent)).isEqualTo("Turbine 7");
        assertThat(name(owner, lent)).isEqualTo("Turbine 7 c");
    }

    private static String name(TestTenant tenant, String share) {
        return text(share(tenant, share).get("asset"), "name");
    }

    @Test
    void theSystemProfilesAreReadOnlyAndWhatTheySay() {
        JsonNode page =
                owner.client().get("/api/sharing/v1/profiles").expect(200).json();
        assertThat(page.get("items").findValuesAsString("name"))
                .contains("everything", "telemetry-only", "details-only");
        JsonNode everything = owner.client()
                .get("/api/sharing/v1/profiles/everything")
                .expect(200)
                .json();
        assertThat(everything.get("details").get("fields").valueStream().map(JsonNode::stringValue))
                .contains("name")
                .doesNotContain("location", "*");
        assertThat(everything.get("telemetry").get("aspects").get(0).get("name").stringValue())
                .isEqualTo("*");
        JsonNode telemetry = owner.client()
                .get("/api/sharing/v1/profiles/telemetry-only")
                .expect(200)
                .json();
        assertThat(telemetry.get("details").get("fields")).isEmpty();
        owner.client().get("/api/sharing/v1/profiles/demo").expect(404);
        owner.client().ifMatch(1).delete("/api/sharing/v1/profiles/everything").expect(403);
    }

    @Test
    void anAcceptanceCanAskForACertainVersionAndForNothingItCantGet() {
        String id = open(owner, machine, receiver);
        String path = SHARES + "/" + id + "/accept";
        receiver.client().ifMatch(7).post(path, "{}").expect(412);
        assertThat(fault(receiver.client().post(path, "{\"target\": {\"mode\": \"match\", \"assetId\": \"x\"}}")))
                .isEqualTo("/target/mode");
        assertThat(fault(receiver.client().post(path, "{\"target\": {\"name\": \" \"}}")))
                .isEqualTo("/target/name");
        JsonNode accepted = receiver.client()
                .ifMatch(1)
                .post(path, "{\"target\": {}}")
                .expect(200)
                .json();
        assertThat(accepted.get("etag").asInt()).isEqualTo(2);
        assertThat(accepted.get("target")).isNotNull();
        assertThat(share(owner, id).has("target")).isFalse();
    }

    @Test
    void theLegalNoticeIsAcceptedOrNothingHappens() {
        TestTenant other = third;
        String path = COLLABORATIONS;
        assertThat(fault(owner.client().post(path, "{\"partner\": \"%s\"}".formatted(other.sharingId()))))
                .isEqualTo("/legalNoticeAccepted");
        String id = Lending.propose(owner, other);
        assertThat(fault(other.client().post(path + "/" + id + "/accept", "{\"legalNoticeAccepted\": false}")))
                .isEqualTo("/legalNoticeAccepted");
        other.client().post(path + "/" + id + "/accept", "").expect(400);
        other.client().post(path + "/" + id + "/accept", AGREED).expect(200);
    }
}
