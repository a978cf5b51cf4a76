package freehold.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a tenant and its subtenant are said to have used is what those counted who used it, many at once. */
@HttpTest
class ConsumedUnderLoadTest {
    private static final String AM = "/api/assetmanagement/v3/";
    private static final String SHARES = "/api/sharing/v1/shares";
    private static final int ROUNDS = Boolean.getBoolean("freehold.long") ? 50 : 4;
    private static final int THREADS = 8;

    private final TestTenant tenant;
    private final TestTenant partner;
    private final ApiClient api;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong requestsOfPark = new AtomicLong();
    private final AtomicLong samples = new AtomicLong();
    private final AtomicLong samplesOfPark = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong bytesOfPark = new AtomicLong();
    private final AtomicLong assets = new AtomicLong();
    private final AtomicLong assetsOfPark = new AtomicLong();
    private final AtomicLong shares = new AtomicLong();

    ConsumedUnderLoadTest(TestTenants tenants) {
        tenant = tenants.fresh();
        partner = tenants.fresh();
        api = tenant.client();
    }

    @Test
    void allThatIsUsedAtOnceIsCountedExactlyForTheTenantItsSubtenantAndTheDay() throws Exception {
        MachineOfTenant machine = MachineOfTenant.build(tenant, "performance");
        ApiClient ofPark = tenant.subtenantClient("park");
        String folder =
                ofPark.get(AM + "assets/root").expect(200).json().get("assetId").stringValue();
        collaborate();
        LocalDate day = LocalDate.now(ZoneOffset.UTC);
        JsonNode before = used(day, "");
        JsonNode parkBefore = used(day, "&subtenant=park");

        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                boolean inPark = i % 2 == 0;
                working.add(threads.submit(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        use(inPark ? folder : root(), inPark ? ofPark : api, inPark);
                    }
                    return machine;
                }));
            }
            for (Future<?> one : working) {
                one.get();
            }
        }

        JsonNode after = used(day, "");
        JsonNode parkAfter = used(day, "&subtenant=park");
        assumeTrue(day.equals(LocalDate.now(ZoneOffset.UTC)), "a day has passed");
        assertGrown(before, after, "assets", assets);
        assertGrown(before, after, "samples", samples);
        assertGrown(before, after, "storageBytes", bytes);
        assertGrown(before, after, "shares", shares);
        // Of the two questions of before and the two of now, each counts itself: two lie between the first and the
        // third.
        requests.addAndGet(2);
        assertGrown(before, after, "requests", requests);
        assertGrown(parkBefore, parkAfter, "assets", assetsOfPark);
        assertGrown(parkBefore, parkAfter, "samples", samplesOfPark);
        assertGrown(parkBefore, parkAfter, "storageBytes", bytesOfPark);
        assertGrown(parkBefore, parkAfter, "requests", requestsOfPark);
    }

    private static void assertGrown(JsonNode before, JsonNode after, String what, AtomicLong by) {
        assertThat(after.get(what).asLong() - before.get(what).asLong())
                .as(what)
                .isEqualTo(by.get());
        assertThat(by.get()).as(what).isPositive();
    }

    private JsonNode used(LocalDate day, String query) {
        return api.get("/api/usage/v1?from=" + day + "&to=" + day + query)
                .expect(200)
                .json()
                .get("days")
                .get(0);
    }

    private String root() {
        requests.incrementAndGet();
        return api.get(AM + "assets/root").expect(200).json().get("assetId").stringValue();
    }

    private void collaborate() {
        String id = api.post(
                        "/api/sharing/v1/collaborations",
                        "{\"partner\": \"%s\", \"legalNoticeAccepted\": true}".formatted(partner.sharingId()))
                .expect(201)
                .json()
                .get("id")
                .stringValue();
        partner.client()
                .post("/api/sharing/v1/collaborations/" + id + "/accept", "{\"legalNoticeAccepted\": true}")
                .expect(200);
    }

    /** Makes a machine, writes to it, files something with it, looks for what is not there; some of it is lent. */
    private void use(String parent, ApiClient reader, boolean inPark) {
        String asset = api.post(AM + "assets", """
                        {"name": "Machine", "typeId": "%s.machine", "parentId": "%s"}""".formatted(tenant.id(), parent))
                .expect(201)
                .json()
                .get("assetId")
                .stringValue();
        api.put("/api/iottimeseries/v3/timeseries/" + asset + "/spindle", """
                [{"_time": "2026-06-01T00:00:00Z", "speed": 1}, {"_time": "2026-06-01T00:00:01Z", "speed": 2},
                 {"_time": "2026-06-01T00:00:02Z", "speed": 3}]""").expect(204);
        api.with("Content-Type", "application/octet-stream")
                .put("/api/iotfile/v3/files/" + asset + "/a.txt", "content of " + asset)
                .expect(201);
        reader.get(AM + "assets/" + "0".repeat(32)).expect(404);
        assets.incrementAndGet();
        samples.addAndGet(3);
        bytes.addAndGet(("content of " + asset).length());
        requests.addAndGet(4);
        if (inPark) {
            assetsOfPark.incrementAndGet();
            samplesOfPark.addAndGet(3);
            bytesOfPark.addAndGet(("content of " + asset).length());
            requestsOfPark.incrementAndGet();
        } else {
            String share = api.post(SHARES, """
                            {"assetId": "%s", "receiver": "%s", "channels": ["telemetry"],
                             "profile": {"id": "everything"}}""".formatted(asset, partner.id()))
                    .expect(201)
                    .json()
                    .get("id")
                    .stringValue();
            partner.client().post(SHARES + "/" + share + "/accept", "{}").expect(200);
            requests.incrementAndGet();
            shares.incrementAndGet();
        }
    }
}
