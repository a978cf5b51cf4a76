package freehold.identity;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@HttpTest
class UsersAndGroupsTest {
    private static final String USERS = "/api/identitymanagement/v3/Users";
    private static final String GROUPS = "/api/identitymanagement/v3/Groups";

    private final TestTenants tenants;

    UsersAndGroupsTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @Test
    void aUserIsMadeReadChangedAndRemoved() {
        ApiClient api = tenants.fresh().client();

        JsonNode made = api.post(USERS, """
                {"userName": "Ada@Example.org", "name": {"familyName": "Lovelace", "givenName": "Ada"}}""").expect(201).json();

        String path = USERS + "/" + made.get("id").stringValue();
        assertThat(made.get("userName").stringValue()).isEqualTo("ada@example.org");
        assertThat(made.at("/name/familyName").stringValue()).isEqualTo("Lovelace");
        assertThat(made.at("/emails/0/value").stringValue()).isEqualTo("ada@example.org");
        assertThat(made.get("active").booleanValue()).isTrue();
        assertThat(made.get("groups").size()).isZero();
        assertThat(made.has("subtenants")).isFalse();
        assertThat(made.at("/meta/version").intValue()).isEqualTo(1);
        assertThat(api.get(path).expect(200).json()).isEqualTo(made);

        JsonNode changed = api.put(path, """
                {"id": "%s", "userName": "ada@example.org", "externalId": "42", "active": false}""".formatted(made.get("id").stringValue()))
                .expect(200)
                .json();
        assertThat(changed.get("externalId").stringValue()).isEqualTo("42");
        assertThat(changed.get("active").booleanValue()).isFalse();
        assertThat(changed.at("/name/familyName").stringValue())
                .as("left out, so kept")
                .isEqualTo("Lovelace");
        assertThat(changed.at("/meta/version").intValue()).isEqualTo(2);

        JsonNode removed = api.delete(path).expect(200).json();
        assertThat(removed.get("userName").stringValue()).isEqualTo("ada@example.org");
        api.get(path).expect(404);
        api.delete(path).expect(404);
    }

    @Test
    void aNameIsTakenOncePerTenantAndNoOtherTenantShows() {
        ApiClient one = tenants.fresh().client();
        ApiClient other = tenants.fresh().client();
        String body = "{\"userName\": \"same@example.org\"}";

        JsonNode first = one.post(USERS, body).expect(201).json();
        JsonNode second = other.post(USERS, body).expect(201).json();

        assertThat(first.get("id")).isNotEqualTo(second.get("id"));
        Answer taken = one.post(USERS, body).expect(409);
        assertThat(taken.json().at("/errors/0/code").stringValue()).isEqualTo("user-exists");
        String foreign = second.get("id").stringValue();
        Answer hidden = one.get(USERS + "/" + foreign).expect(404);
        assertThat(hidden.body()).contains(foreign);
    }

    @Test
    void whatCantBeTakenIsNamed() {
        ApiClient api = tenants.fresh().client();
        String id = user(api, "x@example.org");
        api.post(USERS, "{}").expect(400);
        api.post(USERS, "{\"userName\": \"has space\"}").expect(400);
        assertThat(api.put(USERS + "/" + id, "{\"userName\": \"y@example.org\"}")
                        .expect(400)
                        .body())
                .contains("/userName");
        assertThat(api.put(USERS + "/" + id, "{\"id\": \"" + "0".repeat(32) + "\"}")
                        .expect(400)
                        .body())
                .contains("/id");
        assertThat(api.put(USERS + "/" + id, "{\"subtenants\": [{\"id\": \"park\"}]}")
                        .expect(400)
                        .body())
                .contains("fixed when it is created");
        api.get(USERS + "/nonsense").expect(404);
        api.get(USERS + "?count=1001").expect(400);
        api.get(USERS + "?count=-1").expect(400);
        api.get(USERS + "?sortBy=shoeSize").expect(400);
        api.get(USERS + "?sortOrder=sideways").expect(400);
        assertThat(api.get(USERS + "?filter=" + encoded("shoeSize eq \"42\""))
                        .expect(400)
                        .body())
                .contains("shoeSize");
    }

    @Test
    void rolesAreGroupsAndBuiltInOnesAreThereFromTheBeginning() {
        ApiClient api = tenants.fresh().client();

        JsonNode roles = api.get(GROUPS + "?count=500&filter="
                        + encoded("(displayName sw \"mdsp:\" or displayName sw \"mdsp_customrole:\")"))
                .expect(200)
                .json();

        List<String> names = texts(roles.get("resources"), "displayName");
        assertThat(names)
                .contains(
                        "mdsp:core:TenantAdmin",
                        "mdsp:core:assetmanager.admin",
                        "mdsp:core:vfc.viewer",
                        "mdsp:core:assetmanagement.standarduser",
                        "mdsp:core:iot.timAdmin",
                        "mdsp:core:oi.viewer",
                        "mdsp:core:launchpad.user",
                        "mdsp:core:mindconnect.fullaccess",
                        "mdsp:core:assetmodeler.fullaccess")
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
        JsonNode flow = byName(api, "mdsp:core:vfc.viewer");
        assertThat(flow.get("description").stringValue()).contains("does not exist on this installation");
        String path = GROUPS + "/" + flow.get("id").stringValue();
        assertThat(api.put(path, "{\"description\": \"mine\"}")
                        .expect(403)
                        .json()
                        .at("/errors/0/code")
                        .stringValue())
                .isEqualTo("core-role-fixed");
        api.delete(path).expect(403);
        for (String reserved : List.of(
                "mdsp:core:mine", "MDSP:core:TenantAdmin", "mdsp:other:app.role", "mdspiam:subtenant:x", " mdsp:x")) {
            assertThat(api.post(GROUPS, "{\"displayName\": \"" + reserved + "\"}")
                            .expect(400)
                            .body())
                    .contains("/displayName");
        }
    }

