package freehold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.acceptance.fixture.Answer;
import freehold.acceptance.fixture.Api;
import freehold.acceptance.fixture.Browser;
import freehold.acceptance.fixture.Credential;
import freehold.acceptance.fixture.Keycloak;
import freehold.acceptance.fixture.Routes;
import freehold.acceptance.fixture.Seed;
import freehold.acceptance.fixture.ServerProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * People whom a real Keycloak knows use Freehold: by token, and signed in with a browser. Left out where the
 * distribution of Keycloak could not be had.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class KeycloakTest {
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");

    private final Seed seed = Seed.of(KeycloakTest.class);
    private final String tenant = seed.tenantId();
    private final String subtenant = UUID.randomUUID().toString();
    private final String password = seed.word() + "-" + seed.word();
    private final String secret = UUID.randomUUID().toString();

    @TempDir
    static Path folder = Path.of("");

    private Optional<ServerProcess> server = Optional.empty();
    private Optional<Keycloak> keycloak = Optional.empty();

    @BeforeAll
    void startBoth() throws Exception {
        Optional<Path> distribution = Keycloak.distribution();
        Assumptions.assumeTrue(distribution.isPresent(), "the distribution of Keycloak could not be had");
        ServerProcess freehold = new ServerProcess(folder.resolve("home"));
        Keycloak issuer = new Keycloak(folder);
        server = Optional.of(freehold);
        keycloak = Optional.of(issuer);
        issuer.start(
                distribution.get(),
                Map.of(
                        "gateway", freehold.gateway().toString(),
                        "secret", secret,
                        "password", password,
                        "tenant", tenant,
                        "subtenant", subtenant,
                        "foreign", seed.tenantId()));
        String one = "FREEHOLD_IDENTITY_ISSUERS_0_";
        freehold.set(one + "ISSUER", issuer.issuer());
        freehold.set(one + "AUDIENCE", "freehold");
        freehold.set(one + "TENANTS_0", tenant);
        freehold.set(one + "CLAIMS_TENANT", "organisation");
        freehold.set(one + "CLAIMS_ROLES", "realm_access.roles");
        freehold.set(one + "CLAIMS_SUBTENANT", "department");
        freehold.set(one + "ROLES_PLANNER", "mdsp:core:StandardUser");
        freehold.set(one + "ROLES_GUEST", "mdsp:core:SubTenantUser");
        freehold.set(one + "ROLES_BOSS", "mdsp:core:TenantAdmin");
        freehold.set(one + "SIGNIN_ID", "works");
        freehold.set(one + "SIGNIN_NAME", "Works");
        freehold.set(one + "SIGNIN_CLIENTID", "freehold-console");
        freehold.set(one + "SIGNIN_CLIENTSECRET", secret);
        freehold.start();
        found(freehold);
        long began = System.nanoTime();
        issuer.await();
        System.out.printf(
                "Keycloak answered %d ms after the server was ready%n", (System.nanoTime() - began) / 1_000_000);
    }

    private void found(ServerProcess freehold) throws Exception {
        Api operator = freehold.operator();
        operator.post(
                        Routes.TENANTS,
                        Map.of(
                                "id",
                                tenant,
                                "name",
                                tenant,
                                "companyName",
                                tenant,
                                "country",
                                "DE",
                                "type",
                                "CUSTOMER"))
                .expect(201);
        Api admin = Api.signedInAs(
                Credential.from(operator.post(Routes.TENANTS + "/" + tenant + "/serviceCredentials", Map.of())
                        .expect(201)
                        .json()),
                freehold);
        admin.post(
                        "/api/tenantmanagement/v4/legalConfigRegions",
                        Map.of("regions", List.of(Map.of("regionId", "here", "regionName", "Here"))))
                .expectOk();
        admin.post(
                        "/api/tenantmanagement/v4/subtenants",
                        Map.of("id", subtenant, "displayName", "Guests", "description", "of the works"))
                .expect(201);
    }

    @AfterAll
    void stopBoth() {
        keycloak.ifPresent(Keycloak::close);
        server.ifPresent(ServerProcess::close);
    }

    @Test
    void aTokenOfKeycloakActsInItsTenantWithTheMappedRoles() throws Exception {
        Api planner = Api.withToken(token("freehold-console", "wilma"), server.orElseThrow());
        String root = planner.get(Routes.ASSETS + "/root").expect(200).text("assetId");
        planner.post(Routes.ASSETS, Map.of("name", seed.word(), "typeId", "core.basicarea", "parentId", root))
                .expect(201);
        planner.get("/api/identitymanagement/v3/Users").expect(403);

        Api guest = Api.withToken(token("freehold-console", "gustav"), server.orElseThrow());
        Answer seen = guest.get(Routes.ASSETS).expect(200);
        assertThat(seen.embedded("assets"))
                .allSatisfy(asset ->
                        assertThat(asset.required("subTenant").asString()).isEqualTo(subtenant));
        guest.get("/api/identitymanagement/v3/Users").expect(403);
        guest.get(Routes.ASSETS + "/" + root).expect(404);

        Api.withToken(token("freehold-console", "eve"), server.orElseThrow())
                .get(Routes.ASSETS)
                .expect(401);
        Api.withToken(token("another-service", "wilma"), server.orElseThrow())
                .get(Routes.ASSETS)
                .expect(401);
    }

    @Test
    void whoeverKeycloakKnowsSignsInToTheConsoleAndOut() throws Exception {
        URI gateway = server.orElseThrow().gateway();
        Browser browser = new Browser();

        Browser.Page form = browser.open(gateway.resolve("/api/session/issuers/works/signIn"));
        assertThat(form.address().toString()).startsWith(keycloak.orElseThrow().issuer());
        Browser.Page wrong = signIn(browser, form, "wilma", password + "x");
        assertThat(wrong.address().getAuthority()).isNotEqualTo(gateway.getAuthority());
        assertThat(browser.cookie(gateway, "SESSION")).isEmpty();
        Browser.Page home = signIn(browser, wrong, "wilma", password);

        assertThat(home.address()).isEqualTo(gateway.resolve("/"));
        Browser.Page session = browser.open(gateway.resolve("/api/session"));
        JsonNode who = JsonMapper.shared().readTree(session.body());
        assertThat(who.at("/user/userName").asString()).isEqualTo("wilma");
        assertThat(who.at("/tenant/id").asString()).isEqualTo(tenant);
        assertThat(who.get("roles").toString()).contains("mdsp:core:StandardUser");
        assertThat(browser.open(gateway.resolve(Routes.ASSETS)).status()).isEqualTo(200);
    }

    @Test
    void whoeverKeycloakKnowsInAnotherOrganisationIsNotLetIn() throws Exception {
        URI gateway = server.orElseThrow().gateway();
        Browser browser = new Browser();
        Browser.Page form = browser.open(gateway.resolve("/api/session/issuers/works/signIn"));

        Browser.Page refused = signIn(browser, form, "eve", password);

        assertThat(refused.address()).isEqualTo(gateway.resolve("/?signIn=refused"));
        assertThat(browser.cookie(gateway, "SESSION")).isEmpty();
    }

    private static Browser.Page signIn(Browser browser, Browser.Page form, String userName, String password)
            throws Exception {
        Matcher action = FORM.matcher(form.body());
        assertThat(action.find()).as(form.body()).isTrue();
        URI address = URI.create(action.group(1).replace("&amp;", "&"));
        return browser.send(address, Map.of("username", userName, "password", password, "credentialId", ""));
    }

    /** As a script of the person gets it from Keycloak. */
    private String token(String client, String userName) throws Exception {
        Map<String, String> form = new java.util.LinkedHashMap<>(Map.of(
                "grant_type", "password",
                "client_id", client,
                "username", userName,
                "password", password,
                "scope", "openid"));
        if (client.equals("freehold-console")) {
            form.put("client_secret", secret);
        }
        Browser.Page answer = new Browser()
                .send(URI.create(keycloak.orElseThrow().issuer() + "/protocol/openid-connect/token"), form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared()
                .readTree(answer.body())
                .required("access_token")
                .asString();
    }
}
