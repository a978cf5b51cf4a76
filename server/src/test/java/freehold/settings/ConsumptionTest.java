package freehold.settings;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Role;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is told to have been used is what was sent, counted by whoever sent it. */
@HttpTest
class ConsumptionTest {
    private static final String USAGE = "/api/usage/v1";
    private static final String ASSETS = "/api/assetmanagement/v3/assets";
    private static final int REQUESTS = Boolean.getBoolean("freehold.long") ? 5_000 : 300;

    private final TestTenants tenants;
    private final TestTenant tenant;
    private final ApiClient api;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    ConsumptionTest(TestTenants tenants) {
        this.tenants = tenants;
        tenant = tenants.fresh();
        api = tenant.client();
    }

    private JsonNode days(ApiClient client, String query) {
        return client.get(USAGE + query).expect(200).json().get("days");
    }

    private JsonNode todayOf(ApiClient client, String query) {
        JsonNode days = days(client, "?from=" + today + query);
        return days.get(days.size() - 1);
    }

    @Test
    void requestsAreCountedExactlyUnderLoadAlsoThoseThatAreRefused() throws Exception {
        long before = todayOf(api, "").get("requests").asLong();
        atOnce(REQUESTS, () -> api.get(ASSETS + "/root"));
        atOnce(50, () -> api.get(ASSETS + "/" + "0".repeat(32)).expect(404));

        assertThat(todayOf(api, "").get("requests").asLong()).isEqualTo(before + REQUESTS + 50 + 1);
    }

    @Test
    void requestsOfASubtenantAreItsOwnAndTheTenants() throws Exception {
        ApiClient park = tenant.subtenantClient("park");
        long all = todayOf(api, "").get("requests").asLong();
        atOnce(40, () -> park.get(ASSETS).expect(200));

        assertThat(todayOf(api, "&subtenant=park").get("requests").asLong()).isEqualTo(40);
        assertThat(todayOf(api, "").get("requests").asLong()).isEqualTo(all + 40 + 2);
        assertThat(todayOf(tenants.fresh().client(), "").get("requests").asLong())
                .isEqualTo(1);
    }

    @Test
    void assetsSharesAndStorageAreThoseThereAreNow() {
        String root = api.get(ASSETS + "/root").json().get("assetId").stringValue();
        for (int i = 0; i < 3; i++) {
            api.post(ASSETS, """
                    {"name": "Hall", "typeId": "core.basicarea", "parentId": "%s"}""".formatted(root)).expect(201);
        }

        JsonNode day = todayOf(api, "");
        assertThat(day.get("assets").asLong()).isEqualTo(3);
        assertThat(day.get("shares").asLong()).isZero();
        assertThat(day.get("storageBytes").asLong()).isZero();
        assertThat(day.get("samples").asLong()).isZero();
        tenant.subtenant("park", "park");
        assertThat(todayOf(api, "&subtenant=park").get("assets").asLong()).isEqualTo(1);
        assertThat(todayOf(api, "&subtenant=park").get("shares").isNull()).isTrue();
    }

    @Test
    void daysAreAskedForByTheirEndsAndNotTooManyAtOnce() {
        assertThat(api.get(USAGE).expect(200).json().get("days")).isEmpty();
        assertThat(days(api, "?from=" + today.minusDays(365))).hasSize(366);
        api.get(USAGE + "?from=" + today.minusDays(366)).expect(400);
        api.get(USAGE + "?from=" + today.plusDays(1)).expect(400);
        api.get(USAGE + "?from=yesterday").expect(400);
        assertThat(days(api, "?to=" + today)).hasSize(30);
        assertThat(days(api, "?from=0001-01-01&to=0001-01-01")
                        .get(0)
                        .get("assets")
                        .isNull())
                .isTrue();
        api.get(USAGE + "?from=%2B999999999-01-01&to=%2B999999999-12-31").expect(400);
        api.get(USAGE + "?to=-999999999-01-01").expect(400);
    }

    @Test
    void onlyWhoMayViewConsumptionSeesIt() {
        tenant.client(Role.STANDARD_USER).get(USAGE + "?from=" + today).expect(403);
        tenant.subtenantClient("park").get(USAGE + "?from=" + today).expect(403);
        api.get(USAGE + "?from=" + today + "&subtenant=nowhere").expect(404);
        api.get(USAGE + "?from=" + today + "&subtenant=nowhere").expect(404);
    }

    private interface Request {
        void send();
    }

    private static void atOnce(int times, Request request) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                sent.add(threads.submit(request::send));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        }
    }
}
