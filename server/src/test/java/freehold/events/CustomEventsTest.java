package freehold.events;

import static freehold.events.Plant.EVENTS;
import static freehold.events.Plant.TYPES;
import static freehold.events.Plant.event;
import static freehold.events.Plant.field;
import static freehold.events.Plant.found;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.events.model.EventType;
import freehold.events.model.Limits;
import freehold.events.usecase.ForgetEvents;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

@HttpTest
class CustomEventsTest {
    private static final String FIELDS = String.join(
            ", ",
            field("note", "STRING"),
            field("starts", "INTEGER"),
            field("pressure", "DOUBLE"),
            field("open", "BOOLEAN"),
            field("manual", "LINK"),
            field("serviced", "TIMESTAMP"),
            field("ticket", "UUID"),
            "{\"name\": \"phase\", \"type\": \"ENUM\", \"values\": [\"start\", \"run\"], \"filterable\": true}");

    private static final String VALUES = """
            , "note": "as usual", "starts": 9007199254740993, "pressure": 2.5, "open": true,
            "manual": "https://example.org/pump?x=1", "serviced": "2026-01-01T01:00:00+01:00",
            "ticket": "01234567-89AB-cdef-0123-456789abcdef", "phase": "run\"""";

    private final Plant plant;
    private final ApiClient api;
    private final ForgetEvents forget;
    private final Environment environment;

    CustomEventsTest(TestTenants tenants, ForgetEvents forget, Environment environment) {
        plant = new Plant(tenants);
        api = plant.api;
        this.forget = forget;
        this.environment = environment;
    }

    private static String ofType(String type) {
        return ", \"typeId\": \"" + type + "\"";
    }

    private Answer post(String type, String more) {
        return api.post(EVENTS, event(plant.press, 1, ofType(type) + more));
    }

    private Answer put(String id, long etag, String more) {
        return api.ifMatch(etag).put(EVENTS + "/" + id, "{\"timestamp\": \"2026-01-01T00:00:00Z\"" + more + "}");
    }

    @Test
    void anEventHasWhatTheFieldsOfItsTypeSayInOneSpelling() {
        String pump = plant.type("Pump", null, FIELDS);
        Answer made = post(pump, VALUES).expect(201);
        JsonNode event = made.json();
        assertThat(event.get("starts").longValue()).isEqualTo(9007199254740993L);
        assertThat(event.get("pressure").doubleValue()).isEqualTo(2.5);
        assertThat(event.get("serviced").stringValue()).isEqualTo("2026-01-01T00:00:00.000Z");
        assertThat(event.get("ticket").stringValue()).isEqualTo("01234567-89ab-cdef-0123-456789abcdef");
        assertThat(event.has("acknowledged")).isFalse();
        String path = EVENTS + "/" + event.get("id").stringValue();
        assertThat(api.get(path).expect(200).body()).isEqualTo(made.body());
    }

    @Test
    void whatIsNoValueOfItsFieldIsRefusedByName() {
        String pump = plant.type("Pump", null, FIELDS);
        for (String wrong : List.of(
                "\"note\": 7",
                "\"note\": \"" + "x".repeat(Limits.TEXT + 1) + "\"",
                "\"note\": \"\\u0000\"",
                "\"note\": [\"x\"]",
                "\"starts\": 1.5",
                "\"starts\": 99999999999999999999",
                "\"pressure\": \"2\"",
                "\"pressure\": 1e999",
                "\"open\": \"true\"",
                "\"manual\": \"javascript:alert(1)\"",
                "\"manual\": \"https:\"",
                "\"serviced\": \"yesterday\"",
                "\"ticket\": \"7\"",
                "\"phase\": \"stop\"",
                "\"colour\": \"red\"",
                "\"severity\": 20",
                "\"acknowledged\": false")) {
            assertThat(post(pump, ", " + wrong).expect(400).body())
                    .as(wrong)
                    .contains(wrong.substring(1, wrong.indexOf('"', 1)));
        }
        post(pump, ", \"note\": null, \"sourceType\": \"x\", \"sourceId\": \"y\"")
                .expect(201);
    }

    @Test
    void typesDerivedFromTheStandardOneHaveWhatItHas() {
        String pump = plant.type("Pump", EventType.STANDARD_ID, field("pressure", "DOUBLE"));
        JsonNode event =
                post(pump, ", \"severity\": 20, \"pressure\": 1").expect(201).json();
        assertThat(event.get("severity").intValue()).isEqualTo(20);
        assertThat(event.get("acknowledged").booleanValue()).isFalse();
        assertThat(event.get("pressure").intValue()).isEqualTo(1);
    }

    @Test
    void whatIsRequiredIsThereAndWhatCantBeUpdatedStays() {
        String pump = plant.type(
                "Pump",
                null,
                "{\"name\": \"serial\", \"type\": \"STRING\", \"required\": true}, " + field("note", "STRING"));
        assertThat(post(pump, "").expect(400).body()).contains("serial");
        String id = Plant.text(post(pump, ", \"serial\": \"7\", \"note\": \"a\""), "id");
        assertThat(put(id, 0, ", \"serial\": \"8\"").expect(400).body()).contains("serial");
        JsonNode amended = put(id, 0, ", \"note\": \"b\"").expect(200).json();
        assertThat(amended.get("serial").stringValue()).isEqualTo("7");
        assertThat(amended.get("note").stringValue()).isEqualTo("b");
        assertThat(put(id, 1, ", \"serial\": \"7\"").expect(200).json().has("note"))
                .isFalse();
    }

