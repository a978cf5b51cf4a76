package freehold.platform;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import freehold.testing.TestTenants.Credential;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HttpTest
class OperatorTest {
    private static final String CREDENTIALS = "/api/platform/v1/credentials";
    private static final String KEYS = "/api/platform/v1/signingKeys";

    private final TestTenants tenants;

    OperatorTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @Test
    void credentialsOfTheOperatorAreListedRotatedAndWithdrawnWithEffectOnTheNextRequest() {
        Credential made = credential(
                tenants.operator().send("POST", CREDENTIALS, Optional.empty()).expect(201));
        ApiClient second = tenants.as(made);
        JsonNode listed = second.get(CREDENTIALS).expect(200).json().get("items");
        assertThat(StreamSupport.stream(listed.spliterator(), false)
                        .map(one -> one.get("clientId").stringValue()))
                .contains("operator", made.clientId());
        assertThat(listed.toString())
                .doesNotContain(made.clientSecret(), "ecretHash")
                .contains("operator:operator");

        Credential renewed = credential(tenants.operator()
                .send("POST", CREDENTIALS + "/" + made.clientId() + "/rotate", Optional.empty())
                .expect(200));

        second.get(CREDENTIALS).expect(401);
        tenants.token(made).expect(401);
        ApiClient third = tenants.as(renewed);
        third.get(CREDENTIALS).expect(200);

        tenants.operator().delete(CREDENTIALS + "/" + made.clientId()).expect(204);

        third.get(CREDENTIALS).expect(401);
        tenants.token(renewed).expect(401);
        tenants.operator().delete(CREDENTIALS + "/" + made.clientId()).expect(404);
        Answer last = tenants.operator().delete(CREDENTIALS + "/operator").expect(409);
        assertThat(last.body()).contains("last-operator-credential");
        tenants.operator().get(CREDENTIALS).expect(200);
    }

    @Test
    void aNewKeySignsAndTheOldOneVerifiesUntilItsTokensAreOver() {
        TestTenant tenant = tenants.fresh();
        ApiClient before = tenant.client();
        List<String> published = published();
        assertThat(kid(tenant)).isEqualTo(published.getFirst());

        JsonNode keys = tenants.operator()
                .post(KEYS + "/rotate", "{}")
                .expect(200)
                .json()
                .get("items");

        assertThat(published().subList(1, published().size())).containsExactlyElementsOf(published);
        assertThat(kid(tenant)).isEqualTo(published().getFirst()).isNotIn(published);
        assertThat(keys.get(0).get("keyId").stringValue()).isEqualTo(published().getFirst());
        assertThat(keys.get(0).get("retiredAt").isNull()).isTrue();
        assertThat(keys.get(1).get("retiredAt").isNull()).isFalse();
        assertThat(keys.toString()).doesNotContain("rivate");
        before.get("/api/assetmanagement/v3/assets").expect(200);
        tenant.client().get("/api/assetmanagement/v3/assets").expect(200);
        before.get(KEYS).expect(403);
    }

    private List<String> published() {
        return tenants.anonymous()
                .get("/token_keys")
                .expect(200)
                .json()
                .get("keys")
                .findValuesAsString("kid");
    }

    /** The key that signs now. */
    private String kid(TestTenant tenant) {
        String token = tenants.token(tenant.credential())
                .expect(200)
                .json()
                .get("access_token")
                .stringValue();
        byte[] header = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
        return JsonMapper.shared().readTree(header).get("kid").stringValue();
    }

    private static Credential credential(Answer made) {
        return new Credential(
                made.json().get("clientId").stringValue(),
                made.json().get("clientSecret").stringValue());
    }
}
