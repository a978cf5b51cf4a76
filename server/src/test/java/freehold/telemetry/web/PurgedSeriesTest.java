package freehold.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.telemetry.usecase.PackSeries;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.SpringTestDatabase;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HttpTest
class PurgedSeriesTest {
    private static final String OWN = "/api/assets/v1/";
    private static final String HALF_A_MINUTE = IntStream.range(10, 40)
            .mapToObj(second -> "{\"_time\": \"2026-01-31T23:00:" + second + "Z\", \"torque\": 1}")
            .collect(Collectors.joining(",", "[", "]"));
    private static final String SERIES = "/api/iottimeseries/v3/timeseries/";

    private final ApiClient api;
    private final PackSeries pack;
    private final JdbcClient database;
    private final String press;
    private final String pump;

    PurgedSeriesTest(TestTenants tenants, PackSeries pack, Environment environment) {
        this.pack = pack;
        database = SpringTestDatabase.administrator(environment);
        TestTenant tenant = tenants.fresh();
        api = tenant.client();
        String root =
                text(api.get("/api/assetmanagement/v3/assets/root").expect(200).json(), "assetId");
        api.put("/api/assetmanagement/v3/aspecttypes/" + tenant.id() + ".load", """
                {"name": "load", "category": "dynamic", "scope": "private",
                 "variables": [{"name": "torque", "dataType": "DOUBLE", "unit": "Nm"}]}""")
                .expect(201);
        api.put("/api/assetmanagement/v3/assettypes/" + tenant.id() + ".machine", """
                {"name": "machine", "parentTypeId": "core.basicdevice", "instantiable": true, "scope": "private",
                 "aspects": [{"name": "load", "aspectTypeId": "%s.load"}]}""".formatted(tenant.id()))
                .expect(201);
        press = machine(tenant, root, "Press");
        pump = machine(tenant, root, "Pump");
        for (String machine : new String[] {press, pump}) {
            api.put(SERIES + machine + "/load", """
                    [{"_time": "2026-01-31T23:00:00Z", "torque": 1}, {"_time": "2026-02-01T01:00:00Z", "torque": 2},
                     {"_time": "2026-02-01T02:00:00Z", "torque": 3}]""").expect(204);
        }
    }

    private String machine(TestTenant tenant, String root, String name) {
        return text(
                api.post("/api/assetmanagement/v3/assets", """
                        {"name": "%s", "typeId": "%s.machine", "parentId": "%s"}""".formatted(name, tenant.id(), root))
                        .expect(201)
                        .json(),
                "assetId");
    }

    private static String text(JsonNode json, String member) {
        return json.get(member).stringValue();
    }

    private String samples(String machine) {
        return api.get(SERIES + machine + "/load?from=2026-01-01T00:00:00Z&to=2026-03-01T00:00:00Z")
                .expect(200)
                .body();
    }

    @Test
    void samplesComeBackWithTheirAssetAndGoWithItForGood() {
        String before = samples(press);
        assertThat(api.get(OWN + press + "/consequences?of=delete")
                        .expect(200)
                        .json()
                        .get("removed")
                        .get("series")
                        .intValue())
                .isEqualTo(1);
        api.ifMatch(0).delete(OWN + press).expect(204);
        api.get(SERIES + press + "/load").expect(404);
        api.put(SERIES + press + "/load", "[{\"_time\": \"2026-02-01T03:00:00Z\", \"torque\": 4}]")
                .expect(409);
        api.ifMatch(1).post(OWN + "bin/" + press + "/restore", "{}").expect(200);
        assertThat(samples(press)).isEqualTo(before);

        api.ifMatch(2).delete(OWN + press).expect(204);
        JsonNode removed =
                api.ifMatch(3).delete(OWN + "bin/" + press).expect(200).json().get("removed");
        assertThat(removed.toString()).isEqualTo("{\"assets\":1,\"events\":0,\"samples\":3,\"series\":1}");
        api.get(SERIES + press + "/load").expect(404);
        assertThat(samples(pump)).isEqualTo(before);
    }

    private void writeHalfAMinute(String machine) {
        api.put(SERIES + machine + "/load", HALF_A_MINUTE).expect(204);
    }

    private long packed(String machine) {
        return database.sql("""
                        select coalesce(sum(b.records), 0) from telemetry.packed b
                        join telemetry.series s on s.series_id = b.series_id where s.asset_id = :asset""").param("asset", machine).query(Long.class).single();
    }

    @Test
    void packedSamplesAreCountedToo() {
        writeHalfAMinute(press);
        String before = samples(press);
        pack.everywhere(Duration.ofMinutes(1));
        assertThat(packed(press)).isEqualTo(30);
        assertThat(samples(press)).isEqualTo(before);
        writeHalfAMinute(press);
        assertThat(samples(press)).isEqualTo(before);
        api.ifMatch(0).delete(OWN + press).expect(204);
        pack.everywhere(Duration.ofMinutes(1));
        JsonNode removed =
                api.ifMatch(1).delete(OWN + "bin/" + press).expect(200).json().get("removed");
        assertThat(removed.toString()).isEqualTo("{\"assets\":1,\"events\":0,\"samples\":33,\"series\":1}");
    }

    @Test
    void aSeriesThatCannotBePackedDoesNotKeepTheNextFromIt() {
        writeHalfAMinute(press);
        writeHalfAMinute(pump);
        // A block without values, where the packing wants to put one.
        database.sql("select telemetry.ensure_packed_month('2026-01-31')").query(row -> {});
        database.sql("""
                        insert into telemetry.packed (series_id, begins, ends, records, slots, step)
                        select series_id, timestamptz '2026-01-31 23:00:10Z', timestamptz '2026-01-31 23:00:10Z', 1, '{0}', 1
                        from telemetry.series where asset_id = :asset""").param("asset", press).update();
        try {
            pack.everywhere(Duration.ofMinutes(1));
            assertThat(packed(press)).isEqualTo(1);
            assertThat(packed(pump)).isEqualTo(30);
        } finally {
            database.sql("""
                            delete from telemetry.packed where series_id in
                                (select series_id from telemetry.series where asset_id = :asset)""").param("asset", press).update();
        }
    }
}