    @Test
    void listsAreOfOneTypeAndFilteredByItsFields() {
        String pump = plant.type("Pump", null, FIELDS);
        String valve = plant.type("Valve", null, field("starts", "STRING"));
        String running = Plant.text(post(pump, VALUES), "id");
        String idle = plant.record(plant.press, 2, ofType(pump) + ", \"starts\": 3, \"pressure\": 7");
        plant.record(plant.press, 3, ofType(valve) + ", \"starts\": \"three\"");
        String standard = plant.record(plant.press, 4, "");
        assertThat(found(api, "", "")).containsExactly(standard);
        assertThat(found(api, ofType(pump), "")).containsExactly(idle, running);
        for (String condition : List.of(
                "\"starts\": 9007199254740993",
                "\"starts\": {\"in\": {\"value\": [1, 9007199254740993]}}",
                "\"pressure\": 2.5",
                "\"open\": true",
                "\"note\": {\"startsWith\": \"as\"}",
                "\"phase\": \"run\"",
                "\"not\": {\"open\": null}",
                "\"serviced\": {\"between\": \"[2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z]\"}",
                "\"serviced\": {\"before\": \"2026-01-01T00:00:01Z\"}")) {
            assertThat(found(api, ofType(pump) + ", " + condition, ""))
                    .as(condition)
                    .containsExactly(running);
        }
        assertThat(found(api, ofType(pump) + ", \"not\": {\"pressure\": 2.5}", ""))
                .containsExactly(idle);
        assertThat(found(api, ofType(plant.tenant.id() + ".Other") + ", \"starts\": {}", ""))
                .isEmpty();
    }

    @Test
    void listsAreFilteredByWhatTheAssetIs() {
        String pump = plant.area(plant.press, "Pump");
        String below = plant.record(pump, 1, "");
        String above = plant.record(plant.press, 2, "");
        assertThat(found(api, ", \"parentAssetId\": \"" + plant.press + "\"", ""))
                .containsExactly(below);
        assertThat(found(api, ", \"parentAssetId\": \"" + plant.root + "\"", ""))
                .containsExactly(above);
        assertThat(found(api, ", \"assetTypeId\": \"core.basicarea\"", "")).containsExactly(above, below);
        assertThat(found(api, ", \"assetTypeId\": {\"in\": {\"value\": [\"core.basicsite\"]}}", ""))
                .isEmpty();
        api.get(EVENTS + "?sort=parentAssetId").expect(400);
    }

    @Test
    void eventsGoWhenTheTimeTheirTypeGivesThemIsOver() throws Exception {
        String pump = plant.type("Pump", null, "");
        String hot = plant.type("Hot", pump, "");
        String kept = plant.record(plant.press, 1, ofType(hot) + ", \"correlationId\": \"c\"");
        String newest = plant.record(plant.press, 2, ofType(hot) + ", \"correlationId\": \"c\"");
        assertThat(found(api, ofType(hot), "")).containsExactly(newest);
        api.ifMatch(0)
                .patch(TYPES + "/" + pump, "[{\"op\": \"replace\", \"path\": \"/ttl\", \"value\": 3}]")
                .expect(200);
        recordedDaysAgo(newest, 4);
        assertThat(found(api, ofType(hot), ""))
                .as("what has expired overtakes nothing")
                .containsExactly(kept);
        api.get(EVENTS + "/" + newest).expect(404);
        forget.everywhere();
        assertThat(execute("delete from events.event where event_id = '" + newest + "'"))
                .isZero();
        assertThat(execute("select from events.event where event_id = '" + kept + "'"))
                .isEqualTo(-1);
        api.ifMatch(0)
                .patch(TYPES + "/" + hot, "[{\"op\": \"replace\", \"path\": \"/ttl\", \"value\": 9}]")
                .expect(200);
        assertThat(api.get(TYPES + "/" + hot).json().get("ttl").intValue()).isEqualTo(9);
        assertThat(found(api, ofType(hot), "")).containsExactly(kept);
    }

    private void recordedDaysAgo(String id, int days) throws Exception {
        execute("update events.event set expires_at = expires_at - interval '%d days' where event_id = '%s'"
                .formatted(days, id));
    }

    private int execute(String sql) throws Exception {
        String url = environment.getRequiredProperty("freehold.db.url");
        String[] login = java.net.URI.create(url).getUserInfo().split(":", 2);
        String jdbc = "jdbc:postgresql://" + url.substring(url.indexOf('@') + 1);
        try (Connection connection = DriverManager.getConnection(jdbc, login[0], login[1]);
                Statement statement = connection.createStatement()) {
            return statement.execute(sql) ? -1 : statement.getUpdateCount();
        }
    }
}
