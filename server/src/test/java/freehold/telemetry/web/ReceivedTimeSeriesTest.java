package freehold.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Time series through a share that shows one variable of one aspect, and of that one half of the time. */
@HttpTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceivedTimeSeriesTest {
    private static final String COLLABORATIONS = "/api/sharing/v1/collaborations";
    private static final String SHARES = "/api/sharing/v1/shares";
    private static final String AGREED = "{\"legalNoticeAccepted\": true}";
    private static final String ALL = "?from=1970-01-01T00:00:00Z&to=2026-01-01T00:00:00Z";
    private static final String NOBODYS = "00000000000000000000000000000000";
    private static final String RECORDS = """
            [{"_time":"2024-05-01T00:00:00Z","temperature":0},
             {"_time":"2024-05-01T00:00:10Z","temperature":1,"temperature_qc":5,"program":"secret","program_qc":9},
             {"_time":"2024-05-01T00:00:11Z","speed":7},
             {"_time":"2024-05-01T00:00:12Z","temperature":2,"log":"hidden"},
             {"_time":"2024-05-01T00:00:13Z","speed":8},
             {"_time":"2024-05-01T00:00:20Z","temperature":3,"speed":9}]""";

    private final TestTenants tenants;
    private MachineOfTenant machine;
    private TestTenant receiver;
    private ApiClient reader;

    ReceivedTimeSeriesTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @BeforeAll
    void lendAMachine() {
        machine = MachineOfTenant.build(tenants.fresh(), "performance");
        ApiClient owner = machine.tenant().client();
        owner.put(machine.series(), RECORDS).expect(204);
        owner.put(machine.series("turret"), RECORDS).expect(204);
        receiver = tenants.fresh();
        reader = receiver.client();
        collaborate();
        share(machine, List.of("telemetry", "details"), true);
    }

    private void collaborate() {
        String id = machine.tenant()
                .client()
                .post(COLLABORATIONS, """
                        {"partner": "%s", "legalNoticeAccepted": true}""".formatted(receiver.sharingId()))
                .expect(201)
                .json()
                .get("id")
                .stringValue();
        reader.post(COLLABORATIONS + "/" + id + "/accept", AGREED).expect(200);
    }

    private String share(MachineOfTenant lent, List<String> channels, boolean narrow) {
        Map<String, Object> offer = Map.of(
                "assetId", lent.assetId(),
                "receiver", receiver.sharingId(),
                "channels", channels,
                "profile", Map.of("id", "everything"),
                "data", Map.of("from", "2024-05-01T00:00:10Z", "until", "2024-05-01T00:00:20Z"));
        String id = machine.tenant()
                .client()
                .post(SHARES, JsonMapper.shared().writeValueAsString(offer))
                .expect(201)
                .json()
                .get("id")
                .stringValue();
        if (narrow) {
            machine.tenant()
                    .client()
                    .ifMatch(1)
                    .patch(SHARES + "/" + id, "{\"profile\": {\"id\": \"" + temperatureOnly() + "\"}}")
                    .expect(200);
        }
        reader.post(SHARES + "/" + id + "/accept", "{}").expect(200);
        return id;
    }

    private String temperatureOnly() {
        return machine.tenant()
                .client()
                .post("/api/sharing/v1/profiles", """
                        {"name": "temperature %s", "details": {"fields": ["name", "description", "externalId"],
                             "variables": ["*"], "aspects": [{"name": "*", "variables": ["*"]}]},
                         "telemetry": {"aspects": [{"name": "spindle", "variables": ["temperature"]}]}}""".formatted(UUID.randomUUID()))
                .expect(201)
                .json()
                .get("id")
                .stringValue();
    }

    private static List<Double> temperatures(Answer answer) {
        List<Double> temperatures = new ArrayList<>();
        for (JsonNode record : answer.expect(200).json()) {
            temperatures.add(record.get("temperature").doubleValue());
        }
        return temperatures;
    }

    @Test
    void theReceiverReadsWhatIsLentAndNothingElse() {
        String visible = """
                [{"_time":"2024-05-01T00:00:10.000Z","temperature":1.0,"temperature_qc":5},\
                {"_time":"2024-05-01T00:00:12.000Z","temperature":2.0}]""";
        assertThat(reader.get(machine.series() + ALL).expect(200).body()).isEqualTo(visible);
        assertThat(reader.get(machine.series() + ALL + "&select=temperature").body())
                .isEqualTo(visible);
        assertThat(temperatures(reader.get(machine.series()))).containsExactly(2.0);
        assertThat(temperatures(reader.get(machine.series() + "?latestValue=true")))
                .containsExactly(2.0);
        assertThat(temperatures(machine.tenant().client().get(machine.series() + ALL + "&select=temperature")))
                .containsExactly(0.0, 1.0, 2.0, 3.0);
    }

    @Test
    void whatIsHiddenDoesNotMoveTheEtag() {
        String before = reader.get(machine.series() + ALL).expect(200).header("ETag");
        String owners = machine.tenant().client().get(machine.series() + ALL).header("ETag");
        machine.tenant()
                .client()
                .put(machine.series(), "[{\"_time\":\"2024-05-01T00:00:13Z\",\"speed\":80}]")
                .expect(204);
        reader.with("If-None-Match", before).get(machine.series() + ALL).expect(304);
        machine.tenant()
                .client()
                .with("If-None-Match", owners)
                .get(machine.series() + ALL)
                .expect(200);
        reader.with("If-None-Match", before)
                .get("/api/iottimeseries/v3/timeseries/" + NOBODYS + "/spindle" + ALL)
                .expect(404);
    }

    /** A write outside the window, and one of a hidden variable. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/iottsaggregates/v4/aggregates?assetId=%s&aspectName=spindle&intervalUnit=minute&intervalValue=2"
                        + "&from=2024-05-01T00:00:00Z&to=2024-05-01T00:02:00Z",
                "/api/iottsaggregates/v3/aggregates/%s/spindle?intervalUnit=minute&intervalValue=2"
                        + "&from=2024-05-01T00:00:00Z&to=2024-05-01T00:02:00Z",
                "/api/telemetry/v1/plot?assetId=%s&aspect=spindle&from=2024-05-01T00:00:00Z&to=2024-05-02T00:00:00Z",
                "/api/telemetry/v1/timeseries?assetId=%s&aspect=spindle&from=2024-05-01T00:00:00Z",
                "/api/iottimeseries/v3/timeseries/%s/spindle?latestValue=true"
            })
    void whatIsReadAgainIsSentAgainOnlyIfWhatIsVisibleHasChanged(String route) {
        MachineOfTenant one = machine.sibling();
        ApiClient owner = machine.tenant().client();
        owner.put(one.series(), RECORDS).expect(204);
        share(one, List.of("telemetry"), true);
        String path = route.formatted(one.assetId());
        String etag = reader.get(path).expect(200).header("ETag");
        assertThat(etag).startsWith("W/");
        assertThat(reader.with("If-None-Match", etag).get(path).expect(304).header("ETag"))
                .isEqualTo(etag);
        owner.put(one.series(), """
                [{"_time":"2024-05-01T00:00:09Z","temperature":70},{"_time":"2024-05-01T00:00:14Z","speed":8},
                 {"_time":"2024-05-01T00:00:30Z","temperature":3}]""").expect(204);
        reader.with("If-None-Match", etag).get(path).expect(304);
        owner.put(one.series(), "[{\"_time\":\"2024-05-01T00:00:13Z\",\"temperature\":9}]")
                .expect(204);
        Answer changed = reader.with("If-None-Match", etag).get(path).expect(200);
        assertThat(changed.header("ETag")).isNotEqualTo(etag);
    }

    @Test
    void recordsWithoutVisibleValueDoNotCount() {
        assertThat(reader.get(machine.series() + ALL + "&limit=2").header("Link"))
                .isEmpty();
        Answer first = reader.get(machine.series() + ALL + "&limit=1");
        assertThat(temperatures(first)).containsExactly(1.0);
        assertThat(first.header("Link")).contains("from=2024-05-01T00:00:10.000Z");
        Answer last = reader.get(machine.series() + ALL + "&limit=1&sort=desc");
        assertThat(temperatures(last)).containsExactly(2.0);
        assertThat(last.header("Link")).contains("to=2024-05-01T00:00:11.999999Z");
        assertThat(reader.get(machine.series() + "?from=2024-05-01T00:00:12Z")
                        .expect(200)
                        .body())
                .isEqualTo("[]");
    }

    @Test
    void aHiddenVariableIsAsGoodAsUnknown() {
        for (String hidden : List.of("speed", "program", "program_qc", "log")) {
            Answer one = reader.get(machine.series() + ALL + "&select=" + hidden);
            Answer other = reader.get(machine.series() + ALL + "&select=unheard");
            assertSame(one.expect(400), hidden, other, "unheard");
        }
    }

    @Test
    void aHiddenAspectIsAsGoodAsMissing() {
        assertSame(
                reader.get(machine.series("turret")).expect(404),
                "turret",
                reader.get(machine.series("unheard")),
                "unheard");
        assertSame(
                reader.get(machine.series("turret") + ALL + "&select=speed").expect(404),
                "turret",
                reader.get(machine.series("unheard") + ALL + "&select=speed"),
                "unheard");
    }

    @Test
    void theReceiverWritesAndDeletesNothing() {
        for (String aspect : List.of("spindle", "turret", "unheard")) {
            String path = machine.series(aspect);
            assertRefused(reader.put(path, RECORDS));
            assertRefused(reader.put(path, "[{"));
            assertRefused(reader.delete(path + ALL));
            assertRefused(
                    reader.put("/api/iottimeseries/v3/timeseries", """
                    {"timeseries": [{"entityId": "%s", "propertySetName": "%s", "data": %s}]}""".formatted(machine.assetId(), aspect, RECORDS)));
        }
        assertThat(machine.tenant()
                        .client()
                        .get(machine.series() + ALL)
                        .expect(200)
                        .json())
                .hasSize(6);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.expect(403).json().get("message").stringValue())
                .isEqualTo("The asset belongs to another tenant: it can be read here, and nothing else.");
    }

    private String aggregates(String aspect) {
        return "/api/iottsaggregates/v4/aggregates?assetId=" + machine.assetId() + "&aspectName=" + aspect;
    }

    @Test
    void aggregatesAreThoseOfWhatIsLent() {
        String minutes = aggregates("spindle")
                + "&from=2024-05-01T00:00:00Z&to=2024-05-01T00:02:00Z&intervalUnit=minute&intervalValue=2";
        String ofBoth = """
                {"aggregates":[{"starttime":"2024-05-01T00:00:00.000Z","endtime":"2024-05-01T00:02:00.000Z",\
                "temperature":{"countgood":2,"countuncertain":0,"countbad":0,"sum":3.0,"average":1.5,\
                "mintime":"2024-05-01T00:00:10.000Z","minvalue":1.0,"maxtime":"2024-05-01T00:00:12.000Z",\
                "maxvalue":2.0,"firsttime":"2024-05-01T00:00:10.000Z","firstvalue":1.0,\
                "lasttime":"2024-05-01T00:00:12.000Z","lastvalue":2.0,"sd":0.5}}]}""";
        assertThat(reader.get(minutes).expect(200).body()).isEqualTo(ofBoth);
        assertThat(reader.get(minutes + "&select=temperature").body()).isEqualTo(ofBoth);
        // What lies outside the window may change as it likes.
        ApiClient owner = machine.tenant().client();
        owner.put(machine.series(), """
                [{"_time":"2024-05-01T00:00:09.999Z","temperature":-1e300},
                 {"_time":"2024-05-01T00:00:20Z","temperature":1e300,"speed":9}]""").expect(204);
        assertThat(reader.get(minutes).body()).isEqualTo(ofBoth);
        owner.put(machine.series(), """
                [{"_time":"2024-05-01T00:00:20Z","temperature":3,"speed":9}]""").expect(204);
        owner.delete(machine.series() + "?from=2024-05-01T00:00:09Z&to=2024-05-01T00:00:09.999Z")
                .expect(204);
        assertThat(reader.get("/api/telemetry/v1/plot?assetId=" + machine.assetId()
                                + "&aspect=spindle&from=2024-05-01T00:00:00Z&to=2024-05-02T00:00:00Z&width=2")
                        .expect(200)
                        .json()
                        .get("lines")
                        .toString())
                .isEqualTo("""
                        [{"name":"temperature","unit":"C","time":[1714521600000],"min":[1.0],"max":[2.0],\
                        "average":[1.5]}]""");
    }

    @Test
    void aggregatesOfWhatIsHiddenAreAsGoodAsMissing() {
        for (String hidden : List.of("speed", "program", "log", "speed.sum", "program.countgood")) {
            String unknown = hidden.replaceFirst("[a-z]+", "unheard");
            Answer one = reader.get(aggregates("spindle") + "&select=" + hidden);
            Answer other = reader.get(aggregates("spindle") + "&select=" + unknown);
            assertSame(one.expect(400), hidden.split("\\.")[0], other, "unheard");
        }
        assertSame(
                reader.get(aggregates("turret")).expect(404), "turret", reader.get(aggregates("unheard")), "unheard");
    }

    @Test
    void withoutTheTelemetryChannelNoAspectIsThere() {
        MachineOfTenant sibling = machine.sibling();
        machine.tenant().client().put(sibling.series(), RECORDS).expect(204);
        share(sibling, List.of("details"), false);
        assertSame(
                reader.get(sibling.series()).expect(404), "spindle", reader.get(sibling.series("unheard")), "unheard");
    }

    @Test
    void afterTheShareHasEndedTheAssetIsAsGoodAsMissing() {
        MachineOfTenant sibling = machine.sibling();
        machine.tenant().client().put(sibling.series(), RECORDS).expect(204);
        String share = share(sibling, List.of("telemetry"), false);
        assertThat(reader.get(sibling.series() + ALL).expect(200).json()).hasSize(4);
        machine.tenant().client().post(SHARES + "/" + share + "/revoke", "{}").expect(200);
        String missing = sibling.series().replace(sibling.assetId(), NOBODYS);
        for (String query : List.of("", ALL, "?latestValue=true")) {
            assertSame(
                    reader.get(sibling.series() + query).expect(404),
                    sibling.assetId(),
                    reader.get(missing + query),
                    NOBODYS);
        }
        assertSame(
                reader.put(sibling.series(), RECORDS).expect(404),
                sibling.assetId(),
                reader.put(missing, RECORDS),
                NOBODYS);
    }

    /** The answers differ in nothing but what was asked for and the id of the request. */
    private static void assertSame(Answer one, String oneName, Answer other, String otherName) {
        assertThat(other.status()).isEqualTo(one.status());
        assertThat(stripped(one, oneName)).isEqualTo(stripped(other, otherName));
        assertThat(one.headerNames()).isEqualTo(other.headerNames());
    }

    private static String stripped(Answer answer, String name) {
        JsonNode body = answer.json();
        return body.propertyNames() + body.get("message").stringValue().replace(name, "…");
    }
}
