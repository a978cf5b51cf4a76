package freehold.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import freehold.decision.Role;
import freehold.decision.TenantId;
import freehold.identity.usecase.KeepServiceCredentials;
import freehold.testing.Answer;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import freehold.testing.TestTenants.Credential;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HttpTest
class TokensTest {
    private static final String CREDENTIALS = "/api/identity/v1/serviceCredentials";

    private final TestTenants tenants;
    private final KeepServiceCredentials keep;

    TokensTest(TestTenants tenants, KeepServiceCredentials keep) {
        this.tenants = tenants;
        this.keep = keep;
    }

    @Test
    void aServiceCredentialGetsATokenThatSaysWhoItIsFor() {
        TestTenant tenant = tenants.fresh();

        Answer answer = tenants.token(tenant.credential()).expect(200);

        JsonNode body = answer.json();
        assertThat(body.get("token_type").stringValue()).isEqualTo("Bearer");
        assertThat(body.get("expires_in").asInt()).isBetween(1799, 1800);
        assertThat(body.get("scope").stringValue().split(" ")).contains("iot.tim.r", "iot.tim.w");
        String token = body.get("access_token").stringValue();
        assertThat(token).hasSizeGreaterThan(200);
        JsonNode header = part(token, 0);
        JsonNode claims = part(token, 1);
        assertThat(header.get("alg").stringValue()).isEqualTo("RS256");
        assertThat(header.get("kid").stringValue()).isNotEmpty();
        assertThat(claims.get("ten").stringValue()).isEqualTo(tenant.id());
        assertThat(claims.get("client_id").stringValue())
                .isEqualTo(tenant.credential().clientId());
        assertThat(claims.get("scope").isArray()).isTrue();
        assertThat(claims.has("subtenant")).isFalse();
        assertThat(claims.get("iss").stringValue()).isEqualTo("http://freehold.test");
        assertThat(claims.get("jti").stringValue()).isEqualTo(body.get("jti").stringValue());
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(1800);
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void aCredentialOfASubtenantIsMarkedInItsToken() {
        TestTenant tenant = tenants.fresh();
        tenant.subtenant("customer-a", "Customer A");
        Credential credential = tenant.credential(Map.of("subtenant", "customer-a"));

        JsonNode claims = part(tenants.tokenOf(credential), 1);

        assertThat(claims.get("subtenant").stringValue()).isEqualTo("customer-a");
    }

    @Test
    void theOperatorsTokenBelongsToNoTenant() {
        JsonNode claims = part(tenants.tokenOf(tenants.operatorCredential()), 1);

        assertThat(claims.has("ten")).isFalse();
    }

    @Test
    void theFirstPublishedKeyVerifiesTokensInBothForms()
            throws GeneralSecurityException, ParseException, JOSEException {
        SignedJWT token = SignedJWT.parse(tenants.tokenOf(tenants.operatorCredential()));

        JsonNode first = tenants.anonymous()
                .get("/token_keys")
                .expect(200)
                .json()
                .get("keys")
                .get(0);
        assertThat(first.get("kid").stringValue()).isEqualTo(token.getHeader().getKeyID());
        String body = first.get("value")
                .stringValue()
                .replace("-----BEGIN PUBLIC KEY-----\n", "")
                .replace("\n-----END PUBLIC KEY-----", "");
        RSAPublicKey key = (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
        assertThat(key.getModulus().bitLength()).isGreaterThanOrEqualTo(2048);
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();

        JsonNode discovery = tenants.anonymous()
                .get("/.well-known/openid-configuration")
                .expect(200)
                .json();
        assertThat(discovery.get("issuer").stringValue())
                .isEqualTo(token.getJWTClaimsSet().getIssuer());
        String jwks = discovery.get("jwks_uri").stringValue().replace("http://freehold.test", "");
        String published = tenants.anonymous().get(jwks).expect(200).body();
        assertThat(token.verify(new RSASSAVerifier(
                        JWKSet.parse(published).getKeys().getFirst().toRSAKey())))
                .isTrue();
        assertThat(JWKSet.parse(published).containsNonPublicKeys()).isFalse();
    }

    @Test
    void requestsThatMakeNoSenseGetAnOauthErrorAndNeverMore() {
        Credential credential = tenants.fresh().credential();
        String known = "&client_id=%s&client_secret=%s".formatted(credential.clientId(), credential.clientSecret());

        assertThat(error(form("grant_type=client_credentials").expect(400))).isEqualTo("invalid_client");
        assertThat(error(form("").expect(400))).isEqualTo("invalid_request");
        assertThat(error(form("x=y" + known).expect(400))).isEqualTo("invalid_request");
        assertThat(error(form("grant_type=client_credentials&grant_type=client_credentials" + known)
                        .expect(400)))
                .isEqualTo("invalid_request");
        assertThat(error(form("grant_type=client_credentials&scope=everything" + known)
                        .expect(400)))
                .isEqualTo("invalid_scope");
        assertThat(error(form("grant_type=client_credentials&client_id=a%00b&client_secret=x")
                        .expect(400)))
                .isEqualTo("invalid_request");
        assertThat(error(tenants.anonymous()
                        .with("Authorization", "Basic ???")
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .send("POST", "/oauth/token", Optional.of("grant_type=client_credentials"))
                        .expect(400)))
                .isEqualTo("invalid_request");
    }

    @Test
    void aTenantMayHaveTwoHundredCredentialsAndNoMore() {
        TestTenant tenant = tenants.fresh();
        TenantId id = new TenantId(tenant.id());
        for (int made = 1; made < Limits.SERVICE_CREDENTIALS; made++) {
            keep.create(id, "n", ServiceCredential.Reach.WHOLE_TENANT, "test");
        }

        Answer refused = tenant.client().post(CREDENTIALS, "{}").expect(400);

        assertThat(refused.json().get("type").stringValue()).isEqualTo("/problems/limit-exceeded");
        assertThat(refused.body()).contains("serviceCredentials");
        tenant.client()
                .delete(CREDENTIALS + "/" + keep.all(id).getLast().clientId())
                .expect(204);
        tenant.client().post(CREDENTIALS, "{}").expect(201);
    }

    private static String error(Answer answer) {
        return answer.json().get("error").stringValue();
    }

    @Test
    void idAndSecretMayComeInTheFormToo() {
        Credential credential = tenants.fresh().credential();

        form("grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(credential.clientId(), credential.clientSecret()))
                .expect(200);
    }

    @Test
    void aWrongSecretAndAnUnknownClientGetTheSameAnswer() {
        Credential right = tenants.fresh().credential();

        Answer wrong = tenants.token(new Credential(right.clientId(), "wrong")).expect(401);
        Answer unknown = tenants.token(new Credential("nobody", "wrong")).expect(401);

        assertThat(wrong.json().get("error").stringValue()).isEqualTo("invalid_client");
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void otherGrantsAreRefused() {
        Credential credential = tenants.fresh().credential();

        Answer answer = form("grant_type=password&client_id=%s&client_secret=%s"
                        .formatted(credential.clientId(), credential.clientSecret()))
                .expect(400);

        assertThat(answer.json().get("error").stringValue()).isEqualTo("unsupported_grant_type");
    }

    @Test
    void aWithdrawnCredentialIsRefusedOnTheNextRequest() {
        TestTenant tenant = tenants.fresh();
        Credential doomed = tenant.credential(Map.of("name", "doomed"));
        String token = tenants.tokenOf(doomed);
        tenants.anonymous().token(token).get(CREDENTIALS).expect(200);

        tenant.client().delete(CREDENTIALS + "/" + doomed.clientId()).expect(204);

        tenants.anonymous().token(token).get(CREDENTIALS).expect(401);
        tenants.token(doomed).expect(401);
        tenant.client().delete(CREDENTIALS + "/" + doomed.clientId()).expect(404);
    }

    @Test
    void aNewSecretEndsTheOldOneAndItsTokens() {
        TestTenant tenant = tenants.fresh();
        Credential old = tenant.credential(Map.of("name", "rotated"));
        String token = tenants.tokenOf(old);

        JsonNode rotated = tenant.client()
                .post(CREDENTIALS + "/" + old.clientId() + "/rotate", "")
                .expect(200)
                .json();

        tenants.anonymous().token(token).get(CREDENTIALS).expect(401);
        tenants.token(old).expect(401);
        tenants.token(new Credential(old.clientId(), rotated.get("clientSecret").stringValue()))
                .expect(200);
    }

    @Test
    void onlyAdministratorsKeepCredentials() {
        TestTenant tenant = tenants.fresh();

        tenant.client(Role.STANDARD_USER).get(CREDENTIALS).expect(403);
        tenant.client(Role.STANDARD_USER).post(CREDENTIALS, "{}").expect(403);
        tenant.subtenantClient("customer-a").post(CREDENTIALS, "{}").expect(403);
        tenants.anonymous().post(CREDENTIALS, "{}").expect(401);
        tenants.operator().post(CREDENTIALS, "{}").expect(403);
    }

    @Test
    void anotherTenantsCredentialIsAsGoodAsNone() {
        TestTenant mine = tenants.fresh();
        TestTenant other = tenants.fresh();
        String foreign = other.credential().clientId();
        String missing = other.id() + "-0000000000000000";

        for (String action : List.of("", "/rotate")) {
            String method = action.isEmpty() ? "DELETE" : "POST";
            Answer ofForeign = mine.client()
                    .send(method, CREDENTIALS + "/" + foreign + action, Optional.empty())
                    .expect(404);
            Answer ofMissing = mine.client()
                    .send(method, CREDENTIALS + "/" + missing + action, Optional.empty())
                    .expect(404);
            assertThat(ofForeign.body().replace(foreign, "ID"))
                    .isEqualTo(ofMissing.body().replace(missing, "ID"));
        }
        other.client().get(CREDENTIALS).expect(200);
    }

    @Test
    void theSecretIsShownOnceAndTheListIsTheTenantsOwn() {
        TestTenant mine = tenants.fresh();
        tenants.fresh();
        mine.credential(Map.of("name", "second"));

        JsonNode list =
                mine.client().get(CREDENTIALS + "?size=1&page=1").expect(200).json();

        assertThat(list.get("page").get("totalElements").asInt()).isEqualTo(2);
        assertThat(list.get("items").size()).isEqualTo(1);
        assertThat(list.get("items").get(0).get("name").stringValue()).isEqualTo("second");
        assertThat(list.toString()).doesNotContain("ecret\":");
    }

    @Test
    void aCredentialsNameMayHaveAHundredCharacters() {
        TestTenant tenant = tenants.fresh();

        tenant.client()
                .post(CREDENTIALS, "{\"name\": \"" + "n".repeat(Limits.NAME_LENGTH) + "\"}")
                .expect(201);
        tenant.client()
                .post(CREDENTIALS, "{\"name\": \"" + "n".repeat(Limits.NAME_LENGTH + 1) + "\"}")
                .expect(400);
        tenant.client().post(CREDENTIALS, "{\"name\": \" \"}").expect(400);
    }

    @Test
    void aRoleThatIsMistypedIsAnErrorAndNotAnAdministrator() {
        TestTenant tenant = tenants.fresh();

        assertThat(tenant.client()
                        .post(CREDENTIALS, "{\"role\": [\"mdsp:core:assetmanager.standarduser\"]}")
                        .expect(400)
                        .body())
                .contains("/role");
        tenant.client().post(CREDENTIALS, "{\"roles\": [\"standarduser\"]}").expect(400);
        tenant.client().post(CREDENTIALS, "{\"roles\": []}").expect(400);
        tenant.client()
                .post(CREDENTIALS, "{\"roles\": [\"mdsp:core:assetmanager.admin\"], \"subtenant\": \"customer-a\"}")
                .expect(400);
    }

    private Answer form(String body) {
        return tenants.anonymous()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/oauth/token", Optional.of(body));
    }

    private static JsonNode part(String token, int index) {
        byte[] json = Base64.getUrlDecoder().decode(token.split("\\.")[index]);
        return JsonMapper.shared().readTree(new String(json, StandardCharsets.UTF_8));
    }
}
