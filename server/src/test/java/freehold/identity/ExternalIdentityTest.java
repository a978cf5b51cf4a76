package freehold.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import freehold.identity.model.CoreRoles;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import freehold.testing.TestTenants.Credential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Tokens of two issuers besides our own. Each fault is tried on a token that is taken without it. */
@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalIdentityTest {
    private static final String ASSETS = "/api/assetmanagement/v3/assets";
    private static final String AUDIENCE = "freehold-of-somebody";
    private static final String OTHER_ISSUER = "https://login.example/of/another";
    private static final RSAKey KEY = key("first");
    private static final RSAKey OTHER_KEY = key("second");
    private static final AtomicInteger ASKED_IN_VAIN = new AtomicInteger();
    private static final HttpServer SERVER = server();
    private static final String ISSUER =
            "http://127.0.0.1:" + SERVER.getAddress().getPort() + "/realm";

    private final TestTenants tenants;

    ExternalIdentityTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @DynamicPropertySource
    static void issuers(DynamicPropertyRegistry properties) {
        String first = "freehold.identity.issuers[0].";
        properties.add(first + "issuer", () -> ISSUER);
        properties.add(first + "audience", () -> AUDIENCE);
        properties.add(first + "tenants[0]", () -> "exta");
        properties.add(first + "tenants[1]", () -> "extb");
        properties.add(first + "claims.tenant", () -> "organisation");
        properties.add(first + "claims.roles", () -> "realm_access.roles");
        properties.add(first + "claims.subtenant", () -> "department");
        properties.add(first + "roles.boss", () -> CoreRoles.TENANT_ADMIN);
        properties.add(first + "roles.worker", () -> CoreRoles.STANDARD_USER);
        properties.add(first + "roles.guest", () -> CoreRoles.SUBTENANT_USER);
        String away = "freehold.identity.issuers[2].";
        properties.add(away + "issuer", () -> ISSUER + "/away");
        properties.add(away + "audience", () -> AUDIENCE);
        properties.add(away + "tenants[0]", () -> "exta");
        String second = "freehold.identity.issuers[1].";
        properties.add(second + "issuer", () -> OTHER_ISSUER);
        properties.add(second + "audience", () -> AUDIENCE);
        properties.add(second + "keys", () -> ISSUER + "/other-keys");
        properties.add(second + "tenants[0]", () -> "extb");
        properties.add(second + "claims.user-name", () -> "email");
        properties.add(second + "roles.worker", () -> CoreRoles.STANDARD_USER);
    }

    @BeforeAll
    void found() {
        for (String id : List.of("exta", "extb", "extc")) {
            tenants.operator()
                    .post("/api/platform/v1/tenants", """
                            {"id": "%s", "name": "%s", "companyName": "C", "country": "DE", "type": "CUSTOMER"}""".formatted(id, id))
                    .expect(201);
        }
    }

    @AfterAll
    static void stop() {
        SERVER.stop(0);
    }

    @Test
    void aTokenOfAConfiguredIssuerActsInItsTenantWithTheMappedRoles() throws Exception {
        ApiClient boss = with(signed(claims -> claims));
        boss.get(ASSETS).expect(200);
        boss.post(People.USERS, "{\"userName\": \"made-by-boss@example.org\"}").expect(201);
        ApiClient worker = with(signed(roles("worker")));
        worker.get(ASSETS).expect(200);
        worker.get(People.USERS).expect(403);
        with(signed(roles("nobody-mapped-this", CoreRoles.TENANT_ADMIN)))
                .get(ASSETS)
                .expect(403);
        with(signed(claims -> claims.claim("realm_access", "nonsense")))
                .get(ASSETS)
                .expect(403);
        with(sign(
                        KEY,
                        JWSAlgorithm.RS256,
                        new JOSEObjectType("at+jwt"),
                        genuine().build()))
                .get(ASSETS)
                .expect(200);
    }

    @Test
    void severalIssuersAreTakenEachWithItsOwnKeysAndClaims() throws Exception {
        JWTClaimsSet other = genuine()
                .issuer(OTHER_ISSUER)
                .claim("organisation", "exta")
                .claim("roles", "worker")
                .claim("email", "w@example.org")
                .build();
        with(sign(OTHER_KEY, JWSAlgorithm.RS256, JOSEObjectType.JWT, other))
                .get(ASSETS)
                .expect(200);
        refused(sign(KEY, JWSAlgorithm.RS256, JOSEObjectType.JWT, other));
        refused(sign(
                OTHER_KEY, JWSAlgorithm.RS256, JOSEObjectType.JWT, genuine().build()));
    }

    @Test
    void anotherIssuerAudienceOrTimeIsRefused() throws Exception {
        with(signed(claims -> claims)).get(ASSETS).expect(200);
        refused(signed(claims -> claims.issuer("https://somebody.example")));
        refused(signed(claims -> claims.issuer(ISSUER + "/")));
        refused(signed(claims -> claims.issuer(null)));
        refused(signed(claims -> claims.audience("another service")));
        refused(signed(claims -> claims.audience((String) null)));
        refused(signed(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(60)))));
        refused(signed(claims -> claims.expirationTime(null)));
        refused(signed(claims -> claims.notBeforeTime(Date.from(Instant.now().plusSeconds(60)))));
        refused(signed(claims -> claims.subject(null)));
        refused(signed(claims -> claims.claim("preferred_username", null)));
    }

    @Test
    void anotherAlgorithmOrKeyIsRefused() throws Exception {
        refused(new PlainJWT(genuine().build()).serialize());
        SignedJWT shared = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(KEY.getKeyID()).build(),
                genuine().build());
        shared.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));
        refused(shared.serialize());
        refused(sign(KEY, JWSAlgorithm.RS512, JOSEObjectType.JWT, genuine().build()));
        refused(sign(KEY, JWSAlgorithm.PS256, JOSEObjectType.JWT, genuine().build()));
        RSAKey own = new RSAKeyGenerator(2048).keyID(KEY.getKeyID()).generate();
        refused(sign(own, JWSAlgorithm.RS256, JOSEObjectType.JWT, genuine().build()));
        refused(sign(
                KEY,
                JWSAlgorithm.RS256,
                new JOSEObjectType("logout+jwt"),
                genuine().build()));
        SignedJWT carried = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(KEY.getKeyID())
                        .jwk(own.toPublicJWK())
                        .build(),
                genuine().build());
        carried.sign(new RSASSASigner(own));
        refused(carried.serialize());
        String good = signed(claims -> claims);
        refused(good.substring(0, good.lastIndexOf('.') + 1));
    }

    @Test
    void anIssuerSpeaksForItsTenantsOnly() throws Exception {
        with(signed(claims -> claims.claim("organisation", "extb"))).get(ASSETS).expect(200);
        refused(signed(claims -> claims.claim("organisation", "extc")));
        refused(signed(claims -> claims.claim("organisation", "missing")));
        refused(signed(claims -> claims.claim("organisation", null)));
        refused(signed(claims -> claims.claim("organisation", List.of("exta"))));
        refused(signed(claims -> claims.claim("organisation", null).claim("ten", "exta")));
    }

    @Test
    void aSubtenantConfinesAndOneThatDoesNotExistIsRefused() throws Exception {
        JsonNode made = tenants.operator()
                .post("/api/platform/v1/tenants/exta/serviceCredentials", "{}")
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

        UnaryOperator<JWTClaimsSet.Builder> guest =
                claims -> roles("guest", "boss").apply(claims).claim("department", subtenant);
        with(signed(guest)).get(ASSETS).expect(200);
        with(signed(guest)).get(People.USERS).expect(403);
        with(signed(claims -> claims.claim("department", subtenant)))
                .get(ASSETS)
                .expect(403);
        refused(signed(claims ->
                guest.apply(claims).claim("department", UUID.randomUUID().toString())));
        for (Object unclear : List.of(7, "", List.of(subtenant), "x".repeat(65))) {
            refused(signed(claims -> claims.claim("department", unclear)));
        }
    }

    @Test
    void anIssuerThatIsAwayIsNotAskedWithEachTokenThatNamesIt() throws Exception {
        String token = signed(claims -> claims.issuer(ISSUER + "/away"));
        for (int attempt = 0; attempt < 5; attempt++) {
            with(token).get(ASSETS).expect(503);
        }
        assertThat(ASKED_IN_VAIN).hasValue(1);
    }

    @Test
    void whoeverComesFromElsewhereKeepsTheirLoginThere() throws Exception {
        ApiClient boss = with(signed(claims -> claims));
        boss.get("/api/identity/v1/secondFactor").expect(403);
        boss.post("/api/identity/v1/tokens", "{\"name\": \"x\"}").expect(403);
        boss.get(People.USERS + "/me").expect(403);
        assertThat(boss.get("/api/session").status()).isEqualTo(403);
    }

    private ApiClient with(String token) {
        return tenants.anonymous().token(token);
    }

    private void refused(String token) {
        with(token).get(ASSETS).expect(401);
    }

    private static UnaryOperator<JWTClaimsSet.Builder> roles(String... names) {
        return claims -> claims.claim("realm_access", Map.of("roles", List.of(names)));
    }

    private static JWTClaimsSet.Builder genuine() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(List.of("account", AUDIENCE))
                .subject("4711")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("preferred_username", "boss")
                .claim("organisation", "exta")
                .claim("realm_access", Map.of("roles", List.of("boss", "offline_access")));
    }

    private static String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return sign(
                KEY,
                JWSAlgorithm.RS256,
                JOSEObjectType.JWT,
                change.apply(genuine()).build());
    }

    private static String sign(RSAKey key, JWSAlgorithm algorithm, JOSEObjectType type, JWTClaimsSet claims)
            throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .type(type)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What an issuer publishes: a description of itself, and keys. */
    private static HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
            serve(server, "/realm/.well-known/openid-configuration", """
                    {"issuer": "%s", "jwks_uri": "%s/keys"}""".formatted(issuer, issuer));
            serve(server, "/realm/keys", new JWKSet(KEY).toPublicJWKSet().toString());
            serve(
                    server,
                    "/realm/other-keys",
                    new JWKSet(OTHER_KEY).toPublicJWKSet().toString());
            server.createContext("/realm/away/", exchange -> {
                try (exchange) {
                    ASKED_IN_VAIN.incrementAndGet();
                    exchange.sendResponseHeaders(500, -1);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void serve(HttpServer server, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }
}
