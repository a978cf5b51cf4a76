package freehold.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import freehold.identity.model.RsaPair;
import freehold.identity.store.SigningKeyTable;
import freehold.tenancy.TenantReach;
import freehold.testing.Answer;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that are almost ours. Each test first shows that the same token without its fault is taken. */
@HttpTest
class ForgedTokensTest {
    /** How far the clocks of servers may differ. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private static final String ROUTE = "/api/identity/v1/serviceCredentials";

    private final TestTenants tenants;
    private final RsaPair key;
    private TestTenant tenant;
    private JWTClaimsSet genuine;

    ForgedTokensTest(TestTenants tenants, TenantReach reach, SigningKeyTable keys) {
        this.tenants = tenants;
        this.key = reach.asOperator(() -> keys.all(Duration.ZERO)).getFirst().pair();
        this.tenant = tenants.fresh();
        this.genuine = new JWTClaimsSet.Builder().build();
    }

    @BeforeEach
    void takeAGenuineTokenApart() throws ParseException, JOSEException {
        tenant = tenants.fresh();
        genuine = SignedJWT.parse(tenants.tokenOf(tenant.credential())).getJWTClaimsSet();
        call(signed(claims -> claims)).expect(200);
    }

    @Test
    void anotherIssuerIsRefused() throws JOSEException {
        refused(signed(claims -> claims.issuer("http://freehold.example")));
        refused(signed(claims -> claims.issuer(null)));
    }

    @Test
    void anotherAudienceIsRefused() throws JOSEException {
        refused(signed(claims -> claims.audience("somebody-else")));
        refused(signed(claims -> claims.audience((String) null)));
    }

    @Test
    void anExpiredTokenIsRefused() throws JOSEException {
        refused(signed(claims -> claims.expirationTime(Date.from(Instant.now().minus(Duration.ofSeconds(10))))));
    }

    @Test
    void aTokenThatWasGoodExpiresAllTheSame() throws JOSEException, InterruptedException {
        Instant end = Instant.now().plusSeconds(3);
        String token = signed(
                claims -> claims.issueTime(Date.from(end.minusSeconds(60))).expirationTime(Date.from(end.minus(SKEW))));
        call(token).expect(200);
        call(token).expect(200);
        Thread.sleep(Duration.between(Instant.now(), end.plusMillis(100)));
        refused(token);
    }

    @Test
    void aTokenThatWasGoodIsOfNoUseToChangedOnes() throws JOSEException {
        String token = signed(claims -> claims);
        call(token).expect(200);
        refused(token.substring(0, token.length() - 8) + "AAAAAAAA");
        refused(token.substring(token.indexOf('.')));
        call(token).expect(200);
    }

    @Test
    void aTokenThatNeverExpiresIsRefused() throws JOSEException {
        refused(signed(claims -> claims.expirationTime(null)));
    }

    @Test
    void aTokenForLaterIsRefused() throws JOSEException {
        refused(signed(claims -> claims.notBeforeTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))))));
    }

    @Test
    void anotherKeyIsRefusedWhateverItsIdSays() throws JOSEException {
        RsaPair other = RsaPair.generate();
        JWSSigner signer = new RSASSASigner(other.privateKey());

        refused(sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.keyId()).build(), signer, genuine));
        refused(sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(other.keyId()).build(), signer, genuine));
        refused(sign(new JWSHeader.Builder(JWSAlgorithm.RS256).build(), signer, genuine));
        refused(sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .jwk(new RSAKey.Builder(other.publicKey()).build())
                        .keyID(other.keyId())
                        .build(),
                signer,
                genuine));
    }

    @Test
    void thePublicKeyIsNoSharedSecret() throws JOSEException {
        for (byte[] secret : List.of(key.publicKey().getEncoded(), pem().getBytes(StandardCharsets.UTF_8))) {
            refused(sign(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.keyId()).build(),
                    new MACSigner(secret),
                    genuine));
        }
    }

    @Test
    void anotherAlgorithmOfTheSameKeyIsRefused() throws JOSEException {
        refused(sign(
                new JWSHeader.Builder(JWSAlgorithm.RS512).keyID(key.keyId()).build(),
                new RSASSASigner(key.privateKey()),
                genuine));
        refused(sign(
                new JWSHeader.Builder(JWSAlgorithm.PS256).keyID(key.keyId()).build(),
                new RSASSASigner(key.privateKey()),
                genuine));
    }

    @Test
    void aTokenWithoutSignatureIsRefused() {
        String payload = Base64URL.encode(genuine.toString()).toString();

        for (String algorithm : List.of("none", "None", "NONE", "RS256")) {
            String header = Base64URL.encode("{\"alg\":\"" + algorithm + "\",\"kid\":\"" + key.keyId() + "\"}")
                    .toString();
            refused(header + "." + payload + ".");
        }
    }

    @Test
    void aChangedClaimBreaksTheSignature() throws JOSEException {
        String[] parts = signed(claims -> claims).split("\\.");
        String other = Base64URL.encode(genuine.toString().replace("\"" + tenant.id() + "\"", "\"other\""))
                .toString();

        refused(parts[0] + "." + other + "." + parts[2]);
    }

    @Test
    void aTokenForAnotherTenantOfTheSameCredentialIsRefused() throws JOSEException {
        TestTenant other = tenants.fresh();

        refused(signed(claims -> claims.claim("ten", other.id())));
        refused(signed(claims -> claims.claim("ten", null)));
        refused(signed(claims -> claims.claim("subtenant", "customer-a")));
    }

    @Test
    void aTokenOfAnotherVersionOfTheCredentialIsRefused() throws JOSEException {
        refused(signed(claims -> claims.claim("ver", 2)));
        refused(signed(claims -> claims.claim("ver", "1")));
        refused(signed(claims -> claims.claim("ver", null)));
    }

    @Test
    void aTokenOfAnUnknownCredentialIsRefused() throws JOSEException {
        refused(signed(claims -> claims.claim("client_id", UUID.randomUUID().toString())));
        refused(signed(claims -> claims.claim("client_id", null)));
    }

    @Test
    void nonsenseIsRefusedAndNeverAnError() {
        for (String token : List.of("x", "x.y", "x.y.z", "..", "a.b.c.d.e", "0".repeat(5000))) {
            refused(token);
        }
        tenants.anonymous().with("Authorization", "Bearer").get(ROUTE).expect(401);
        tenants.anonymous()
                .with("Authorization", "Bearer  two tokens")
                .get(ROUTE)
                .expect(401);
        tenants.anonymous().with("Authorization", "Basic eDp5").get(ROUTE).expect(401);
    }

    @Test
    void aTokenInTheAddressIsNoToken() throws JOSEException {
        tenants.anonymous()
                .get(ROUTE + "?access_token=" + signed(claims -> claims))
                .expect(401);
    }

    @Test
    void aBadTokenIsRefusedEvenWhereNoneIsNeeded() {
        call("/token_keys", "x.y.z").expect(401);
    }

    private void refused(String token) {
        Answer answer = call(token).expect(401);
        assertThat(answer.json().get("detail").stringValue()).isEqualTo("The token is not valid, or no longer.");
    }

    private Answer call(String token) {
        return call(ROUTE, token);
    }

    private Answer call(String route, String token) {
        return tenants.anonymous().token(token).get(route);
    }

    /** Signed with our own key, as only we can; the fault is in the claims. */
    private String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.keyId()).build(),
                new RSASSASigner(key.privateKey()),
                change.apply(new JWTClaimsSet.Builder(genuine)).build());
    }

    private static String sign(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private String pem() {
        return tenants.anonymous()
                .get("/token_keys")
                .expect(200)
                .json()
                .get("keys")
                .get(0)
                .get("value")
                .stringValue();
    }
}
