package freehold.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.testing.Answer;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Behind a proxy that is configured, a client's address is the one the proxy has seen. */
@HttpTest
@TestPropertySource(properties = "freehold.proxies=127.0.0.1,10.0.0.0/8")
class ProxiesTest {
    private final TestTenants tenants;

    ProxiesTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @Test
    void failuresAreCountedByTheAddressTheProxyHasSeen() {
        for (int attempt = 0; attempt < 5; attempt++) {
            failed("192.0.2.1").expect(401);
        }
        failed("192.0.2.1").expect(429);
        failed("192.0.2.2").expect(401);
        // What the client itself has claimed stands further left, and is not believed.
        failed("192.0.2.2, 192.0.2.1").expect(429);
        failed("192.0.2.1, 192.0.2.3").expect(401);
        failed("192.0.2.1, 10.0.0.7").expect(429);
    }

    @Test
    void cookiesAreForHttpsWhereTheClientUsedIt() {
        TestTenant tenant = tenants.fresh();
        tenant.signIn();
        Answer signedIn = tenants.anonymous()
                .with("X-Forwarded-Proto", "https")
                .with("X-Forwarded-For", "192.0.2.9")
                .post(
                        "/api/session",
                        "{\"userName\": \"%s\", \"password\": \"%s\"}"
                                .formatted(tenant.administrator(), TestTenant.PASSWORD))
                .expect(200);

        assertThat(signedIn.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
    }

    @Test
    void whatIsNoAddressStopsTheStart() {
        assertThatThrownBy(() -> new TrustedProxies(new String[] {".*"})).hasMessageContaining("freehold.proxies");
    }

    private Answer failed(String forwardedFor) {
        return tenants.anonymous()
                .with("X-Forwarded-For", forwardedFor)
                .post("/api/session", "{\"userName\": \"nobody@example.org\", \"password\": \"x\"}");
    }
}
