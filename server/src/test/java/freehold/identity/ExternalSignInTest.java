package freehold.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import freehold.identity.model.CoreRoles;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import freehold.testing.TestTenants.Credential;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Signing in to the console through another issuer. Each fault is tried on a sign-in that works without it. */
@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalSignInTest {
    private static final String ISSUERS = "/api/session/issuers";
    private static final String ASSETS = "/api/assetmanagement/v3/assets";
    private static final TestIssuer ISSUER = new TestIssuer();
    private static final UnaryOperator<JWTClaimsSet.Builder> AS_USUAL = UnaryOperator.identity();

    private final TestTenants tenants;
    private String cookies = "";

    ExternalSignInTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @DynamicPropertySource
    static void issuers(DynamicPropertyRegistry properties) {
        String one = "freehold.identity.issuers[0].";
        properties.add(one + "issuer", ISSUER::name);
        properties.add(one + "audience", () -> "freehold-api");
        properties.add(one + "tenants[0]", () -> "elsa");
        properties.add(one + "claims.tenant", () -> "organisation");
        properties.add(one + "claims.roles", () -> "realm_access.roles");
        properties.add(one + "claims.subtenant", () -> "department");
        properties.add(one + "roles.boss", () -> CoreRoles.TENANT_ADMIN);
        properties.add(one + "roles.worker", () -> CoreRoles.STANDARD_USER);
        properties.add(one + "roles.guest", () -> CoreRoles.SUBTENANT_USER);
        properties.add(one + "sign-in.id", () -> "works");
        properties.add(one + "sign-in.name", () -> "Works Login");
        properties.add(one + "sign-in.client-id", ISSUER::clientId);
        properties.add(one + "sign-in.client-secret", ISSUER::clientSecret);
        properties.add(one + "sign-in.scopes", () -> "openid,profile");
        String away = "freehold.identity.issuers[1].";
        properties.add(away + "issuer", () -> ISSUER.name() + "/away");
        properties.add(away + "audience", () -> "freehold-api");
        properties.add(away + "tenants[0]", () -> "elsa");
        properties.add(away + "sign-in.id", () -> "away");
        properties.add(away + "sign-in.name", () -> "Away");
        properties.add(away + "sign-in.client-id", ISSUER::clientId);
        String tokensOnly = "freehold.identity.issuers[2].";
        properties.add(tokensOnly + "issuer", () -> "https://tokens.example");
        properties.add(tokensOnly + "audience", () -> "freehold-api");
        properties.add(tokensOnly + "tenants[0]", () -> "elsa");
    }

    @BeforeAll
    void found() {
        for (String id : List.of("elsa", "elsb")) {
            tenants.operator()
                    .post("/api/platform/v1/tenants", """
                            {"id": "%s", "name": "%s", "companyName": "C", "country": "DE", "type": "CUSTOMER"}""".formatted(id, id))
                    .expect(201);
        }
    }

    @AfterEach
    void asUsual() {
        ISSUER.says(AS_USUAL, AS_USUAL);
        ISSUER.fails(0);
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    void issuersThatAllowItAreOfferedByNameAlone() {
        Answer offers = tenants.anonymous().get(ISSUERS).expect(200);

        assertThat(offers.body())
                .isEqualTo(
                        "{\"items\":[{\"id\":\"works\",\"name\":\"Works Login\"},{\"id\":\"away\",\"name\":\"Away\"}]}");
    }

    @Test
    void theBrowserIsSentToTheIssuerWithAChallengeAndNothingItCouldUse() {
        Answer begun = tenants.anonymous().get(ISSUERS + "/works/signIn").expect(303);

        Map<String, String> asked = ISSUER.visit(begun.header("Location"));
        assertThat(begun.header("Location")).startsWith(ISSUER.name() + "/authorize?theme=dark&");
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", ISSUER.clientId())
                .containsEntry("scope", "openid profile")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(asked.get("redirect_uri")).endsWith("/api/session/issuers/works/callback");
        String cookie = begun.header("Set-Cookie");
        assertThat(cookie)
                .startsWith("SIGN-IN=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/api/session/issuers", "Max-Age=600");
        assertThat(begun.header("Location")).doesNotContain(TestTenant.cookie(begun, "SIGN-IN"));
        tenants.anonymous().get(ISSUERS + "/nosuch/signIn").expect(404);
    }

    @Test
    void whoeverTheIssuerKnowsIsSignedInWithTheMappedRolesUntilTheySignOut() {
        ApiClient browser = signedIn();

        JsonNode session = browser.get("/api/session").expect(200).json();
        assertThat(session.at("/user/userName").stringValue()).isEqualTo("wilma");
        assertThat(session.at("/user/type").stringValue()).isEqualTo("TENANT");
        assertThat(session.at("/tenant/id").stringValue()).isEqualTo("elsa");
        assertThat(session.get("tenants").size()).isEqualTo(1);
        assertThat(session.get("roles").toString()).contains(CoreRoles.STANDARD_USER);
        browser.get(ASSETS).expect(200);
        assertThat(browser.get(People.USERS).expect(403).body()).contains("TenantAdmin");
        browser.with("x-xsrf-token", "wrong").delete("/api/session").expect(403);
        browser.post("/api/identity/v1/tokens", "{\"name\": \"x\"}").expect(403);
        browser.get("/api/identity/v1/secondFactor").expect(403);
        browser.put("/api/session/tenant", "{\"tenant\": \"elsb\"}").expect(403);

        browser.delete("/api/session").expect(204);

        browser.get("/api/session").expect(401);
    }

    @Test
    void aSubtenantConfinesAndEndsWithIt() {
        JsonNode made = tenants.operator()
                .post("/api/platform/v1/tenants/elsa/serviceCredentials", "{}")
                .expect(201)
                .json();
        ApiClient admin = tenants.as(new Credential(
                made.get("clientId").stringValue(), made.get("clientSecret").stringValue()));
        String subtenant = UUID.randomUUID().toString();
        admin.post("/api/tenantmanagement/v4/legalConfigRegions", """
                {"regions": [{"regionId": "everywhere", "regionName": "Everywhere"}]}""");
        admin.post("/api/tenantmanagement/v4/subtenants", """
                {"id": "%s", "displayName": "Department", "description": ""}""".formatted(subtenant))
                .expect(201);
        ISSUER.says(AS_USUAL, claims -> roles("guest", "boss").apply(claims).claim("department", subtenant));

        ApiClient browser = signedIn();

        JsonNode session = browser.get("/api/session").expect(200).json();
        assertThat(session.at("/user/type").stringValue()).isEqualTo("SUBTENANT");
        assertThat(session.get("subtenant").stringValue()).isEqualTo(subtenant);
        assertThat(session.at("/subtenants/0/name").stringValue()).isEqualTo("Department");
        browser.get(People.USERS).expect(403);
        admin.delete("/api/tenantmanagement/v4/subtenants/" + subtenant).expect(204);
        browser.get(ASSETS).expect(401);
    }

    @Test
    void aNewSignInEndsTheSessionOfBefore() {
        ApiClient first = signedIn();
        Answer begun = tenants.anonymous().get(ISSUERS + "/works/signIn");
        Map<String, String> asked = ISSUER.visit(begun.header("Location"));

        Answer again = first.with("Cookie", cookies + "; SIGN-IN=" + TestTenant.cookie(begun, "SIGN-IN"))
                .get(callback(asked));

        assertThat(again.expect(303).header("Location")).isEqualTo("/");
        first.get("/api/session").expect(401);
    }

    @Test
    void anotherBrowsersStateOrNoneIsRefusedWithoutAskingTheIssuer() {
        Answer begun = tenants.anonymous().get(ISSUERS + "/works/signIn");
        Map<String, String> asked = ISSUER.visit(begun.header("Location"));
        String other = TestTenant.cookie(tenants.anonymous().get(ISSUERS + "/works/signIn"), "SIGN-IN");
        int before = ISSUER.asked();

        refused(tenants.anonymous().get(callback(asked)));
        refused(tenants.anonymous().with("Cookie", "SIGN-IN=" + other).get(callback(asked)));
        ApiClient browser = tenants.anonymous().with("Cookie", "SIGN-IN=" + TestTenant.cookie(begun, "SIGN-IN"));
        refused(browser.get(ISSUERS + "/works/callback?code=x"));
        refused(browser.get(ISSUERS + "/works/callback?state=" + asked.get("state")));
        refused(browser.get(ISSUERS + "/works/callback?error=access_denied&state=" + asked.get("state")));
        assertThat(ISSUER.asked()).isEqualTo(before);

        refused(browser.get(ISSUERS + "/works/callback?code=guessed&state=" + asked.get("state")));
        assertThat(ISSUER.asked()).isEqualTo(before + 1);
        assertThat(browser.get(callback(asked)).expect(303).header("Location")).isEqualTo("/");
    }

    @Test
    void tokensThatDoNotFitAreRefused() {
        for (UnaryOperator<JWTClaimsSet.Builder> fault : List.<UnaryOperator<JWTClaimsSet.Builder>>of(
                claims -> claims.claim("nonce", "of another attempt"),
                claims -> claims.claim("nonce", null),
                claims -> claims.audience("another client"),
                claims -> claims.issuer("https://another.example"),
                claims -> claims.subject("somebody else"),
                claims -> claims.expirationTime(Date.from(Instant.EPOCH)))) {
            ISSUER.says(fault, AS_USUAL);
            refused(finished());
        }
        for (UnaryOperator<JWTClaimsSet.Builder> fault : List.<UnaryOperator<JWTClaimsSet.Builder>>of(
                claims -> claims.audience("another service"),
                claims -> claims.subject("somebody else"),
                claims -> claims.claim("organisation", "elsb"),
                claims -> claims.claim("organisation", null),
                claims -> claims.claim("department", "no such department"),
                claims -> claims.claim("preferred_username", null))) {
            ISSUER.says(AS_USUAL, fault);
            refused(finished());
        }
        ISSUER.says(AS_USUAL, AS_USUAL);
        assertThat(finished().header("Location")).isEqualTo("/");
    }

    @Test
    void anIssuerThatIsAwayIsSaidToBe() {
        assertThat(tenants.anonymous().get(ISSUERS + "/away/signIn").expect(303).header("Location"))
                .isEqualTo("/?signIn=unavailable");
        ISSUER.fails(500);
        assertThat(finished().header("Location")).isEqualTo("/?signIn=unavailable");
    }

    private static UnaryOperator<JWTClaimsSet.Builder> roles(String... names) {
        return claims -> claims.claim("realm_access", Map.of("roles", List.of(names)));
    }

    private ApiClient signedIn() {
        Answer finished = finished();
        assertThat(finished.header("Location")).isEqualTo("/");
        String xsrf = TestTenant.cookie(finished, "XSRF-TOKEN");
        cookies = "SESSION=" + TestTenant.cookie(finished, "SESSION") + "; XSRF-TOKEN=" + xsrf;
        return tenants.anonymous().with("Cookie", cookies).with("x-xsrf-token", xsrf);
    }

    /** Goes to the issuer and comes back. */
    private Answer finished() {
        Answer begun = tenants.anonymous().get(ISSUERS + "/works/signIn").expect(303);
        Map<String, String> asked = ISSUER.visit(begun.header("Location"));
        return tenants.anonymous()
                .with("Cookie", "SIGN-IN=" + TestTenant.cookie(begun, "SIGN-IN"))
                .get(callback(asked))
                .expect(303);
    }

    private static String callback(Map<String, String> asked) {
        return ISSUERS + "/works/callback?code=" + URLEncoder.encode(TestIssuer.CODE, StandardCharsets.UTF_8)
                + "&state=" + asked.get("state");
    }

    private static void refused(Answer answer) {
        assertThat(answer.expect(303).header("Location")).isEqualTo("/?signIn=refused");
        assertThat(TestTenant.cookie(answer, "SESSION")).isEmpty();
    }
}
