package freehold.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.telemetry.Limits;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of an asset that are imported by a job of the bulk service: all of them or none, and by the rules of imports. */
@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkRoutesTest {
    private static final String JOBS = BulkRoutes.ROOT + "/importJobs";
    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");

    private final TestTenants tenants;
    private MachineOfTenant machine;
    private ApiClient api;

    BulkRoutesTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @BeforeAll
    void build() {
        machine = MachineOfTenant.build(tenants.fresh(), "performance");
        api = machine.tenant().client();
    }

    /** A file of the asset. */
    private record Kept(String path, String from, String to) {}

    private static Kept upload(MachineOfTenant of, String path, String content) {
        of.tenant()
                .client()
                .with("Content-Type", "application/octet-stream")
                .send("PUT", "/api/iotfile/v3/files/" + of.assetId() + "/" + path, Optional.of(content))
                .expect(201);
        return new Kept(path, "2025-01-01T00:00:00.000Z", "2025-12-31T00:00:00.000Z");
    }

    private static String records(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(i -> "{\"_time\":\"" + BEGIN.plusSeconds(i) + "\",\"speed\":" + i + ",\"parts\":"
                        + (9007199254740993L + i) + "}")
                .collect(Collectors.joining(",\n", "[", "]"));
    }

    private static String job(String asset, String aspect, Kept... files) {
        List<Map<String, String>> listed = new ArrayList<>();
        for (Kept file : files) {
            listed.add(Map.of("filePath", file.path(), "from", file.from(), "to", file.to()));
        }
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "data",
                        List.of(Map.of("entity", asset, "propertySetName", aspect, "timeseriesFiles", listed))));
    }

    private static JsonNode ended(ApiClient client, Answer begun) {
        JsonNode job = begun.expect(201).json();
        assertThat(begun.header("Location")).endsWith(JOBS + "/" + job.get("id").stringValue());
        assertThat(job.get("jobId")).isEqualTo(job.get("id"));
        while (List.of("SUBMITTED", "IN_PROGRESS").contains(job.get("status").stringValue())) {
            Thread.onSpinWait();
            job = client.get(JOBS + "/" + job.get("id").stringValue())
                    .expect(200)
                    .json();
        }
        return job;
    }

    @Test
    void filesThatWereUploadedBecomeRecordsAndAreReadBackPageByPage() {
        MachineOfTenant to = machine.sibling();
        Kept first = upload(to, "bulk/first.json", records(0, 2_500));
        Kept second = upload(to, "second.json", records(2_500, 4_100));
        JsonNode job = ended(api, api.post(JOBS, job(to.assetId(), "spindle", first, second)));
        assertThat(job.get("status").stringValue()).as(job.toString()).isEqualTo("SUCCESS");
        assertThat(job.get("message").stringValue()).isEqualTo("4100 records are written.");
        assertThat(read(to, "&limit=4050")).isEqualTo(numbers(0, 4_050));
        assertThat(read(to, "&select=speed")).isEqualTo(numbers(0, 4_100));
        assertThat(api.get(to.series() + "?from=2025-01-01T01:08:18Z&to=2025-02-01T00:00:00Z")
                        .expect(200)
                        .body())
                .isEqualTo("[{\"_time\":\"2025-01-01T01:08:19.000Z\",\"speed\":4099,\"parts\":9007199254745092}]");
    }

    /** By speed, all pages. */
    private List<Integer> read(MachineOfTenant from, String query) {
        List<Integer> read = new ArrayList<>();
        String next = BulkRoutes.ROOT + "/timeseries/" + from.assetId()
                + "/spindle?from=2024-12-31T00:00:00Z&to=2025-02-01T00:00:00Z" + query;
        while (!next.isEmpty()) {
            JsonNode page = api.get(next).expect(200).json();
            page.get("records").forEach(record -> read.add(record.get("speed").intValue()));
            URI address = URI.create(page.path("nextRecord").asString(""));
            next = address.getPath().isEmpty() ? "" : address.getRawPath() + "?" + address.getRawQuery();
        }
        return read;
    }

    private static List<Integer> numbers(int from, int until) {
        return IntStream.range(from, until).boxed().toList();
    }

    @Test
    void whereOneRecordOfOneFileIsDamagedNothingIsWritten() {
        MachineOfTenant to = machine.sibling();
        Kept good = upload(to, "good.json", records(0, 10));
        Kept bad = upload(to, "bad.json", """
                [{"_time":"2025-02-01T00:00:00Z","speed":1.5},
                 {"_time":"2025-02-01T00:00:01Z","speed":{"a":[{"_time":1}]}},
                 7, [{"speed":1}],
                 {"speed":1},
                 {"_time":"2024-02-01T00:00:00Z","speed":1},
                 {"_time":"2025-02-01T00:00:02Z","speed":1},
                 {"_time":"2025-02-01T00:00:03Z","unheard":1}]""");
        Kept broken = upload(to, "broken.json", "[{\"_time\":\"2025-02-01T00:00:05Z\",\"speed\":1},\n{\"_time\":");
        Kept none = upload(to, "none.json", "{\"records\":[]}");
        Kept strange = upload(to, "strange.json", "\0\022\0\0[");
        JsonNode job = ended(api, api.post(JOBS, job(to.assetId(), "spindle", good, bad, broken, none, strange)));
        assertThat(job.get("status").stringValue()).isEqualTo("ERROR");
        assertThat(job.get("message").stringValue()).isEqualTo("10 of 20 rows are damaged; nothing was written.");
        String told = api.get(ImportRoutes.PATH + "/" + job.get("id").stringValue() + "/errors")
                .expect(200)
                .body();
        assertThat(told.lines().skip(1).map(line -> line.replaceFirst(" (must|of|on|lies outside|from here).*", "")))
                .containsExactly(
                        "1,\"bad.json: Record 0: speed",
                        "2,\"bad.json: Record 1: speed",
                        "3,\"bad.json: Record 2 is not an object.\"",
                        "3,\"bad.json: Record 3 is not an object.\"",
                        "4,\"bad.json: Record 4: _time is missing.\"",
                        "5,\"bad.json: Record 5",
                        "7,\"bad.json: Record 7: unheard is no variable",
                        "2,\"broken.json is no JSON",
                        "1,\"none.json is no array",
                        "1,\"strange.json is no JSON");
        assertThat(read(to, "")).isEmpty();
    }

    @Test
    void aJobIsBegunOnlyWithFilesThatAreThereForASeriesThatIs() {
        Kept file = upload(machine, "here.json", records(0, 1));
        Kept missing = new Kept("there.json", file.from(), file.to());
        String asset = machine.assetId();
        api.post(JOBS, job(asset, "spindle", missing)).expect(404);
        api.post(JOBS, job(asset, "unheard", file)).expect(404);
        api.post(JOBS, job(asset, "spindle", new Kept("../here.json", file.from(), file.to())))
                .expect(400);
        api.post(JOBS, job(asset, "spindle", new Kept("here.json", file.to(), file.from())))
                .expect(400);
        api.post(JOBS, job(asset, "spindle")).expect(400);
        api.post(JOBS, "{\"data\":[]}").expect(400);
        api.post(JOBS, "{}").expect(400);
        Kept[] tooMany = IntStream.rangeClosed(0, Limits.IMPORT_FILES)
                .mapToObj(i -> file)
                .toArray(Kept[]::new);
        assertThat(api.post(JOBS, job(asset, "spindle", tooMany)).expect(400).body())
                .contains("A job has at most " + Limits.IMPORT_FILES + " files.");
    }

    @Test
    void whatIsSomebodyElsesIsAsGoodAsMissing() {
        Kept file = upload(machine, "mine.json", records(0, 1));
        String id = ended(api, api.post(JOBS, job(machine.assetId(), "spindle", file)))
                .get("id")
                .stringValue();
        TestTenant stranger = tenants.fresh();
        Answer foreign = stranger.client().get(JOBS + "/" + id).expect(404);
        String nobodys = "00000000-0000-4000-8000-000000000000";
        assertThat(foreign.body().replace(id, nobodys))
                .isEqualTo(
                        stranger.client().get(JOBS + "/" + nobodys).expect(404).body());
        assertThat(foreign.json().propertyNames()).containsExactly("status", "error", "message", "path");
        stranger.client().post(JOBS, job(machine.assetId(), "spindle", file)).expect(404);
    }

    @Test
    void aBulkReadHasBothEndsAndNinetyDays() {
        String route = BulkRoutes.ROOT + "/timeseries/" + machine.assetId() + "/spindle";
        api.get(route + "?from=2025-01-01T00:00:00Z").expect(400);
        api.get(route + "?from=2025-01-01T00:00:00Z&to=2025-04-01T00:00:00Z").expect(200);
        api.get(route + "?from=2025-01-01T00:00:00Z&to=2025-04-01T00:00:00.001Z")
                .expect(400);
        api.get(route + "?from=2025-01-01T00:00:00Z&to=2025-02-01T00:00:00Z&limit=0")
                .expect(400);
    }
}
