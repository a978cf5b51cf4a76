package freehold.identity;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.identity.model.CoreRoles;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is the server's own is never taken from a body: it is ignored, or the request is refused. */
@HttpTest
class MassAssignmentTest {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String SOMEBODY = UUID.randomUUID().toString();
    private static final String ADMIN = People.role(CoreRoles.TENANT_ADMIN);

    /** Fields of the server, in all spellings of the wire and of the tables, with what an attacker would like. */
    private static final Map<String, Object> OWNED = owned();

    private final TestTenants tenants;
    private final People people;

    MassAssignmentTest(TestTenants tenants) {
        this.tenants = tenants;
        this.people = new People(tenants);
    }

    private static Map<String, Object> owned() {
        Map<String, Object> owned = new LinkedHashMap<>();
        for (String id : List.of(
                "id", "userId", "user_id", "groupId", "group_id", "person", "personId", "person_id", "tokenId")) {
            owned.put(id, SOMEBODY);
        }
        for (String tenant : List.of("tenant", "tenantId", "tenant_id", "ten", "owner", "madeBy", "made_by")) {
            owned.put(tenant, "core");
        }
        for (String role : List.of("role", "roles", "rights", "scopes", "authorities")) {
            owned.put(role, List.of(CoreRoles.TENANT_ADMIN));
        }
        owned.put("groups", List.of(Map.of("display", CoreRoles.TENANT_ADMIN, "type", "DIRECT", "value", ADMIN)));
        for (String flag : List.of("confined", "admin", "administrator", "confirmed", "verified", "interactive")) {
            owned.put(flag, true);
        }
        for (String time : List.of(
                "created",
                "createdAt",
                "created_at",
                "lastModified",
                "changedAt",
                "lastLogonTime",
                "lastUsedAt",
                "secretSetAt")) {
            owned.put(time, "1999-01-01T00:00:00Z");
        }
        owned.put(
                "meta",
                Map.of("created", "1999-01-01T00:00:00Z", "lastModified", "1999-01-01T00:00:00Z", "version", 99));
        owned.put("version", 99);
        owned.put("etag", 99);
        owned.put("schemas", List.of("urn:mine"));
        for (String secret : List.of(
                "password",
                "passwordHash",
                "password_hash",
                "secret",
                "secretHash",
                "clientSecret",
                "token",
                "tokenHash")) {
            owned.put(secret, "chosen by the attacker");
        }
        owned.put("clientId", "chosen-by-the-attacker");
        owned.put("createdBy", "user:somebody-else");
        return owned;
    }

    /** A write with a body that is fine without what is added to it. */
    private record Write(ApiClient client, String method, String path, String body) {
        Answer send(Map<String, Object> added) {
            ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(body);
            added.forEach((name, value) -> {
                if (!json.has(name)) {
                    json.set(name, JsonMapper.shared().valueToTree(value));
                }
            });
            return client.send(method, path, java.util.Optional.of(json.toString()));
        }
    }

    @TestFactory
    Stream<DynamicTest> noFieldOfTheServersIsTakenOnCreation() {
        TestTenant tenant = tenants.fresh();
        ApiClient api = tenant.client();
        ApiClient browser = tenant.signIn();
        return OWNED.entrySet().stream()
                .map(field -> DynamicTest.dynamicTest(field.getKey(), () -> {
                    Map<String, Object> added = Map.of(field.getKey(), field.getValue());
                    String name = "m" + COUNT.incrementAndGet() + "@example.org";
                    unharmed(new Write(api, "POST", People.USERS, "{\"userName\": \"" + name + "\"}"), added);
                    unharmed(new Write(api, "POST", People.GROUPS, "{\"displayName\": \"g" + name + "\"}"), added);
                    unharmed(
                            new Write(
                                    browser,
                                    "POST",
                                    "/api/identity/v1/tokens",
                                    "{\"name\": \"t\", \"roles\": [\"" + CoreRoles.TENANT_ADMIN + "\"]}"),
                            added);
                    unharmed(
                            new Write(
                                    api,
                                    "POST",
                                    "/api/identity/v1/serviceCredentials",
                                    "{\"roles\": [\"mdsp:core:assetmanager.standarduser\"]}"),
                            added);
                }));
    }

