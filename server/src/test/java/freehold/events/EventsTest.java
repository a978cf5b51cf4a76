package freehold.events;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Role;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@HttpTest
class EventsTest {
    private static final String AM = "/api/assetmanagement/v3/assets";
    private static final String EVENTS = "/api/eventmanagement/v3/events";
    private static final String OWN = "/api/assets/v1/";
    private static final String JANUARY = "{\"timestamp\": {\"before\": \"2026-02-01T00:00:00Z\"}";

    private final TestTenants tenants;
    private final TestTenant tenant;
    private final ApiClient api;
    private final String root;
    private final String press;

    EventsTest(TestTenants tenants) {
        this.tenants = tenants;
        tenant = tenants.fresh();
        api = tenant.client();
        root = text(api.get(AM + "/root"), "assetId");
        press = area(root, "Press");
    }

    private String area(String parent, String name) {
        return text(api.post(AM, """
                {"name": "%s", "typeId": "core.basicarea", "parentId": "%s"}""".formatted(name, parent)), "assetId");
    }

    private static String text(Answer answer, String member) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
        return answer.json().get(member).stringValue();
    }

    private static String event(String asset, String time, String more) {
        return "{\"entityId\": \"%s\", \"timestamp\": \"%s\"%s}".formatted(asset, time, more);
    }

    /** In January, on the day. */
    private String record(String asset, int day, String more) {
        return text(api.post(EVENTS, event(asset, "2026-01-%02dT00:00:00Z".formatted(day), more)), "id");
    }

    private static String filter(String json) {
        return EVENTS + "?filter=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
    }

    private static List<String> ids(Answer answer) {
        JsonNode page = answer.expect(200).json();
        List<String> ids = StreamSupport.stream(
                        page.get("_embedded").get("events").spliterator(), false)
                .map(event -> event.get("id").stringValue())
                .toList();
        assertThat(page.at("/page/totalElements").intValue()).isGreaterThanOrEqualTo(ids.size());
        return ids;
    }

    private List<String> found(String json) {
        return ids(api.get(filter(json)));
    }

    @Test
    void whatIsRecordedReadsTheSameAndTellsWhereItIs() {
        Answer made = api.post(EVENTS, event(press, "2026-01-02T03:04:05.678901+01:00", """
                , "typeId": "com.siemens.mindsphere.eventmgmt.event.type.MindSphereStandardEvent",
                "correlationId": "bearing", "severity": 20, "description": "Too hot", "code": "E42",
                "source": "Line 1", "acknowledged": true, "sourceType": "Event", "sourceId": "application"
                """))
                .expect(201);
        JsonNode event = made.json();
        String id = event.get("id").stringValue();
        assertThat(event.get("_links").get("self").get("href").stringValue()).endsWith(EVENTS + "/" + id);
        assertThat(made.header("Location")).endsWith(EVENTS + "/" + id);
        assertThat(made.header("ETag")).isEqualTo("\"0\"");
        assertThat(event.get("timestamp").stringValue()).isEqualTo("2026-01-02T02:04:05.678901Z");
        assertThat(event.get("severity").intValue()).isEqualTo(20);
        assertThat(event.get("acknowledged").booleanValue()).isTrue();
        assertThat(event.get("correlationId").stringValue()).isEqualTo("bearing");
        assertThat(event.has("sourceType")).isFalse();
        assertThat(api.get(EVENTS + "/" + id).expect(200).body()).isEqualTo(made.body());
        assertThat(api.get(filter(JANUARY + "}")).json().at("/_embedded/events/0"))
                .isEqualTo(event);
    }

    @Test
    void anEventNeedsNoMoreThanAnAssetAndATime() {
        JsonNode event = api.post(EVENTS, event(press, "2026-01-01T00:00:00Z", ""))
                .expect(201)
                .json();
        assertThat(event.propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "typeId", "correlationId", "timestamp", "entityId", "acknowledged", "etag", "_links");
        assertThat(event.get("timestamp").stringValue()).isEqualTo("2026-01-01T00:00:00.000Z");
        assertThat(event.get("typeId").stringValue())
                .isEqualTo("com.siemens.mindsphere.eventmgmt.event.type.MindSphereStandardEvent");
    }

    @Test
    void anAmendmentReplacesWhatTheEventTellsAndNothingElse() {
        String id = record(press, 1, ", \"severity\": 20, \"code\": \"E42\"");
        String amended = "{\"timestamp\": \"2026-01-01T00:00:00Z\", \"severity\": 30, \"acknowledged\": true}";
        api.put(EVENTS + "/" + id, amended).expect(428);
        api.ifMatch(7).put(EVENTS + "/" + id, amended).expect(412);
        Answer answer = api.ifMatch(0).put(EVENTS + "/" + id, amended).expect(200);
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.json().get("etag").intValue()).isEqualTo(1);
        assertThat(answer.json().get("severity").intValue()).isEqualTo(30);
        assertThat(answer.json().has("code")).isFalse();
        assertThat(answer.json().get("entityId").stringValue()).isEqualTo(press);
        assertThat(api.get(EVENTS + "/" + id).expect(200).body()).isEqualTo(answer.body());
        api.ifMatch(0).put(EVENTS + "/" + id, amended).expect(412);
        api.ifMatch(1)
                .put(EVENTS + "/" + id, event(area(root, "Pump"), "2026-01-01T00:00:00Z", ""))
                .expect(400);
        api.ifMatch(1)
                .put(EVENTS + "/" + id, event(press, "2026-01-01T00:00:00Z", ", \"correlationId\": \"other\""))
                .expect(400);
        api.ifMatch(1)
                .put(EVENTS + "/" + id, event(press, "2026-01-01T00:00:00Z", ""))
                .expect(200);
    }

    @Test
    void filtersFindJustWhatTheyName() {
        String pump = area(root, "Pump");
        String hot = record(press, 1, ", \"severity\": 20, \"code\": \"E42\", \"source\": \"Line 1\"");
        String dry = record(press, 2, ", \"severity\": 30, \"code\": \"W7\", \"acknowledged\": true");
        String told = record(pump, 3, ", \"correlationId\": \"visit\"");
        String and = JANUARY + ", ";
        assertThat(found(JANUARY + "}")).containsExactly(told, dry, hot);
        assertThat(found(and + "\"entityId\": \"" + press + "\"}")).containsExactly(dry, hot);
        assertThat(found(and + "\"severity\": {\"in\": {\"value\": [20, 40]}}}"))
                .containsExactly(hot);
        assertThat(found(and + "\"severity\": null}")).containsExactly(told);
        assertThat(found(and + "\"not\": {\"severity\": 20}}")).containsExactly(told, dry);
        assertThat(found(and + "\"code\": {\"startsWith\": \"E\"}}")).containsExactly(hot);
        assertThat(found(and + "\"code\": {\"endsWith\": \"7\"}}")).containsExactly(dry);
        assertThat(found(and + "\"source\": {\"contains\": \"ine\"}}")).containsExactly(hot);
        assertThat(found(and + "\"acknowledged\": false}")).containsExactly(told, hot);
        assertThat(found(and + "\"correlationId\": \"visit\"}")).containsExactly(told);
        assertThat(found(and + "\"id\": \"" + dry + "\"}")).containsExactly(dry);
        assertThat(found(and + "\"typeId\": \"other\"}")).isEmpty();
        assertThat(found(and + "\"or\": {\"code\": \"W7\", \"correlationId\": \"visit\"}}"))
                .containsExactly(told, dry);
        assertThat(found(and + "\"or\": [{\"code\": \"W7\"}, {\"code\": {\"eq\": \"E42\"}}], \"colour\": \"red\"}"))
                .containsExactly(dry, hot);
        assertThat(found("{\"timestamp\": {\"between\": \"[2026-01-01T00:00:00Z, 2026-01-02T00:00:00Z)\"}}"))
                .containsExactly(hot);
        assertThat(found("{\"timestamp\": {\"between\": \"(2026-01-01T00:00:00Z, 2026-01-02T00:00:00Z]\"}}"))
                .containsExactly(dry);
        assertThat(found("{\"timestamp\": \"2026-01-03T01:00:00+01:00\"}")).containsExactly(told);
        assertThat(found(
                        "{\"timestamp\": {\"after\": \"2026-01-01T00:00:00Z\", \"before\": \"2026-01-03T00:00:00Z\"}}"))
                .containsExactly(dry);
    }

    @Test
    void whoDoesNotSpeakOfTimeMeansTheLastSevenDays() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String old = text(
                api.post(EVENTS, event(press, now.minus(8, ChronoUnit.DAYS).toString(), ", \"code\": \"x\"")), "id");
        String fresh = text(
                api.post(EVENTS, event(press, now.minus(6, ChronoUnit.DAYS).toString(), ", \"code\": \"x\"")), "id");
        assertThat(ids(api.get(EVENTS))).containsExactly(fresh);
        assertThat(found("{\"code\": \"x\"}")).containsExactly(fresh);
        assertThat(ids(api.get(EVENTS + "?sort=timestamp,desc&filter="
                        + URLEncoder.encode("{\"entityId\":\"" + press + "\"}", StandardCharsets.UTF_8))))
                .containsExactly(fresh);
        assertThat(found("{\"timestamp\": {\"after\": \"2000-01-01T00:00:00Z\"}}"))
                .containsExactly(fresh, old);
    }

    @Test
    void theLatestEventOfAMatterSpeaksForAllUnlessTheHistoryIsAskedFor() {
        String first = record(press, 1, ", \"correlationId\": \"bearing\"");
        String last = record(press, 2, ", \"correlationId\": \"bearing\"");
        String elsewhere = record(area(root, "Pump"), 3, ", \"correlationId\": \"bearing\"");
        assertThat(found(JANUARY + "}")).containsExactly(elsewhere, last);
        assertThat(ids(api.get(filter(JANUARY + "}") + "&history=true"))).containsExactly(elsewhere, last, first);
        api.get(EVENTS + "/" + first).expect(200);
    }

    @Test
    void pagesCoverTheListOnceInOrderAndCountExactly() {
        List<String> recorded = IntStream.rangeClosed(1, 7)
                .mapToObj(day -> record(press, day, ", \"severity\": " + day % 3))
                .toList();
        String list = filter(JANUARY + "}");
        for (int page = 0; page < 3; page++) {
            Answer answer = api.get(list + "&sort=timestamp,asc&size=3&page=" + page);
            assertThat(ids(answer)).isEqualTo(recorded.subList(page * 3, Math.min(7, page * 3 + 3)));
            assertThat(answer.json().get("page").toString())
                    .isEqualTo("{\"size\":3,\"totalElements\":7,\"totalPages\":3,\"number\":" + page + "}");
            assertThat(answer.json().get("_links").has("next")).isEqualTo(page < 2);
            assertThat(answer.json().get("_links").has("prev")).isEqualTo(page > 0);
        }
        assertThat(ids(api.get(list + "&size=3&page=3"))).isEmpty();
        assertThat(ids(api.get(list + "&size=0&sort=ASC"))).isEqualTo(recorded);
        assertThat(ids(api.get(list + "&sort=DESC"))).isEqualTo(recorded.reversed());
        assertThat(ids(api.get(list + "&sort=severity,desc&size=2")))
                .allMatch(id -> List.of(recorded.get(1), recorded.get(4)).contains(id));
        assertThat(api.get(list).json().at("/page/size").intValue()).isEqualTo(20);
        api.get(list + "&size=500").expect(200);
        api.get(list + "&size=501").expect(400);
        api.get(list + "&page=-1").expect(400);
        api.get(list + "&sort=colour,asc").expect(400);
    }

    @Test
    void refusalsComeInTheWordsOfThisSurface() {
        Answer missing =
                api.get(EVENTS + "/01234567-89ab-cdef-0123-456789abcdef").expect(404);
        assertThat(missing.header("Content-Type")).startsWith("application/vnd.error+json");
        assertThat(missing.json().get(0).propertyNames()).containsExactlyInAnyOrder("logref", "message");
        assertThat(missing.json().get(0).get("message").stringValue()).contains("01234567-89ab-cdef-0123-456789abcdef");
        api.get(EVENTS + "/7").expect(404);
        api.post(EVENTS, event("0".repeat(32), "2026-01-01T00:00:00Z", "")).expect(404);
        api.post(EVENTS, "{\"timestamp\": \"2026-01-01T00:00:00Z\"}").expect(400);
        api.post(EVENTS, "{\"entityId\": \"" + press + "\"}").expect(400);
        for (String more : List.of(
                ", \"severity\": \"20\"",
                ", \"severity\": 1.5",
                ", \"acknowledged\": \"yes\"",
                ", \"description\": \"" + "x".repeat(2001) + "\"",
                ", \"code\": \"\\u0000\"",
                ", \"typeId\": \"acme.Other\"")) {
            assertThat(api.post(EVENTS, event(press, "2026-01-01T00:00:00Z", more))
                            .expect(400)
                            .body())
                    .contains(more.substring(3, more.indexOf('"', 3)));
        }
        api.post(EVENTS, event(press, "yesterday", "")).expect(400);
        api.get(filter("{\"timestamp\": {\"between\": \"7\"}}")).expect(400);
        assertThat(found(JANUARY + "}")).isEmpty();
        JsonNode billboard = api.get("/api/eventmanagement/v3/").expect(200).json();
        assertThat(billboard.get("events").get("href").stringValue()).endsWith(EVENTS);
    }

    @Test
    void whoIsConfinedToASubtenantSeesTheEventsOfItsAssetsAlone() {
        String park = tenant.subtenant("Park");
        String folder = text(api.get("/api/tenantmanagement/v4/subtenants/" + park), "entityId");
        String inside = record(area(folder, "Turbine"), 1, "");
        String outside = record(press, 2, "");
        ApiClient guest = tenant.subtenantClient(park);
        ApiClient sibling = tenant.subtenantClient(tenant.subtenant("Other park"));
        assertThat(ids(guest.get(filter(JANUARY + "}")))).containsExactly(inside);
        guest.get(EVENTS + "/" + inside).expect(200);
        guest.get(EVENTS + "/" + outside).expect(404);
        assertThat(ids(sibling.get(filter(JANUARY + "}")))).isEmpty();
        sibling.get(EVENTS + "/" + inside).expect(404);
        assertThat(ids(tenant.client(Role.STANDARD_USER).get(filter(JANUARY + "}"))))
                .containsExactly(outside, inside);

        String turbine = api.get(EVENTS + "/" + inside).json().get("entityId").stringValue();
        api.ifMatch(0)
                .post(AM + "/" + turbine + "/move", "{\"newParentId\": \"" + root + "\"}")
                .expect(200);
        assertThat(ids(guest.get(filter(JANUARY + "}")))).isEmpty();
        guest.get(EVENTS + "/" + inside).expect(404);
    }

    @Test
    void neitherAStrangerNorAReceiverWhoIsNotShownThemSeesEventsOrRecordsAny() {
        TestTenant receiver = tenants.fresh();
        String collaboration =
                text(api.post("/api/sharing/v1/collaborations", """
                {"partner": "%s", "legalNoticeAccepted": true}""".formatted(receiver.sharingId())), "id");
        receiver.client()
                .post("/api/sharing/v1/collaborations/" + collaboration + "/accept", "{\"legalNoticeAccepted\": true}")
                .expect(200);
        String share = text(api.post("/api/sharing/v1/shares", """
                {"assetId": "%s", "receiver": "%s", "channels": ["details"],
                 "profile": {"id": "details-only"}}""".formatted(press, receiver.id())), "id");
        receiver.client()
                .post("/api/sharing/v1/shares/" + share + "/accept", "{}")
                .expect(200);
        receiver.client().get(AM + "/" + press + "?includeShared=true").expect(200);
        String id = record(press, 1, "");
        for (ApiClient other : List.of(receiver.client(), tenants.fresh().client())) {
            for (String shared : List.of("", "&includeShared=true")) {
                assertThat(ids(other.get(filter(JANUARY + "}") + shared))).isEmpty();
                assertThat(ids(other.get(filter(JANUARY + ", \"entityId\": \"" + press + "\"}") + shared)))
                        .isEmpty();
            }
            other.get(EVENTS + "/" + id + "?includeShared=true").expect(404);
            other.ifMatch(0)
                    .put(EVENTS + "/" + id, "{\"timestamp\": \"2026-01-01T00:00:00Z\"}")
                    .expect(404);
            other.post(EVENTS + "?includeShared=true", event(press, "2026-01-01T00:00:00Z", ""))
                    .expect(404);
        }
        assertThat(found(JANUARY + "}")).containsExactly(id);
    }

    @Test
    void eventsComeBackWithTheirAssetAndGoWithItForGood() {
        String id = record(press, 1, "");
        String other = record(area(root, "Pump"), 2, "");
        record(press, 3, "");
        assertThat(api.get(OWN + press + "/consequences?of=delete")
                        .expect(200)
                        .json()
                        .at("/removed/events")
                        .intValue())
                .isEqualTo(2);
        api.ifMatch(0).delete(OWN + press).expect(204);
        assertThat(found(JANUARY + "}")).containsExactly(other);
        api.get(EVENTS + "/" + id).expect(404);
        api.ifMatch(0)
                .put(EVENTS + "/" + id, "{\"timestamp\": \"2026-01-01T00:00:00Z\"}")
                .expect(404);
        api.post(EVENTS, event(press, "2026-01-01T00:00:00Z", "")).expect(409);
        api.ifMatch(1).post(OWN + "bin/" + press + "/restore", "{}").expect(200);
        assertThat(found(JANUARY + "}")).hasSize(3);
        api.ifMatch(2).delete(OWN + press).expect(204);
        assertThat(api.ifMatch(3)
                        .delete(OWN + "bin/" + press)
                        .expect(200)
                        .json()
                        .at("/removed/events")
                        .intValue())
                .isEqualTo(2);
        assertThat(found(JANUARY + "}")).containsExactly(other);
    }
}
