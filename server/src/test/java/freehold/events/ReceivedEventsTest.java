package freehold.events;

import static freehold.events.Plant.EVENTS;
import static freehold.events.Plant.TYPES;
import static freehold.events.Plant.field;
import static freehold.events.Plant.found;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.events.model.EventType;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a share shows of events: those of the assets it covers, of its time, if the profile has events. */
@HttpTest
class ReceivedEventsTest {
    private static final String SHARED = "&includeShared=true";
    private static final String ALL =
            "\"channels\": [\"details\", \"telemetry\"], \"profile\": {\"id\": \"everything\"}";

    private final Plant plant;
    private final TestTenant receiver;
    private final ApiClient theirs;

    ReceivedEventsTest(TestTenants tenants) {
        plant = new Plant(tenants);
        receiver = tenants.fresh();
        theirs = receiver.client();
    }

    @Test
    void eventsOfALentAssetShowToTheReceiverWhoAsksForThem() {
        String pump = plant.area(plant.press, "Pump");
        plant.lend(plant.press, receiver, ALL);
        String below = plant.record(pump, 1, ", \"severity\": 20, \"description\": \"Too hot\"");
        String lent = plant.record(plant.press, 2, "");
        plant.record(plant.area(plant.root, "Other"), 3, "");
        assertThat(found(theirs, "", "")).isEmpty();
        assertThat(found(theirs, "", SHARED)).containsExactly(lent, below);
        theirs.get(EVENTS + "/" + below).expect(404);
        JsonNode seen = theirs.get(EVENTS + "/" + below + "?includeShared=true")
                .expect(200)
                .json();
        assertThat(seen.get("description").stringValue()).isEqualTo("Too hot");
        assertThat(seen.at("/sharing/modes/0").stringValue()).isEqualTo("RECEIVER");
        assertThat(plant.api.get(EVENTS + "/" + below).json().has("sharing")).isFalse();
        theirs.ifMatch(0)
                .put(EVENTS + "/" + below + "?includeShared=true", "{\"timestamp\": \"2026-01-01T00:00:00Z\"}")
                .expect(404);
        theirs.post(Plant.EM + "/deleteEventsJobs", """
                {"filter": {"typeId": "%s", "id": "%s"}}""".formatted(EventType.STANDARD_ID, below))
                .expect(202);
        plant.api.get(EVENTS + "/" + below).expect(200);
        assertThat(found(theirs, ", \"parentAssetId\": \"" + plant.press + "\"", SHARED))
                .containsExactly(below);
        assertThat(found(theirs, ", \"parentAssetId\": \"" + plant.root + "\"", SHARED))
                .as("what a share's root hangs below is the receiver's own")
                .isEmpty();
        assertThat(found(theirs, ", \"parentAssetId\": null", SHARED)).isEmpty();
        assertThat(found(receiver.subtenantClient("park"), "", SHARED)).isEmpty();
    }

    @Test
    void theyTellASubtenantNothingOfAPlaceItDoesNotSee() {
        plant.lend(plant.press, receiver, ALL);
        String event = plant.record(plant.press, 1, "");
        String asset = "/" + plant.press + "?includeShared=true";
        String folder = theirs.get("/api/assetmanagement/v3/assets" + asset)
                .expect(200)
                .json()
                .get("parentId")
                .stringValue();
        ApiClient park = receiver.subtenantClient("park");
        theirs.ifMatch(0)
                .put("/api/sharing/v1/received/" + plant.press + "/overlay", "{\"subtenantId\": \"park\"}")
                .expect(200);
        String below = ", \"parentAssetId\": {\"startsWith\": \"" + folder.substring(0, 4) + "\"}";
        assertThat(found(theirs, below, SHARED)).containsExactly(event);
        assertThat(found(park, "", SHARED)).containsExactly(event);
        assertThat(found(park, below, SHARED)).isEmpty();
    }

    @Test
    void aProfileWithoutEventsOrAShareWithoutTelemetryShowsNone() {
        plant.lend(plant.press, receiver, "\"channels\": [\"details\"], \"profile\": {\"id\": \"everything\"}");
        String id = plant.record(plant.press, 1, "");
        assertThat(found(theirs, "", SHARED)).isEmpty();
        theirs.get(EVENTS + "/" + id + "?includeShared=true").expect(404);
    }

    @Test
    void whatLiesOutsideTheWindowOfSamplesIsNotThereNorOvertakesAnything() {
        plant.lend(
                plant.press,
                receiver,
                ALL + ", \"data\": {\"from\": \"2026-01-02T00:00:00Z\", \"until\": \"2026-01-04T00:00:00Z\"}");
        String matter = ", \"correlationId\": \"bearing\"";
        String before = plant.record(plant.press, 1, matter);
        String first = plant.record(plant.press, 2, matter);
        String last = plant.record(plant.press, 3, matter);
        String after = plant.record(plant.press, 4, matter);
        assertThat(found(plant.api, "", "")).containsExactly(after);
        assertThat(found(theirs, "", SHARED)).containsExactly(last);
        assertThat(found(theirs, "", SHARED + "&history=true")).containsExactly(last, first);
        for (String hidden : List.of(before, after)) {
            theirs.get(EVENTS + "/" + hidden + "?includeShared=true").expect(404);
        }
    }

