package freehold.identity;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.model.CoreRoles;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@HttpTest
class SubtenantSessionsTest {
    private static final String ASSETS = "/api/assetmanagement/v3/assets";

    private final TestTenants tenants;
    private final People people;
    private final SubtenantUsers users;

    SubtenantSessionsTest(TestTenants tenants, SubtenantUsers users) {
        this.tenants = tenants;
        this.people = new People(tenants);
        this.users = users;
    }

    @Test
    void aSubtenantUserActsInOneOfTheirsAndChoosesWhich() {
        TestTenant tenant = tenants.fresh();
        String north = tenant.subtenant("North");
        String south = tenant.subtenant("South");
        String hidden = tenant.subtenant("Hidden");
        String user = People.subtenantUser(tenant, "s1@example.org", north, south);
        ApiClient browser = people.browser(tenant, user, "s1@example.org");

        JsonNode session = browser.get(People.SESSION).expect(200).json();
        assertThat(session.at("/user/type").stringValue()).isEqualTo("SUBTENANT");
        assertThat(session.get("subtenants").findValuesAsString("name")).containsExactlyInAnyOrder("North", "South");
        assertThat(session.get("subtenantsAvailable").booleanValue()).isTrue();
        String active = session.get("subtenant").stringValue();
        String other = active.equals(north) ? south : north;

        Answer chosen = choose(browser, other).expect(200);
        assertThat(chosen.json().get("subtenant").stringValue()).isEqualTo(other);
        browser.get(People.SESSION).expect(401);
        ApiClient there = tenant.browser(chosen);
        assertThat(there.get(People.SESSION).expect(200).json().get("subtenant").stringValue())
                .isEqualTo(other);
        String missing = UUID.randomUUID().toString();
        assertThat(choose(there, hidden).expect(404).body().replace(hidden, "ID"))
                .isEqualTo(choose(there, missing).expect(404).body().replace(missing, "ID"));
        there.get(People.USERS).expect(403);
    }

    @Test
    void withoutASubtenantThereIsNothingToSee() {
        TestTenant tenant = tenants.fresh();
        String user = People.subtenantUser(tenant, "s2@example.org");
        ApiClient browser = people.browser(tenant, user, "s2@example.org");

        JsonNode session = browser.get(People.SESSION).expect(200).json();
        assertThat(session.get("subtenant").isNull()).isTrue();
        assertThat(session.get("applications").size()).isZero();
        assertThat(session.get("rights").size()).isZero();
        for (String path : List.of(
                ASSETS,
                ASSETS + "/root",
                "/api/assetmanagement/v3/aspecttypes",
                "/api/assetmanagement/v3/assettypes",
                "/api/sharing/v1/shares")) {
            assertThat(browser.get(path).expect(403).body())
                    .contains("no subtenant is assigned to you", "Ask an administrator");
        }
    }

    @Test
    void whoeverIsTakenOutOfASubtenantIsOutOnTheNextRequest() {
        TestTenant tenant = tenants.fresh();
        String park = tenant.subtenant("Park");
        TenantId id = new TenantId(tenant.id());
        SubtenantId subtenant = new SubtenantId(park);
        UUID user = UUID.fromString(People.subtenantUser(tenant, "s3@example.org"));
        ApiClient browser = people.browser(tenant, user.toString(), "s3@example.org");

        users.change(id, subtenant, new SubtenantUsers.Change(List.of(user), List.of()));
        browser.get(ASSETS).expect(200);
        assertThat(users.count(id, subtenant)).isEqualTo(1);
        assertThat(users.of(id, subtenant))
                .extracting(SubtenantUsers.User::userName)
                .containsExactly("s3@example.org");
        users.change(id, subtenant, new SubtenantUsers.Change(List.of(), List.of(user)));
        browser.get(ASSETS).expect(403);
        users.change(id, subtenant, new SubtenantUsers.Change(List.of(user), List.of()));
        browser.get(ASSETS).expect(200);
        users.end(id, subtenant);
        browser.get(ASSETS).expect(403);
    }

    @Test
    void aUsersTypeIsFixedAndUnknownSubtenantsAreNamed() {
        TestTenant tenant = tenants.fresh();
        String park = tenant.subtenant("Park");
        String free = People.user(tenant, "s4@example.org", CoreRoles.STANDARD_USER);
        String confined = People.subtenantUser(tenant, "s5@example.org", park);
        ApiClient api = tenant.client();
        api.put(People.USERS + "/" + free, "{\"subtenants\": [{\"id\": \"" + park + "\"}]}")
                .expect(400);
        JsonNode emptied = api.put(People.USERS + "/" + confined, "{\"subtenants\": []}")
                .expect(200)
                .json();
        assertThat(emptied.get("subtenants").isArray()).isTrue();
        String missing = UUID.randomUUID().toString();
        assertThat(api.post(
                                People.USERS,
                                "{\"userName\": \"s6@example.org\", \"subtenants\": [{\"id\": \"" + missing + "\"}]}")
                        .expect(400)
                        .body())
                .contains(missing);
        api.post("/api/identity/v1/serviceCredentials", "{\"subtenant\": \"" + missing + "\"}")
                .expect(400);
        assertThat(api.get(People.USERS + "?subtenant=" + park)
                        .expect(200)
                        .json()
                        .get("totalResults")
                        .intValue())
                .isZero();
    }

    @Test
    void theQuotaOfUsersHolds() {
        TestTenant tenant = tenants.fresh();
        String quotas = "/api/platform/v1/tenants/" + tenant.id() + "/quotas";
        long etag =
                tenants.operator().get(quotas).expect(200).json().get("etag").longValue();
        tenants.operator().ifMatch(etag).put(quotas, "{\"users\": 2}").expect(200);
        ApiClient api = tenant.client();
        api.post(People.USERS, "{\"userName\": \"q1@example.org\"}").expect(201);
        assertThat(api.post(People.USERS, "{\"userName\": \"q2@example.org\"}")
                        .expect(409)
                        .body())
                .contains("users");
        assertThat(users.count(new TenantId(tenant.id()))).isEqualTo(2);
    }

    @Test
    void theRoleOfSubtenantUsersIsNothingAtTenantLevel() {
        TestTenant tenant = tenants.fresh();
        String user = People.user(tenant, "s7@example.org", CoreRoles.SUBTENANT_USER);
        ApiClient browser = people.browser(tenant, user, "s7@example.org");
        browser.get(ASSETS).expect(403);
    }

    @Test
    void theSessionTellsWhenATenantCantHaveSubtenants() {
        String link = tenants.operator()
                .post("/api/platform/v1/tenants", """
                        {"id": "opsonly", "name": "O", "companyName": "O", "country": "DE", "type": "OPERATOR",
                         "administrator": {"userName": "ops@example.org"}}""")
                .expect(201)
                .json()
                .at("/administrator/passwordToken")
                .stringValue();
        people.setPassword(link, People.PASSWORD).expect(204);

        JsonNode session =
                people.signIn("ops@example.org", People.PASSWORD).expect(200).json();

        assertThat(session.get("subtenantsAvailable").booleanValue()).isFalse();
    }

    private static Answer choose(ApiClient browser, String subtenant) {
        return browser.put("/api/session/subtenant", "{\"subtenant\": \"" + subtenant + "\"}");
    }
}
