package freehold.sharing;

import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.act;
import static freehold.sharing.Lending.collaborate;
import static freehold.sharing.Lending.id;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.offer;
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

/** Profiles of a tenant's own: versions, what uses them, and how a new version bears on shares that are there. */
@HttpTest
class ProfilesTest {
    static final String PROFILES = "/api/sharing/v1/profiles";

    private final Lending lending;
    private final TestTenant owner;
    private final TestTenant receiver;

    ProfilesTest(TestTenants tenants, Access access) {
        this.lending = new Lending(access);
        this.owner = tenants.fresh();
        this.receiver = tenants.fresh();
    }

    static String content(String name, String fields, String variables) {
        return """
                {"name": "%s", "details": {"fields": %s, "variables": ["*"]},
                 "telemetry": {"aspects": [{"name": "load", "variables": %s}], "events": true}}""".formatted(name, fields, variables);
    }

    private static String named(String name) {
        return content(name, "[\"name\"]", "[\"*\"]");
    }

    private JsonNode make(String body) {
        return owner.client().post(PROFILES, body).expect(201).json();
    }

    private Answer put(String profile, long etag, String body) {
        return owner.client().ifMatch(etag).put(PROFILES + "/" + profile, body);
    }

    private String lend(AssetId asset, String profile) {
        String share = id(owner.client()
                .post(SHARES, json(with(offer(asset, receiver), "profile", Map.of("id", profile))))
                .expect(201));
        act(receiver, share, "accept").expect(200);
        return share;
    }

    @Test
    void aProfileHasVersionsAndAnOfferNamesOneOfThem() {
        collaborate(owner, receiver);
        JsonNode first = make(named("Service"));
        String id = text(first, "id");
        assertThat(first.get("version").asInt()).isEqualTo(1);
        assertThat(first.get("etag").asInt()).isEqualTo(1);
        assertThat(first.get("system").asBoolean()).isFalse();
        assertThat(text(first, "madeBy")).isNotBlank();

        JsonNode second = put(id, 1, content("Service and repair", "[\"name\", \"location\"]", "[\"*\"]"))
                .expect(200)
                .json();
        assertThat(second.get("version").asInt()).isEqualTo(2);
        put(id, 1, named("Service")).expect(412);
        owner.client().put(PROFILES + "/" + id, named("Service")).expect(428);
        JsonNode versions = owner.client()
                .get(PROFILES + "/" + id + "/versions")
                .expect(200)
                .json();
        assertThat(versions.get("items").valueStream().map(each -> text(each, "name")))
                .containsExactly("Service and repair", "Service");

        AssetId machine = lending.asset(owner, "machine");
        Map<String, Object> body = with(offer(machine, receiver), "profile", Map.of("id", id, "version", 1));
        JsonNode old = owner.client().post(SHARES, json(body)).expect(201).json();
        assertThat(old.get("profile").get("version").asInt()).isEqualTo(1);
        assertThat(text(old.get("profile"), "name")).isEqualTo("Service and repair");
        assertThat(share(receiver, text(old, "id")).get("profile").has("name"))
                .as("what the owner calls it is the owner's")
                .isFalse();
        act(owner, text(old, "id"), "withdraw").expect(200);
        JsonNode newest = owner.client()
                .post(SHARES, json(with(body, "profile", Map.of("id", id))))
                .expect(201)
                .json();
        assertThat(newest.get("profile").get("version").asInt()).isEqualTo(2);
        Answer none = owner.client().post(SHARES, json(with(body, "profile", Map.of("id", id, "version", 3))));
        assertThat(text(none.expect(400).json().get("errors").get(0), "pointer"))
                .isEqualTo("/profile/version");
    }

    @Test
    void anothersProfileIsNone() {
        collaborate(owner, receiver);
        String mine = text(make(named("Mine")), "id");
        String nobodys = UUID.randomUUID().toString();
        for (String path : List.of("", "/versions")) {
            Answer foreign = receiver.client().get(PROFILES + "/" + mine + path).expect(404);
            Answer missing =
                    receiver.client().get(PROFILES + "/" + nobodys + path).expect(404);
            assertThat(foreign.body().replace(mine, nobodys)).isEqualTo(missing.body());
        }
        receiver.client().ifMatch(1).put(PROFILES + "/" + mine, named("Theirs")).expect(404);
        receiver.client().ifMatch(1).delete(PROFILES + "/" + mine).expect(404);
        receiver.client().post(PROFILES, named("Mine")).expect(201);
        AssetId theirs = lending.asset(receiver, "theirs");
        Map<String, Object> body = with(offer(theirs, owner), "profile", Map.of("id", mine));
        Answer refused = receiver.client().post(SHARES, json(body));
        assertThat(text(refused.expect(400).json().get("errors").get(0), "pointer"))
                .isEqualTo("/profile/id");
    }

