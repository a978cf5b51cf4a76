package freehold.identity;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.identity.model.CoreRoles;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@HttpTest
class PersonalTokensTest {
    private static final String TOKENS = "/api/identity/v1/tokens";
    private static final String ASSETS = "/api/assetmanagement/v3/assets";

    private final TestTenants tenants;
    private final People people;

    PersonalTokensTest(TestTenants tenants) {
        this.tenants = tenants;
        this.people = new People(tenants);
    }

    @Test
    void aTokenActsAsItsUserUntilItIsWithdrawn() {
        TestTenant tenant = tenants.fresh();
        ApiClient browser = tenant.signIn();

        JsonNode made =
                browser.post(TOKENS, "{\"name\": \"script\"}").expect(201).json();
        ApiClient script = tenants.anonymous().token(made.get("token").stringValue());

        assertThat(script.get(People.USERS + "/me").expect(200).body()).contains(tenant.administrator());
        script.get(People.USERS).expect(200);
        script.get(ASSETS).expect(200);
        JsonNode listed = browser.get(TOKENS).expect(200).json().at("/items/0");
        assertThat(listed.get("name").stringValue()).isEqualTo("script");
        assertThat(listed.get("lastUsedAt").isString()).isTrue();
        assertThat(listed.toString()).doesNotContain(made.get("token").stringValue());

        browser.delete(TOKENS + "/" + made.at("/details/id").stringValue()).expect(204);
        script.get(ASSETS).expect(401);
        browser.delete(TOKENS + "/" + made.at("/details/id").stringValue()).expect(404);
    }

    @Test
    void aTokenMakesNoTokensAndTouchesNoLogin() {
        TestTenant tenant = tenants.fresh();
        String secret = token(tenant.signIn(), "{\"name\": \"script\"}");
        ApiClient script = tenants.anonymous().token(secret);

        assertThat(script.post(TOKENS, "{\"name\": \"child\"}").expect(403).body())
                .contains("session-needed");
        script.get(TOKENS).expect(200);
        script.get("/api/identity/v1/secondFactor").expect(403);
        script.delete("/api/identity/v1/sessions").expect(403);
        script.put("/api/session/tenant", "{\"tenant\": \"" + tenant.id() + "\"}")
                .expect(403);
        script.put("/api/session/subtenant", "{\"subtenant\": \"x\"}").expect(403);
        script.get("/api/session").expect(200);
        script.post("/api/identity/v1/invitations", "{\"token\": \"x\"}").expect(403);
        script.post("/api/identity/v1/passwords", "{\"oldPassword\": \"x\", \"password\": \"another password\"}")
                .expect(401);
    }

    @Test
    void aNarrowedTokenHasFewerRolesAndLosesWhatItsUserLoses() {
        TestTenant tenant = tenants.fresh();
        ApiClient browser = tenant.signIn();
        browser.post(TOKENS, "{\"name\": \"x\", \"roles\": [\"mdsp:core:vfc.admin\"]}")
                .expect(400);
        browser.post(TOKENS, "{\"name\": \"x\", \"roles\": []}").expect(400);
        ApiClient narrow = tenants.anonymous()
                .token(token(browser, "{\"name\": \"x\", \"roles\": [\"mdsp:core:assetmanager.admin\"]}"));
        ApiClient whole = tenants.anonymous().token(token(browser, "{\"name\": \"y\"}"));

        narrow.get(ASSETS).expect(200);
        narrow.get(People.USERS).expect(403);
        String me =
                browser.get(People.USERS + "/me").expect(200).json().get("id").stringValue();
        People.user(tenant, "standin@example.org", CoreRoles.TENANT_ADMIN);
        tenant.client()
                .delete(People.GROUPS + "/" + People.role(CoreRoles.TENANT_ADMIN) + "/members/" + me)
                .expect(200);
        narrow.get(ASSETS).expect(403);
        whole.get(People.USERS).expect(403);
        tenant.client().put(People.USERS + "/" + me, "{\"active\": false}").expect(200);
        whole.get(People.USERS + "/me").expect(401);
    }

    @Test
    void aTokenEndsByItselfAndWithEverySignOut() {
        TestTenant tenant = tenants.fresh();
        ApiClient browser = tenant.signIn();
        for (Instant bad :
                new Instant[] {Instant.now().minusSeconds(1), Instant.now().plus(367, ChronoUnit.DAYS)}) {
            browser.post(TOKENS, "{\"name\": \"x\", \"expiresAt\": \"" + bad + "\"}")
                    .expect(400);
        }
        browser.post(TOKENS, "{\"name\": \"\"}").expect(400);
        browser.post(TOKENS, "{\"name\": \"" + "x".repeat(101) + "\"}").expect(400);
        browser.post(TOKENS, "{\"name\": \"x\", \"scope\": \"all\"}").expect(400);
        ApiClient script = tenants.anonymous().token(token(browser, "{\"name\": \"x\"}"));
        script.get(ASSETS).expect(200);
        String me =
                browser.get(People.USERS + "/me").expect(200).json().get("id").stringValue();
        tenant.client().delete("/api/identity/v1/users/" + me + "/sessions").expect(204);
        script.get(ASSETS).expect(401);
        tenants.anonymous().token("fhp_" + "A".repeat(43)).get(ASSETS).expect(401);
    }

    @Test
    void aSubtenantUsersTokenStaysInItsSubtenant() {
        TestTenant tenant = tenants.fresh();
        String north = tenant.subtenant("North");
        String south = tenant.subtenant("South");
        String user = People.subtenantUser(tenant, "p1@example.org", north, south);
        ApiClient browser = people.browser(tenant, user, "p1@example.org");
        Answer chosen = browser.put("/api/session/subtenant", "{\"subtenant\": \"" + south + "\"}")
                .expect(200);
        assertThat(chosen.json().get("subtenant").stringValue()).isEqualTo(south);
        ApiClient script = tenants.anonymous().token(token(tenant.browser(chosen), "{\"name\": \"x\"}"));
        script.get(ASSETS).expect(200);

        tenant.client()
                .put(People.USERS + "/" + user, "{\"subtenants\": [{\"id\": \"" + north + "\"}]}")
                .expect(200);

        script.get(ASSETS).expect(403);
    }

    @Test
    void aTenantsUserHasFiftyTokensAtMost() {
        ApiClient browser = tenants.fresh().signIn();
        for (int i = 0; i < Limits.TOKENS; i++) {
            browser.post(TOKENS, "{\"name\": \"t\"}").expect(201);
        }
        assertThat(browser.post(TOKENS, "{\"name\": \"t\"}").expect(400).body()).contains("tokens");
    }

    private static String token(ApiClient browser, String body) {
        return browser.post(TOKENS, body).expect(201).json().get("token").stringValue();
    }
}
