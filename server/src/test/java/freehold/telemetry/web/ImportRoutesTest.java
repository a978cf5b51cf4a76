package freehold.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import freehold.testing.TestTenants.Credential;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportRoutesTest {
    private static final int ROWS = Boolean.getBoolean("freehold.long") ? 1_000_000 : 12_000;
    private static final int DAMAGED = Boolean.getBoolean("freehold.long") ? 1_000 : 100;
    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");

    private final TestTenants tenants;
    private MachineOfTenant machine;
    private ApiClient api;

    ImportRoutesTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @BeforeAll
    void build() {
        machine = MachineOfTenant.build(tenants.fresh(), "performance");
        api = machine.tenant().client();
    }

    private static String address(MachineOfTenant to, String query) {
        return ImportRoutes.PATH + "?assetId=" + to.assetId() + "&aspect=spindle" + query;
    }

    private static String mapping(String json) {
        return "&mapping=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
    }

    private static Answer start(ApiClient client, String address, String csv) {
        return client.with("Content-Type", "text/csv").post(address, csv);
    }

    /** The import's end. */
    private static JsonNode ended(ApiClient client, Answer begun) {
        String id = begun.expect(202).json().get("id").stringValue();
        JsonNode job = begun.json();
        while (job.get("state").stringValue().equals("running")) {
            pause();
            job = client.get(ImportRoutes.PATH + "/" + id).expect(200).json();
        }
        return job;
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String errors(ApiClient client, JsonNode job) {
        return client.get(ImportRoutes.PATH + "/" + job.get("id").stringValue() + "/errors")
                .expect(200)
                .body();
    }

    private static String export(ApiClient client, MachineOfTenant of) {
        return client.get("/api/telemetry/v1/export?assetId=" + of.assetId()
                        + "&aspect=spindle&from=2000-01-01T00:00:00Z&to=2030-01-01T00:00:00Z&format=csv")
                .expect(200)
                .body();
    }

    private static String row(int i) {
        return BEGIN.plusSeconds(i) + "," + i + ".25," + i + "\r\n";
    }

    @Test
    void whatWasDownloadedCanBeImported() {
        MachineOfTenant from = machine.sibling();
        MachineOfTenant to = machine.sibling();
        api.put(from.series(), """
                [{"_time":"2024-05-01T00:00:00Z","temperature":-0.0,"temperature_qc":7,"speed":3,"running":true},
                 {"_time":"2024-05-01T00:00:01Z","parts":9007199254740993,"program":"a \\"b\\", c\\nd","program_qc":1},
                 {"_time":"2024-05-01T00:00:02Z","program":"","serviced":"2024-01-01T00:00:00Z","log":"größe"}]""").expect(204);
        String file = export(api, from);
        JsonNode job = ended(api, start(api, address(to, ""), file));
        assertThat(job.get("state").stringValue()).as(job.toString()).isEqualTo("succeeded");
        assertThat(job.get("rowsWritten").intValue()).isEqualTo(3);
        assertThat(export(api, to)).isEqualTo(file);
    }

    @Test
    void columnsAreMapped() {
        MachineOfTenant to = machine.sibling();
        String csv =
                "Zeit;Temp [C];Bemerkung;Güte\n2024-05-01T00:00:00+02:00;1.5;\"x;y\";3\n\n2024-05-01T01:00:00Z;;z;\n";
        String map = mapping("{\"time\":\"Zeit\",\"separator\":\";\",\"columns\":"
                + "{\"Temp [C]\":\"temperature\",\"Güte\":\"temperature_qc\"}}");
        JsonNode job = ended(api, start(api, address(to, map), csv));
        assertThat(job.get("state").stringValue()).as(job.toString()).isEqualTo("succeeded");
        assertThat(api.get(to.series() + "?from=2024-01-01T00:00:00Z&to=2025-01-01T00:00:00Z")
                        .expect(200)
                        .body())
                .isEqualTo("[{\"_time\":\"2024-04-30T22:00:00.000Z\",\"temperature\":1.5,\"temperature_qc\":3}]");
    }

    @Test
    void aFileOfASpreadsheetMayBeginWithTheMarkOfItsEncoding() {
        MachineOfTenant to = machine.sibling();
        for (String header : new String[] {"_time,speed", "\"_time\",\"speed\""}) {
            JsonNode job =
                    ended(api, start(api, address(to, ""), "\uFEFF" + header + "\r\n2024-01-01T00:00:00Z,1\r\n"));
            assertThat(job.get("state").stringValue()).as(job.toString()).isEqualTo("succeeded");
            assertThat(job.get("bytesChecked")).isEqualTo(job.get("bytes"));
        }
    }

    @Test
    void whatIsOlderThanItsTenantKeepsSamplesIsADamagedRow() {
        MachineOfTenant to = MachineOfTenant.build(tenants.fresh(), "performance");
        ApiClient owner = to.tenant().client();
        owner.ifMatch(0).put("/api/telemetry/v1/retention", "{\"days\": 10}").expect(200);
        JsonNode job = ended(
                owner,
                start(
                        owner,
                        address(to, ""),
                        "_time,speed\n" + Instant.now().truncatedTo(ChronoUnit.MILLIS)
                                + ",1\n2024-01-01T00:00:00Z,2\n"));
        assertThat(job.get("state").stringValue()).isEqualTo("failed");
        assertThat(job.get("rowsDamaged").intValue()).isEqualTo(1);
        assertThat(job.get("rowsWritten").intValue()).isZero();
        assertThat(errors(owner, job)).contains("3,\"the time is older than samples of its aspect are kept: since ");
    }

    @Test
    void aDryRunNamesEachDamagedRowAndNothingIsWritten() {
        MachineOfTenant to = machine.sibling();
        Random random = new Random(ROWS);
        Set<Integer> damaged = new TreeSet<>();
        while (damaged.size() < DAMAGED) {
            damaged.add(random.nextInt(ROWS));
        }
        StringBuilder csv = new StringBuilder("_time,temperature,speed\r\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append(damaged.contains(i) ? BEGIN.plusSeconds(i) + ",much,1\r\n" : row(i));
        }
        for (String dry : new String[] {"&dryRun=true", ""}) {
            JsonNode job = ended(api, start(api, address(to, dry), csv.toString()));
            assertThat(job.get("state").stringValue()).isEqualTo("failed");
            assertThat(job.get("rowsChecked").intValue()).isEqualTo(ROWS);
            assertThat(job.get("rowsDamaged").intValue()).isEqualTo(DAMAGED);
            assertThat(job.get("rowsWritten").intValue()).isZero();
            String expected = damaged.stream()
                    .map(i -> (i + 2) + ",\"temperature must be a number\"\r\n")
                    .collect(Collectors.joining("", "line,message\r\n", ""));
            assertThat(errors(api, job)).isEqualTo(expected);
        }
        assertThat(export(api, to).lines()).hasSize(1);
    }

    @Test
    void aLargeFileIsWrittenWithProgress() {
        StringBuilder csv = new StringBuilder("_time,temperature,speed\r\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append(row(i));
        }
        MachineOfTenant whole = machine.sibling();
        long begun = System.nanoTime();
        JsonNode job = ended(api, start(api, address(whole, ""), csv.toString()));
        System.out.println(ROWS + " rows imported in " + (System.nanoTime() - begun) / 1_000_000 + " ms");
        assertThat(job.get("rowsWritten").intValue()).as(job.toString()).isEqualTo(ROWS);
        assertThat(job.get("bytesChecked")).isEqualTo(job.get("bytes"));
    }

    @Test
    void whatIsWrongWithAFileIsTold() {
        MachineOfTenant to = machine.sibling();
        for (Map.Entry<String, String> each : Map.of(
                        "", "1,\"The file is empty.\"",
                        "temperature\n1\n", "1,\"There is no column _time with the time.\"",
                        "_time,unheard\n", "1,\"There is no variable unheard in the aspect.\"",
                        "_time,speed,speed\n", "1,\"The column speed is there twice.\"",
                        "_time,speed\n2024-01-01T00:00:00Z\n", "2,\"has 1 fields of 2\"",
                        "_time,speed\n2024-01-01,1\n", "2,\"the time must be like 2026-01-31T12:00:00.000Z\"",
                        "_time,speed\n2024-01-01T00:00:00.0001Z,1\n", "2,\"the time must be in whole millis\"",
                        "_time,speed\n2024-01-01T00:00:00Z,2147483648\n",
                                "2,\"speed must be a whole number from -2147483648 to 2147483647\"",
                        "_time,temperature_qc\n2024-01-01T00:00:00Z,1\n",
                                "2,\"temperature_qc is the quality of a value, and there is none\"",
                        "_time,temperature\n2024-01-01T00:00:00Z,NaN\n", "2,\"temperature must be a number\"")
                .entrySet()) {
            JsonNode job = ended(api, start(api, address(to, ""), each.getKey()));
            assertThat(job.get("state").stringValue()).isEqualTo("failed");
            assertThat(errors(api, job)).isEqualTo("line,message\r\n" + each.getValue() + "\r\n");
        }
        start(api, address(to, mapping("{")), "_time\n").expect(400);
        start(api, address(to, mapping("{\"seperator\":\";\"}")), "_time\n").expect(400);
        start(api, address(to, "").replace("spindle", "unheard"), "_time\n").expect(404);
        api.post(address(to, ""), "{}").expect(415);
        assertThat(export(api, to).lines()).hasSize(1);
    }

    @Test
    void onlyWhoeverMayWriteImportsAndSeesImports() {
        String csv = "_time,speed\n2024-01-01T00:00:00Z,1\n";
        ApiClient park = machine.tenant().subtenantClient("park");
        ApiClient stranger = tenants.fresh().client();
        JsonNode job = ended(api, start(api, address(machine, "&dryRun=true"), csv));
        String path = ImportRoutes.PATH + "/" + job.get("id").stringValue();
        for (ApiClient other : new ApiClient[] {park, stranger}) {
            start(other, address(machine, ""), csv).expect(404);
            other.get(path).expect(404);
            other.get(path + "/errors").expect(404);
            other.post(path + "/cancel", "{}").expect(404);
        }
        ApiClient person = machine.tenant()
                .person(
                        "{\"userName\": \"reader-%s@example.org\"}"
                                .formatted(machine.tenant().id()),
                        "mdsp:core:StandardUser");
        assertThat(start(person, address(machine, ""), csv).expect(403).body()).contains("Import time series data");
        person.get(path).expect(404);
        person.post(path + "/cancel", "{}").expect(404);
    }

    @Test
    void anImportEndsWithTheCredentialThatBeganIt() {
        StringBuilder csv = new StringBuilder("_time,temperature,speed\r\n");
        for (int i = 0; i < 60_000; i++) {
            csv.append(row(i));
        }
        MachineOfTenant to = machine.sibling();
        Credential credential = machine.tenant().credential(Map.of());
        Answer begun = start(tenants.as(credential), address(to, ""), csv.toString());
        api.delete("/api/identity/v1/serviceCredentials/" + credential.clientId())
                .expect(204);
        JsonNode job = ended(api, begun);
        assertThat(job.get("state").stringValue()).isEqualTo("failed");
        assertThat(job.get("message").stringValue()).contains("no longer signed in");
        assertThat(export(api, to).lines()).hasSize(1 + job.get("rowsWritten").intValue());
    }
}