    @TestFactory
    Stream<DynamicTest> noFieldOfTheServersIsTakenOnChange() {
        TestTenant tenant = tenants.fresh();
        ApiClient api = tenant.client();
        String user = People.USERS + "/" + People.user(tenant, "target@example.org");
        String group = People.GROUPS + "/"
                + api.post(People.GROUPS, "{\"displayName\": \"target\"}")
                        .expect(201)
                        .json()
                        .get("id")
                        .stringValue();
        return OWNED.entrySet().stream()
                .map(field -> DynamicTest.dynamicTest(field.getKey(), () -> {
                    for (String path : List.of(user, group)) {
                        String before = essence(api.get(path).expect(200).json());
                        Answer answer =
                                new Write(api, "PUT", path, "{}").send(Map.of(field.getKey(), field.getValue()));
                        assertThat(answer.status()).as(answer.body()).isIn(200, 400);
                        assertThat(essence(api.get(path).expect(200).json())).isEqualTo(before);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> ownRoutesRefuseWhatTheyDontKnow() {
        TestTenant tenant = tenants.fresh();
        ApiClient browser = people.browser(tenant, People.user(tenant, "own@example.org"), "own@example.org");
        String user = People.user(tenant, "linked@example.org");
        return Stream.of(
                        new Write(tenant.client(), "POST", "/api/identity/v1/users/" + user + "/passwordLinks", "{}"),
                        new Write(
                                browser,
                                "POST",
                                "/api/identity/v1/secondFactor",
                                "{\"password\": \"x\", \"code\": \"1\"}"),
                        new Write(browser, "POST", "/api/identity/v1/secondFactor/confirmation", "{\"code\": \"1\"}"),
                        new Write(browser, "POST", "/api/identity/v1/invitations", "{\"token\": \"x\"}"),
                        new Write(browser, "PUT", "/api/session/tenant", "{\"tenant\": \"" + tenant.id() + "\"}"),
                        new Write(browser, "PUT", "/api/session/subtenant", "{\"subtenant\": \"x\"}"))
                .map(write -> DynamicTest.dynamicTest(
                        write.method() + " " + write.path(),
                        () -> OWNED.forEach((name, value) -> {
                            if (!write.body().contains("\"" + name + "\"")) {
                                Answer answer = write.send(Map.of(name, value));
                                assertThat(answer.status())
                                        .as(name + ": " + answer.body())
                                        .isEqualTo(400);
                            }
                        })));
    }

    /** Refused, or made as if nothing had been added. */
    private static void unharmed(Write write, Map<String, Object> added) {
        Answer answer = write.send(added);
        assertThat(answer.status()).as(answer.body()).isIn(201, 400);
        added.keySet().stream()
                .filter(name -> !write.body().contains("\"" + name + "\""))
                .forEach(name -> {
                    JsonNode taken = answer.json().path(name);
                    assertThat(taken)
                            .as(answer.body())
                            .isNotEqualTo(JsonMapper.shared().valueToTree(OWNED.get(name)));
                });
        if (answer.status() == 201) {
            assertThat(answer.body()).doesNotContain(SOMEBODY, "1999-01-01", "attacker", "urn:mine");
        }
    }

    /** All but what every change moves on. */
    private static String essence(JsonNode shown) {
        ObjectNode copy = (ObjectNode) shown.deepCopy();
        ((ObjectNode) copy.get("meta")).remove(List.of("lastModified", "version"));
        assertThat(shown.at("/meta/version").longValue()).isLessThan(99);
        return copy.toString();
    }
}