    @Test
    void namesAreUsedOnceAndTheSystemsAreTaken() {
        String one = text(make(named("One")), "id");
        make(named("Two"));
        assertThat(text(owner.client().post(PROFILES, named("One")).expect(409).json(), "type"))
                .isEqualTo("/problems/name-taken");
        put(one, 1, named("Two")).expect(409);
        owner.client().post(PROFILES, named("everything")).expect(409);
        put(one, 1, named("everything")).expect(409);
        put("everything", 1, named("Other")).expect(403);
        owner.client().delete(PROFILES + "/everything").expect(428);
        put(one, 1, named("One")).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\": \" \"}",
                "{\"name\": \"x\", \"details\": {\"fields\": [\"*\"]}}",
                "{\"name\": \"x\", \"details\": {\"fields\": [\"etag\"]}}",
                "{\"name\": \"x\", \"details\": {\"variables\": [\"a\", \"a\"]}}",
                "{\"name\": \"x\", \"details\": {\"variables\": [null]}}",
                "{\"name\": \"x\", \"details\": {\"aspects\": [{\"variables\": [\"a\"]}]}}",
                "{\"name\": \"x\", \"telemetry\": {\"aspects\": [{\"name\": \"a\"}, {\"name\": \"a\"}]}}",
                "{\"name\": \"x\", \"telemetry\": {\"aspects\": [null]}}",
                "{\"name\": \"x\", \"files\": [\"*\"]}"
            })
    void aProfileListsKnownFieldsAndNamesEachOnce(String body) {
        owner.client().post(PROFILES, body).expect(400);
    }

    @Test
    void whatLimitsAShareCantBeDeletedAndTheSharesAreNamed() {
        collaborate(owner, receiver);
        String profile = text(make(named("Used")), "id");
        String lent = lend(lending.asset(owner, "machine"), profile);
        Answer refused = owner.client().ifMatch(1).delete(PROFILES + "/" + profile);
        assertThat(text(refused.expect(409).json(), "type")).isEqualTo("/problems/profile-in-use");
        assertThat(text(refused.json(), "detail")).contains(lent);
        JsonNode users =
                owner.client().get(SHARES + "?profile=" + profile).expect(200).json();
        assertThat(users.get("items").findValuesAsString("collaborationId")).hasSize(1);
        assertThat(text(users.get("items").get(0), "id")).isEqualTo(lent);
        act(owner, lent, "revoke").expect(200);
        owner.client().ifMatch(1).delete(PROFILES + "/" + profile).expect(204);
        owner.client().get(PROFILES + "/" + profile).expect(404);
        assertThat(share(owner, lent).get("profile").get("version").asInt())
                .as("history keeps what was agreed")
                .isEqualTo(1);
    }

    @Test
    void aNewVersionTakesAwayAtOnceAndGivesNothing() {
        collaborate(owner, receiver);
        String profile = text(make(content("P", "[\"name\", \"description\"]", "[\"a\", \"b\"]")), "id");
        AssetId machine = lending.asset(owner, "Turbine");
        String lent = lend(machine, profile);
        String open = id(owner.client()
                .post(
                        SHARES,
                        json(with(offer(lending.asset(owner, "Other"), receiver), "profile", Map.of("id", profile)))));
        assertThat(Lending.nameOf(receiver, machine)).isEqualTo("Turbine");

        put(profile, 1, content("P", "[\"description\", \"location\"]", "[\"b\", \"c\"]"))
                .expect(200);

        assertThat(Lending.nameOf(receiver, machine))
                .isEqualTo("Asset " + machine.value().substring(0, 8));
        for (TestTenant side : List.of(owner, receiver)) {
            for (String each : List.of(lent, open)) {
                JsonNode shown = share(side, each).get("profile");
                assertThat(shown.get("version").asInt())
                        .as("neither is the new version")
                        .isEqualTo(1);
                assertThat(shown.at("/details/fields").valueStream().map(JsonNode::stringValue))
                        .containsExactly("description");
                assertThat(shown.at("/telemetry/aspects/0/variables")
                                .valueStream()
                                .map(JsonNode::stringValue))
                        .containsExactly("b");
            }
        }
        assertThat(text(share(receiver, open).get("asset"), "name")).startsWith("Asset ");
        JsonNode history = receiver.client()
                .get(SHARES + "/" + lent + "/history")
                .expect(200)
                .json()
                .get("items");
        assertThat(history.findValuesAsString("state")).containsExactly("OPEN", "ACCEPTED", "NARROWED");
        assertThat(text(history.get(2).get("by"), "tenant")).isEqualTo(owner.id());

        put(profile, 2, content("P", "[\"description\"]", "[\"b\"]")).expect(200);
        assertThat(share(owner, lent).at("/profile/version").asInt())
                .as("nothing was left to take")
                .isEqualTo(1);
        put(profile, 3, content("P", "[]", "[\"b\"]")).expect(200);
        assertThat(share(owner, lent).at("/profile/version").asInt())
                .as("now it is just what the version lists")
                .isEqualTo(4);
    }
}