    @Test
    void whoeverIsGivenARoleHasItOnTheNextRequestAndUntilItIsTaken() {
        TestTenant tenant = tenants.fresh();
        ApiClient admin = tenant.signIn();
        ApiClient api = tenant.client();
        String group = group(api, "mdsp_usergroup:crew");
        String outer = group(api, "mdsp_usergroup:everybody");
        String me = admin.get(USERS + "/me").expect(200).json().get("id").stringValue();

        link(api, outer, "GROUP", group);
        link(api, group, "USER", me);
        link(api, roleId(api, "mdsp:core:vfc.user"), "GROUP", outer);

        JsonNode held = admin.get(USERS + "/me").expect(200).json().get("groups");
        assertThat(typed(held))
                .contains(
                        "mdsp_usergroup:crew DIRECT",
                        "mdsp_usergroup:everybody INDIRECT",
                        "mdsp:core:vfc.user INDIRECT",
                        "mdsp:core:TenantAdmin DIRECT",
                        "mdsp:core:assetmanager.admin INDIRECT");
        assertThat(admin.get("/api/session").expect(200).body()).contains("mdsp:core:vfc.user");

        assertThat(api.get(GROUPS + "/" + outer + "/members")
                        .expect(200)
                        .json()
                        .at("/0/value")
                        .stringValue())
                .isEqualTo(group);
        JsonNode removed = api.delete(GROUPS + "/" + outer + "/members/" + group)
                .expect(200)
                .json();
        assertThat(removed.get("type").stringValue()).isEqualTo("GROUP");
        assertThat(admin.get("/api/session").expect(200).body()).doesNotContain("mdsp:core:vfc.user");
        api.delete(GROUPS + "/" + outer + "/members/" + group).expect(404);
    }

    @Test
    void aGroupIsMadeWithMembersAndChangedToOthers() {
        ApiClient api = tenants.fresh().client();
        String ada = user(api, "ada@example.org");
        String bob = user(api, "bob@example.org");

        JsonNode made = api.post(GROUPS, """
                {"displayName": "anything goes", "description": "d", "members": [{"type": "USER", "value": "%s"}]}""".formatted(ada)).expect(201).json();
        String path = GROUPS + "/" + made.get("id").stringValue();
        assertThat(made.at("/members/0/value").stringValue()).isEqualTo(ada);
        JsonNode changed = api.put(path, """
                {"description": "e", "members": [{"type": "USER", "value": "%s"}]}""".formatted(bob)).expect(200).json();
        assertThat(changed.get("members").size()).isEqualTo(1);
        assertThat(changed.at("/members/0/value").stringValue()).isEqualTo(bob);
        assertThat(changed.get("displayName").stringValue()).isEqualTo("anything goes");
        assertThat(api.put(path, "{\"members\": []}")
                        .expect(200)
                        .json()
                        .get("members")
                        .size())
                .isZero();
        assertThat(api.delete(path).expect(200).json().get("id")).isEqualTo(made.get("id"));
        api.get(path).expect(404);
    }

    @Test
    void aGroupCantBeInItself() {
        ApiClient api = tenants.fresh().client();
        String one = group(api, "one");
        String two = group(api, "two");
        link(api, one, "GROUP", two);
        for (String member : List.of(one, two)) {
            assertThat(api.post(GROUPS + "/" + two + "/members", member(one.equals(member) ? one : two, "GROUP"))
                            .expect(409)
                            .json()
                            .at("/errors/0/code")
                            .stringValue())
                    .isEqualTo("group-in-itself");
        }
    }

    @Test
    void theLastAdministratorStays() {
        TestTenant tenant = tenants.fresh();
        ApiClient api = tenant.client();
        String last = api.get(USERS).expect(200).json().at("/resources/0/id").stringValue();
        String role = roleId(api, "mdsp:core:TenantAdmin");

        for (Answer answer : List.of(
                api.delete(USERS + "/" + last),
                api.put(USERS + "/" + last, "{\"active\": false}"),
                api.delete(GROUPS + "/" + role + "/members/" + last))) {
            assertThat(answer.expect(409).json().at("/errors/0/code").stringValue())
                    .isEqualTo("last-administrator");
        }

        String team = group(api, "admins");
        link(api, team, "USER", user(api, "second@example.org"));
        link(api, role, "GROUP", team);
        api.delete(USERS + "/" + last).expect(200);
        api.delete(GROUPS + "/" + team).expect(409);
        api.put(GROUPS + "/" + team, "{\"members\": []}").expect(409);
        api.delete(GROUPS + "/" + role + "/members/" + team).expect(409);
    }

