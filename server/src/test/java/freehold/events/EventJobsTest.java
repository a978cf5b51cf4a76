package freehold.events;

import static freehold.events.Plant.EM;
import static freehold.events.Plant.EVENTS;
import static freehold.events.Plant.event;
import static freehold.events.Plant.found;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.events.model.EventType;
import freehold.events.model.Limits;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@HttpTest
class EventJobsTest {
    private static final String CREATE = EM + "/createEventsJobs";
    private static final String DELETE = EM + "/deleteEventsJobs";

    private final TestTenants tenants;
    private final Plant plant;
    private final ApiClient api;

    EventJobsTest(TestTenants tenants) {
        this.tenants = tenants;
        plant = new Plant(tenants);
        api = plant.api;
    }

    private static String standard(String more) {
        return "{\"filter\": {\"typeId\": \"" + EventType.STANDARD_ID + "\"" + more + "}}";
    }

    private JsonNode delete(ApiClient by, String more) {
        return by.post(DELETE, standard(more)).expect(202).json();
    }

    @Test
    void whatCanBeRecordedIsAndWhatCantIsTold() {
        String events = String.join(
                ", ",
                event(plant.press, 1, ""),
                event("0".repeat(32), 1, ""),
                event(plant.press, 2, ", \"typeId\": \"acme.Other\""),
                event(plant.press, 3, ""));
        JsonNode job =
                api.post(CREATE, "{\"events\": [" + events + "]}").expect(202).json();
        assertThat(job.get("state").stringValue()).isEqualTo("FINISHED_WITH_ERROR");
        assertThat(job.at("/details/events").intValue()).isEqualTo(2);
        assertThat(job.at("/details/faults/0/index").intValue()).isEqualTo(1);
        assertThat(job.at("/details/faults/0/message").stringValue()).contains("0".repeat(32));
        assertThat(job.at("/details/faults/1/message").stringValue()).contains("acme.Other");
        assertThat(found(api, "", "")).hasSize(2);
        String id = job.get("id").stringValue();
        assertThat(api.get(CREATE + "/" + id).expect(200).json()).isEqualTo(job);
        assertThat(Plant.ids(api.get(CREATE), CREATE.substring(EM.length() + 1)))
                .containsExactly(id);
        api.get(DELETE + "/" + id).expect(404);
        tenants.fresh().client().get(CREATE + "/" + id).expect(404);
    }

    @Test
    void aJobTakesAsManyEventsAsItsLimitAndNoMore() {
        String most = IntStream.range(0, Limits.CREATED_BY_JOB)
                .mapToObj(i -> event(plant.press, 1, ""))
                .collect(Collectors.joining(","));
        JsonNode job =
                api.post(CREATE, "{\"events\": [" + most + "]}").expect(202).json();
        assertThat(job.get("state").stringValue()).isEqualTo("FINISHED");
        assertThat(api.post(CREATE, "{\"events\": [" + most + "," + event(plant.press, 1, "") + "]}")
                        .expect(400)
                        .body())
                .contains("1000 events");
        api.post(CREATE, "{\"events\": []}").expect(400);
        api.post(CREATE, "{}").expect(400);
        assertThat(delete(api, "").at("/details/events").intValue()).isEqualTo(Limits.CREATED_BY_JOB);
    }

    @Test
    void whatIsDeletedIsNamedByTypeAndFilterHoweverOldItIs() {
        String old = plant.record(plant.press, 1, ", \"correlationId\": \"c\", \"code\": \"x\"");
        String overtaken = plant.record(plant.press, 2, ", \"correlationId\": \"c\"");
        String newest = plant.record(plant.press, 3, ", \"correlationId\": \"c\"");
        JsonNode job = delete(api, ", \"id\": \"" + old + "\"");
        assertThat(job.get("state").stringValue()).isEqualTo("FINISHED");
        assertThat(job.at("/details/events").intValue()).isEqualTo(1);
        api.get(EVENTS + "/" + old).expect(404);
        delete(api, ", \"timestamp\": {\"before\": \"2026-01-03T00:00:00Z\"}");
        api.get(EVENTS + "/" + overtaken).expect(404);
        for (String refused : List.of(
                "{}",
                "{\"filter\": {}}",
                "{\"filter\": {\"id\": \"" + newest + "\"}}",
                "{\"filter\": {\"typeId\": \"acme.Other\"}}",
                "{\"filter\": 7}",
                standard(", \"colour\": \"red\""))) {
            api.post(DELETE, refused).expect(400);
        }
        api.get(EVENTS + "/" + newest).expect(200);
    }

    @Test
    void nobodyDeletesEventsOfAssetsItMayNotEditOrDoesNotSee() {
        String park = plant.tenant.subtenant("Park");
        String folder = Plant.text(api.get("/api/tenantmanagement/v4/subtenants/" + park), "entityId");
        String inside = plant.record(plant.area(folder, "Turbine"), 1, "");
        String outside = plant.record(plant.press, 2, "");
        ApiClient guest = plant.tenant.subtenantClient(park);
        JsonNode job = delete(guest, "");
        assertThat(job.at("/details/events").intValue()).isEqualTo(1);
        assertThat(job.toString()).doesNotContain(plant.press);
        assertThat(found(api, "", "")).containsExactly(outside).doesNotContain(inside);
        String id = job.get("id").stringValue();
        guest.get(DELETE + "/" + id).expect(200);
        api.get(DELETE + "/" + id).expect(200);
        plant.tenant
                .subtenantClient(plant.tenant.subtenant("Other"))
                .get(DELETE + "/" + id)
                .expect(404);
        assertThat(delete(tenants.fresh().client(), "").at("/details/events").intValue())
                .isZero();
        api.get(EVENTS + "/" + outside).expect(200);
    }
}
