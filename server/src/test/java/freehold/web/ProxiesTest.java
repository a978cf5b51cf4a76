package freehold.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Behind a proxy that is configured, a client's address is the one the proxy has seen. */
@HttpTest
@TestPropertySource(
        properties = {
            "freehold.proxies=127.0.0.1,10.0.0.0/8",
            "freehold.requests-per-minute.address=100",
            "freehold.requests-per-minute.client=200"
        })
class ProxiesTest {
    private final TestTenants tenants;

    ProxiesTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @Test
    void failuresAreCountedByTheAddressTheProxyHasSeen() throws Exception {
        assertThat(failedAtOnce("192.0.2.1")).contains(429);
        assertThat(failedAtOnce("192.0.2.1%d")).contains(401).doesNotContain(429);
        // What the client itself has claimed stands further left, and is not believed.
        assertThat(failedAtOnce("192.0.2.1%d, 192.0.2.2")).contains(429);
        assertThat(failedAtOnce("192.0.2.3, 10.0.0.%d")).contains(429);
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
    void anAddressThatSendsTooMuchWithoutBeingAnybodyIsHeldBackAndNobodyElseIs() {
        TestTenant tenant = tenants.fresh();
        ApiClient wild = tenants.anonymous().with("X-Forwarded-For", "2001:db8::1");
        ApiClient sameNetwork =
                tenants.anonymous().with("X-Forwarded-For", "2001:db8::2").token("no.good.token");
        for (int i = 0; i < 60; i++) {
            wild.get("/api/assetmanagement/v3/assets").expect(401);
        }
        Answer refused = sameNetwork.get("/api/assetmanagement/v3/assets");
        for (int i = 0; i < 98 && refused.status() == 401; i++) { // fewer than it could send by itself
            refused = sameNetwork.get("/api/assetmanagement/v3/assets");
        }

        refused.expect(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(refused.body()).contains("one address", "100");
        tenants.anonymous()
                .with("X-Forwarded-For", "2001:db8:0:1::1")
                .get("/api/sharing/v1/shares")
                .expect(401);
        tenant.client()
                .with("X-Forwarded-For", "2001:db8::1")
                .get("/api/sharing/v1/shares")
                .expect(200);
        assertThat(tenants.operator().get("/actuator/prometheus").body())
                .contains("freehold_requests_held_back_total{limit=\"address\"}");
    }

    @Test
    void malformedTokensAndWritesWithoutTheSecondTokenCountForTheirAddress() {
        ApiClient malformed =
                tenants.anonymous().with("X-Forwarded-For", "192.0.2.77").token("no,token");
        ApiClient session =
                tenants.fresh().signIn().with("X-Forwarded-For", "192.0.2.77").with("x-xsrf-token", "wrong");
        session.post("/api/access/v1/check", "{}").expect(403);
        for (int i = 0; i < 60; i++) {
            malformed.get("/api/assetmanagement/v3/assets").expect(401);
        }
        List<Integer> answers = IntStream.range(0, 60)
                .mapToObj(i -> session.post("/api/access/v1/check", "{}").status())
                .toList();

        assertThat(answers).containsOnly(403, 429).endsWith(429);
        malformed.get("/api/assetmanagement/v3/assets").expect(429);
        session.get("/api/session").expect(200);
    }

    @Test
    void aCredentialThatRunsWildIsHeldBackAndItsTenantIsNot() {
        TestTenant tenant = tenants.fresh();
        ApiClient wild = tenant.client();
        Answer last = wild.get("/api/sharing/v1/shares").expect(200);
        for (int i = 0; i < 400 && last.status() == 200; i++) {
            last = wild.get("/api/sharing/v1/shares");
        }

        assertThat(last.expect(429).json().get("detail").stringValue()).contains("one credential or user", "200");
        assertThat(last.header("Retry-After")).isNotEmpty();
        tenant.signIn().get("/api/sharing/v1/shares").expect(200);
    }

    @Test
    void whatIsNoAddressStopsTheStart() {
        assertThatThrownBy(() -> new TrustedProxies(new String[] {".*"})).hasMessageContaining("freehold.proxies");
    }

    /** More attempts than are free, so close to each other that none has waited long enough. */
    private List<Integer> failedAtOnce(String forwardedFor) throws Exception {
        List<Callable<Integer>> attempts = IntStream.range(0, 12)
                .<Callable<Integer>>mapToObj(i -> () -> tenants.anonymous()
                        .with("X-Forwarded-For", forwardedFor.formatted(i))
                        .post("/api/session", "{\"userName\": \"nobody@example.org\", \"password\": \"x\"}")
                        .status())
                .toList();
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(attempts.size())) {
            for (Future<Integer> status : threads.invokeAll(attempts)) {
                statuses.add(status.get());
            }
        }
        return statuses;
    }
}
