package freehold.identity;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Right;
import freehold.kernel.database.Database;
import freehold.kernel.database.DatabaseRole;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HttpTest
class SessionsTest {
    private static final String SESSION = "/api/session";
    private static final String PASSWORDS = "/api/identity/v1/passwords";
    private static final String CREDENTIALS = "/api/identity/v1/serviceCredentials";

    private final TestTenants tenants;
    private final JdbcClient owner;

    SessionsTest(TestTenants tenants, Database database) {
        this.tenants = tenants;
        this.owner = JdbcClient.create(database.unpooled(DatabaseRole.MIGRATION));
    }

    @Test
    void aPersonSeesWhereTheyAreAndWhatTheyMayDo() {
        TestTenant tenant = tenants.fresh();

        JsonNode session = tenant.signIn().get(SESSION).expect(200).json();

        assertThat(session.get("user").get("userName").stringValue()).isEqualTo(tenant.administrator());
        assertThat(session.get("tenant").get("id").stringValue()).isEqualTo(tenant.id());
        assertThat(session.get("tenant").get("name").stringValue()).isEqualTo("Tenant " + tenant.id());
        assertThat(session.get("tenant").get("sharingId").stringValue()).isEqualTo(tenant.sharingId());
        assertThat(session.get("tenants").size()).isEqualTo(1);
        assertThat(session.get("subtenant").isNull()).isTrue();
        assertThat(texts(session.get("roles"))).contains("mdsp:core:TenantAdmin", "mdsp:core:assetmanager.admin");
        assertThat(texts(session.get("rights"))).hasSize(Right.values().length).contains("Share assets");
        assertThat(session.get("locale").stringValue()).isEqualTo("en");
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndTheOtherOneIsNot() {
        TestTenant tenant = tenants.fresh();
        tenant.signIn();

        Answer answer = signIn(tenant.administrator(), TestTenant.PASSWORD).expect(200);

        List<String> cookies = answer.headers().allValues("Set-Cookie");
        assertThat(cookies)
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("SESSION=")
                        .contains("; HttpOnly")
                        .contains("; SameSite=Lax")
                        .contains("; Path=/"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("XSRF-TOKEN=")
                        .doesNotContain("HttpOnly")
                        .contains("; SameSite=Lax"));
        assertThat(answer.body()).doesNotContain(TestTenant.cookie(answer, "SESSION"));
    }

    @Test
    void aWriteNeedsTheTokenThatOnlyOurOwnPagesCanRead() {
        TestTenant tenant = tenants.fresh();
        tenant.signIn();
        Answer signedIn = signIn(tenant.administrator(), TestTenant.PASSWORD);
        String session = TestTenant.cookie(signedIn, "SESSION");
        String xsrf = TestTenant.cookie(signedIn, "XSRF-TOKEN");
        ApiClient browser = tenants.anonymous().with("Cookie", "SESSION=" + session);

        browser.get(CREDENTIALS).expect(200);
        Answer without = browser.post(CREDENTIALS, "{}").expect(403);
        assertThat(without.json().get("type").stringValue()).isEqualTo("/problems/xsrf-token-missing");
        browser.with("x-xsrf-token", "guess").post(CREDENTIALS, "{}").expect(403);
        browser.with("x-xsrf-token", session).post(CREDENTIALS, "{}").expect(403);
        browser.delete(SESSION).expect(403);
        browser.with("x-xsrf-token", xsrf).post(CREDENTIALS, "{}").expect(201);
    }

    @Test
    void signingOutEndsTheSession() {
        ApiClient browser = tenants.fresh().signIn();

        browser.delete(SESSION).expect(204);

        browser.get(SESSION).expect(401);
        browser.delete(SESSION).expect(204);
    }

    @Test
    void aKeyPlantedBeforeSigningInIsNeverTakenOver() {
        TestTenant tenant = tenants.fresh();
        tenant.signIn();
        String planted = "p".repeat(43);

        Answer answer = tenants.anonymous()
                .with("Cookie", "SESSION=" + planted)
                .post(SESSION, credentials(tenant.administrator(), TestTenant.PASSWORD))
                .expect(200);

        assertThat(TestTenant.cookie(answer, "SESSION")).isNotEqualTo(planted).hasSizeGreaterThanOrEqualTo(43);
        tenants.anonymous().with("Cookie", "SESSION=" + planted).get(SESSION).expect(401);
    }

    @Test
    void aPersonSwitchesBetweenTheirTenantsWithANewKey() {
        TestTenant first = tenants.fresh();
        ApiClient old = first.signIn();
        TestTenant second = tenants.fresh(first.administrator());
        assertThat(second.passwordToken()).isEmpty();

        Answer switched = old.put(SESSION + "/tenant", "{\"tenant\": \"" + second.id() + "\"}")
                .expect(200);

        assertThat(switched.json().get("tenant").get("id").stringValue()).isEqualTo(second.id());
        assertThat(switched.json().get("tenants").findValuesAsString("id"))
                .containsExactlyInAnyOrder(first.id(), second.id());
        old.get(SESSION).expect(401);
        ApiClient browser = first.browser(switched);
        assertThat(browser.get(CREDENTIALS).expect(200).json().get("items").findValuesAsString("clientId"))
                .containsExactly(second.credential().clientId());
    }

    @Test
    void aTenantOneIsNoMemberOfLooksLikeOneThatDoesNotExist() {
        TestTenant mine = tenants.fresh();
        TestTenant other = tenants.fresh();
        ApiClient browser = mine.signIn();

        Answer foreign = browser.put(SESSION + "/tenant", "{\"tenant\": \"" + other.id() + "\"}")
                .expect(404);
        Answer missing =
                browser.put(SESSION + "/tenant", "{\"tenant\": \"missing\"}").expect(404);

        assertThat(foreign.body().replace(other.id(), "ID"))
                .isEqualTo(missing.body().replace("missing", "ID"));
        browser.get(SESSION).expect(200);
    }

    @Test
    void aLostMembershipEndsTheSessionOnTheNextRequest() {
        TestTenant tenant = tenants.fresh();
        ApiClient browser = tenant.signIn();
        browser.get(CREDENTIALS).expect(200);

        owner.sql("delete from identity.membership where tenant_id = :tenant")
                .param("tenant", tenant.id())
                .update();

        browser.get(CREDENTIALS).expect(401);
        signIn(tenant.administrator(), TestTenant.PASSWORD).expect(403);
    }

    @Test
    void aLostRoleIsGoneOnTheNextRequest() {
        TestTenant tenant = tenants.fresh();
        ApiClient browser = tenant.signIn();

        owner.sql("""
                        update identity.role_of_user set role = 'mdsp:core:assetmanager.standarduser'
                        where tenant_id = :tenant""").param("tenant", tenant.id()).update();

        browser.get(CREDENTIALS).expect(403);
        assertThat(texts(browser.get(SESSION).expect(200).json().get("rights")))
                .contains("Edit assets in tenant")
                .doesNotContain("Share assets");
    }

    @Test
    void sessionsEndByThemselves() {
        TestTenant tenant = tenants.fresh();
        ApiClient idle = tenant.signIn();
        owner.sql("update identity.session set last_seen_at = last_seen_at - interval '4 hours 1 second'")
                .update();
        idle.get(SESSION).expect(401);
        ApiClient old = tenant.signIn();
        old.get(SESSION).expect(200);
        owner.sql("update identity.session set expires_at = clock_timestamp()").update();
        old.get(SESSION).expect(401);
    }

    @Test
    void aSessionOnlyHasAHashInTheDatabase() {
        TestTenant tenant = tenants.fresh();
        tenant.signIn();
        String key = TestTenant.cookie(signIn(tenant.administrator(), TestTenant.PASSWORD), "SESSION");

        assertThat(owner.sql(
                                "select count(*) from identity.session where position(convert_to(:key, 'UTF8') in key_hash) > 0")
                        .param("key", key)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(owner.sql("select string_agg(password_hash, ' ') from identity.person")
                        .query(String.class)
                        .single())
                .doesNotContain(TestTenant.PASSWORD)
                .contains("-sha256}$2a$");
    }

    @Test
    void aTokenBesideTheCookieDecidesAlone() {
        TestTenant mine = tenants.fresh();
        TestTenant other = tenants.fresh();
        ApiClient both = mine.signIn().token(tenants.tokenOf(other.credential()));

        assertThat(both.get(CREDENTIALS).expect(200).json().get("items").findValuesAsString("clientId"))
                .containsExactly(other.credential().clientId());
        both.get(SESSION).expect(403);
        mine.signIn().token("x.y.z").get(CREDENTIALS).expect(401);
    }

    @Test
    void aLinkSetsAPasswordOnce() {
        TestTenant tenant = tenants.fresh();
        String body = "{\"token\": \"%s\", \"password\": \"first password ever\"}".formatted(tenant.passwordToken());
        signIn(tenant.administrator(), "first password ever").expect(401);

        tenants.anonymous().post(PASSWORDS, body).expect(204);

        signIn(tenant.administrator(), "first password ever").expect(200);
        tenants.anonymous().post(PASSWORDS, body).expect(400);
        tenants.anonymous()
                .post(PASSWORDS, "{\"token\": \"never made\", \"password\": \"first password ever\"}")
                .expect(400);
    }

    @Test
    void anExpiredLinkLeadsNowhere() {
        TestTenant tenant = tenants.fresh();
        owner.sql("update identity.password_link set expires_at = clock_timestamp()")
                .update();

        tenants.anonymous()
                .post(
                        PASSWORDS,
                        "{\"token\": \"%s\", \"password\": \"first password ever\"}".formatted(tenant.passwordToken()))
                .expect(400);
    }

    @Test
    void changingThePasswordEndsAllOtherSessions() {
        TestTenant tenant = tenants.fresh();
        ApiClient here = tenant.signIn();
        ApiClient elsewhere = tenant.signIn();

        here.post(PASSWORDS, "{\"oldPassword\": \"not this one at all\", \"password\": \"another password\"}")
                .expect(400);
        Answer changed = here.post(
                        PASSWORDS,
                        "{\"oldPassword\": \"%s\", \"password\": \"another password\"}".formatted(TestTenant.PASSWORD))
                .expect(204);

        elsewhere.get(SESSION).expect(401);
        here.get(SESSION).expect(401);
        tenant.browser(changed).get(SESSION).expect(200);
        signIn(tenant.administrator(), TestTenant.PASSWORD).expect(401);
        signIn(tenant.administrator(), "another password").expect(200);
    }

    @Test
    void aPasswordHasTwelveToTwoHundredCharacters() {
        TestTenant tenant = tenants.fresh();
        for (String bad : new String[] {"", "x".repeat(11), "x".repeat(201)}) {
            Answer answer = tenants.anonymous()
                    .post(PASSWORDS, "{\"token\": \"%s\", \"password\": \"%s\"}".formatted(tenant.passwordToken(), bad))
                    .expect(400);
            assertThat(answer.json().get("errors").get(0).get("pointer").stringValue())
                    .isEqualTo("/password");
        }
        tenants.anonymous()
                .post(
                        PASSWORDS,
                        "{\"token\": \"%s\", \"password\": \"%s\"}".formatted(tenant.passwordToken(), "x".repeat(200)))
                .expect(204);
        signIn(tenant.administrator(), "x".repeat(200)).expect(200);
        signIn(tenant.administrator(), "x".repeat(201)).expect(401);
    }

    @Test
    void clientsHaveNoPasswordToChangeAndNoSession() {
        ApiClient client = tenants.fresh().client();

        client.get(SESSION).expect(403);
        client.post(PASSWORDS, "{\"oldPassword\": \"x\", \"password\": \"another password\"}")
                .expect(401);
        tenants.operator().get(SESSION).expect(403);
    }

    private Answer signIn(String userName, String password) {
        return tenants.anonymous().post(SESSION, credentials(userName, password));
    }

    private static String credentials(String userName, String password) {
        return "{\"userName\": \"%s\", \"password\": \"%s\"}".formatted(userName, password);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::stringValue)
                .toList();
    }
}