    @Test
    void onlyAdministratorsOfTheTenantKeepUsersAndEverybodySeesThemselves() {
        TestTenant tenant = tenants.fresh();
        ApiClient admin = tenant.signIn();
        ApiClient api = tenant.client();
        String me = admin.get(USERS + "/me").expect(200).json().get("id").stringValue();
        String standIn = user(api, "standin@example.org");
        link(api, roleId(api, "mdsp:core:TenantAdmin"), "USER", standIn);
        link(api, roleId(api, "mdsp:core:assetmanager.admin"), "USER", me);
        api.delete(GROUPS + "/" + roleId(api, "mdsp:core:TenantAdmin") + "/members/" + me)
                .expect(200);

        assertThat(admin.get(USERS).expect(403).body()).contains("mdsp:core:TenantAdmin");
        admin.get(GROUPS).expect(403);
        admin.post(GROUPS + "/" + roleId(api, "mdsp:core:TenantAdmin") + "/members", member(me, "USER"))
                .expect(403);
        admin.get("/api/identity/v1/serviceCredentials").expect(403);
        assertThat(admin.get(USERS + "/me").expect(200).json().get("id").stringValue())
                .isEqualTo(me);
        tenant.client().get(USERS + "/me").expect(403);
    }

    @Test
    void whoeverIsInactiveOrRemovedIsOutOnTheNextRequest() {
        TestTenant tenant = tenants.fresh();
        ApiClient admin = tenant.signIn();
        ApiClient api = tenant.client();
        String me = admin.get(USERS + "/me").expect(200).json().get("id").stringValue();
        link(api, roleId(api, "mdsp:core:TenantAdmin"), "USER", user(api, "standin@example.org"));

        api.put(USERS + "/" + me, "{\"active\": false}").expect(200);
        admin.get("/api/session").expect(401);
        api.put(USERS + "/" + me, "{\"active\": true}").expect(200);
        admin.get("/api/session").expect(200);
        api.delete(USERS + "/" + me).expect(200);
        admin.get("/api/session").expect(401);
    }

    @Test
    void withoutARoleOfAssetManagerThereIsNoTileAndNoWayIn() {
        TestTenant tenant = tenants.fresh();
        ApiClient admin = tenant.signIn();
        ApiClient api = tenant.client();
        JsonNode before = admin.get("/api/session").expect(200).json();
        assertThat(before.at("/applications/0").stringValue()).isEqualTo("assetmanager");
        assertThat(before.get("plugins").size()).isPositive();
        String me = admin.get(USERS + "/me").expect(200).json().get("id").stringValue();
        link(api, roleId(api, "mdsp:core:TenantAdmin"), "USER", user(api, "standin@example.org"));
        api.delete(GROUPS + "/" + roleId(api, "mdsp:core:TenantAdmin") + "/members/" + me)
                .expect(200);

        JsonNode after = admin.get("/api/session").expect(200).json();
        assertThat(after.get("applications").size()).isZero();
        assertThat(after.get("plugins").size()).isZero();
        assertThat(after.get("rights").size()).isZero();
        admin.get("/api/assetmanagement/v3/assets").expect(403);
    }

    private static String user(ApiClient api, String name) {
        return api.post(USERS, "{\"userName\": \"" + name + "\"}")
                .expect(201)
                .json()
                .get("id")
                .stringValue();
    }

    private static String group(ApiClient api, String name) {
        return api.post(GROUPS, "{\"displayName\": \"" + name + "\"}")
                .expect(201)
                .json()
                .get("id")
                .stringValue();
    }

    private static void link(ApiClient api, String container, String type, String id) {
        JsonNode answer = api.post(GROUPS + "/" + container + "/members", member(id, type))
                .expect(201)
                .json();
        assertThat(answer.get("value").stringValue()).isEqualTo(id);
        assertThat(answer.get("type").stringValue()).isEqualTo(type);
    }

    private static String member(String id, String type) {
        return "{\"type\": \"%s\", \"value\": \"%s\"}".formatted(type, id);
    }

    private static JsonNode byName(ApiClient api, String name) {
        JsonNode found = api.get(GROUPS + "?filter=" + encoded("displayName eq \"" + name + "\""))
                .expect(200)
                .json();
        assertThat(found.get("totalResults").intValue()).isEqualTo(1);
        return found.at("/resources/0");
    }

    private static String roleId(ApiClient api, String name) {
        return byName(api, name).get("id").stringValue();
    }

    private static List<String> typed(JsonNode groups) {
        return StreamSupport.stream(groups.spliterator(), false)
                .map(one ->
                        one.get("display").stringValue() + " " + one.get("type").stringValue())
                .toList();
    }

    private static List<String> texts(JsonNode list, String member) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.get(member).stringValue())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