    @Test
    void whatDoesNotShowChangesNoAnswer() {
        plant.lend(plant.press, receiver, ALL + ", \"data\": {\"from\": \"2026-01-02T00:00:00Z\"}");
        String hidden = plant.type("Hidden", null, field("pressure", "DOUBLE"));
        plant.record(plant.press, 3, ", \"correlationId\": \"bearing\"");
        List<String> questions = List.of(
                EVENTS
                        + "?includeShared=true&history=true&filter=%7B%22timestamp%22:%7B%22after%22:%222000-01-01T00:00:00Z%22%7D%7D",
                EVENTS + "?includeShared=true&filter=%7B%22typeId%22:%22" + hidden + "%22,%22pressure%22:%22x%22%7D",
                TYPES + "?includeShared=true",
                TYPES + "/" + hidden + "?includeShared=true");
        List<String> one = questions.stream().map(path -> answer(theirs, path)).toList();
        plant.record(plant.press, 1, ", \"typeId\": \"" + hidden + "\", \"pressure\": 1");
        plant.record(plant.press, 1, ", \"correlationId\": \"bearing\"");
        plant.record(plant.area(plant.root, "Other"), 5, ", \"typeId\": \"" + hidden + "\"");
        assertThat(questions.stream().map(path -> answer(theirs, path)).toList())
                .isEqualTo(one);
    }

    private static String answer(ApiClient by, String path) {
        var answer = by.get(path);
        return answer.status() + answer.body().replace(answer.header("X-Request-Id"), "");
    }

    @Test
    void typesShowWithTheFirstEventOfThemThatDoes() {
        String pump = plant.type("Pump", EventType.STANDARD_ID, field("pressure", "DOUBLE"));
        plant.type("Secret", null, field("margin", "DOUBLE"));
        plant.lend(plant.press, receiver, ALL);
        theirs.get(TYPES + "/" + pump + "?includeShared=true").expect(404);
        String id = plant.record(plant.press, 1, ", \"typeId\": \"" + pump + "\", \"pressure\": 2.5");
        theirs.get(TYPES + "/" + pump).expect(404);
        JsonNode type = theirs.get(TYPES + "/" + pump + "?includeShared=true")
                .expect(200)
                .json();
        assertThat(type.get("owner").stringValue()).isEqualTo(plant.tenant.id());
        assertThat(type.at("/sharing/modes/0").stringValue()).isEqualTo("RECEIVER");
        assertThat(Plant.ids(theirs.get(TYPES + "?includeShared=true"), "eventTypes"))
                .containsExactlyInAnyOrder(EventType.STANDARD_ID, pump);
        String ofPump = ", \"typeId\": \"" + pump + "\", \"pressure\": ";
        assertThat(found(theirs, ofPump + "2.5", SHARED)).containsExactly(id);
        assertThat(found(theirs, ofPump + "3", SHARED)).isEmpty();
        theirs.post(TYPES, "{\"name\": \"x\", \"parentId\": \"" + pump + "\"}").expect(400);
        theirs.ifMatch(0).delete(TYPES + "/" + pump).expect(404);
    }

    @Test
    void ownAndReceivedEventsArePagedAsOneList() {
        plant.lend(plant.press, receiver, ALL);
        String root = Plant.text(theirs.get(Plant.ASSETS + "/root"), "assetId");
        String own = Plant.text(theirs.post(Plant.ASSETS, """
                {"name": "Own", "typeId": "core.basicarea", "parentId": "%s"}""".formatted(root)), "assetId");
        String first = plant.record(plant.press, 1, ", \"code\": \"b\"");
        String second = Plant.text(theirs.post(EVENTS, Plant.event(own, 2, ", \"code\": \"a\"")), "id");
        String third = plant.record(plant.press, 3, "");
        assertThat(found(theirs, "", SHARED + "&size=2&page=0")).containsExactly(third, second);
        assertThat(found(theirs, "", SHARED + "&size=2&page=1")).containsExactly(first);
        assertThat(found(theirs, "", SHARED + "&size=2&page=2")).isEmpty();
        assertThat(found(theirs, "", SHARED + "&sort=code,asc")).containsExactly(third, second, first);
        assertThat(found(theirs, "", SHARED + "&sort=code,desc")).containsExactly(first, second, third);
        assertThat(found(theirs, ", \"entityId\": \"" + plant.press + "\"", SHARED + "&size=1&page=1"))
                .containsExactly(first);
    }
}
