package freehold.identity;

import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A key others may know ends all tokens at once: on a server of its own, since all tests' tokens end with it. */
@HttpTest
@DirtiesContext
@TestPropertySource(
        properties = {
            "freehold.proxies=127.0.0.1,10.0.0.0/8",
            "freehold.requests-per-minute.address=100",
            "freehold.requests-per-minute.client=200"
        })
class EndedKeysTest {
    private static final String ROTATE = "/api/platform/v1/signingKeys/rotate";

    private final TestTenants tenants;

    EndedKeysTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @Test
    void whatAnEndedKeyHasSignedIsRefusedOnTheNextRequest() {
        TestTenant tenant = tenants.fresh();
        ApiClient before = tenant.client();
        ApiClient browser = tenant.signIn();
        ApiClient operator = tenants.as(tenants.operatorCredential());
        before.get("/api/assetmanagement/v3/assets").expect(200);

        operator.post(ROTATE, "{\"endTokens\": \"all\"}").expect(200);

        before.get("/api/assetmanagement/v3/assets").expect(401);
        operator.get("/api/platform/v1/tenants").expect(401);
        browser.get("/api/session").expect(200);
        tenant.client().get("/api/assetmanagement/v3/assets").expect(200);
    }
}
