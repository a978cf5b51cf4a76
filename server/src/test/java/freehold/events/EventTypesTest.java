package freehold.events;

import static freehold.events.Plant.TYPES;
import static freehold.events.Plant.field;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Role;
import freehold.events.model.EventType;
import freehold.events.model.Limits;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@HttpTest
class EventTypesTest {
    private final TestTenants tenants;
    private final Plant plant;
    private final ApiClient api;

    EventTypesTest(TestTenants tenants) {
        this.tenants = tenants;
        plant = new Plant(tenants);
        api = plant.api;
    }

    private static List<String> names(JsonNode type) {
        return type.get("fields")
                .valueStream()
                .map(field -> field.get("name").stringValue())
                .toList();
    }

    private Answer patch(String id, long etag, String operations) {
        return api.ifMatch(etag).patch(TYPES + "/" + id, operations);
    }

    @Test
    void theStandardTypeIsThereAndStaysAsItIs() {
        String standard = TYPES + "/" + EventType.STANDARD_ID;
        JsonNode type = api.get(standard).expect(200).json();
        assertThat(names(type)).containsExactly("severity", "description", "code", "source", "acknowledged");
        assertThat(type.get("scope").stringValue()).isEqualTo("GLOBAL");
        assertThat(type.get("owner").stringValue()).isEqualTo("core");
        api.ifMatch(0).delete(standard).expect(403);
        api.ifMatch(0)
                .put(standard, "[{\"op\": \"replace\", \"path\": \"/name\", \"value\": \"x\"}]")
                .expect(403);
    }

    @Test
    void aTypeInheritsFieldsOverFourLevelsAndNoMore() {
        String pump = plant.type("Pump", EventType.STANDARD_ID, field("pressure", "DOUBLE"));
        String hot = plant.type("Hot", pump, field("heat", "INTEGER"));
        String hotter = plant.type("Hotter", hot, "");
        JsonNode type = api.get(TYPES + "/" + hotter).expect(200).json();
        assertThat(names(type))
                .containsExactly("severity", "description", "code", "source", "acknowledged", "pressure", "heat");
        assertThat(type.get("parentId").stringValue()).isEqualTo(hot);
        assertThat(type.get("owner").stringValue()).isEqualTo(plant.tenant.id());
        assertThat(type.get("scope").stringValue()).isEqualTo("LOCAL");
        assertThat(api.post(TYPES, "{\"name\": \"x\", \"parentId\": \"" + hotter + "\"}")
                        .expect(400)
                        .body())
                .contains("4 levels");
        assertThat(api.post(TYPES, "{\"name\": \"x\", \"parentId\": \"acme.Missing\"}")
                        .expect(400)
                        .body())
                .contains("acme.Missing");
        assertThat(api.post(TYPES, """
                        {"name": "x", "parentId": "%s", "fields": [%s]}""".formatted(hot, field("pressure", "STRING")))
                        .expect(400)
                        .body())
                .contains("pressure");
    }

    @Test
    void typesAreListedFilteredAndSorted() {
        String pump = plant.type("Pump", null, "");
        String valve = plant.type("Valve", null, "");
        assertThat(Plant.ids(api.get(TYPES), "eventTypes"))
                .containsExactlyInAnyOrder(pump, valve, EventType.STANDARD_ID);
        for (String filter : List.of(
                "{\"owner\":{\"eq\":\"" + plant.tenant.id() + "\"}}",
                "{\"and\":{\"owner\":\"" + plant.tenant.id() + "\",\"colour\":\"red\"}}",
                "{\"not\":{\"scope\":\"GLOBAL\"}}",
                "{\"or\":{\"name\":{\"startsWith\":\"Pu\"},\"id\":{\"endsWith\":\"Valve\"}}}")) {
            String path = TYPES + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8) + "&size=100";
            assertThat(Plant.ids(api.get(path + "&sort=id,asc"), "eventTypes")).containsExactly(pump, valve);
            assertThat(Plant.ids(api.get(path + "&sort=name,desc"), "eventTypes"))
                    .containsExactly(valve, pump);
        }
        assertThat(Plant.ids(api.get(TYPES + "?size=2&page=1&sort=id"), "eventTypes"))
                .hasSize(1);
        assertThat(Plant.ids(api.get(TYPES + "?page=9"), "eventTypes")).isEmpty();
        api.get(TYPES + "?sort=ttl").expect(400);
        api.get(TYPES + "?filter=7").expect(400);
    }

    @Test
    void typesGrowByPatchesAndLoseNothing() {
        String pump = plant.type("Pump", EventType.STANDARD_ID, """
                {"name": "phase", "type": "ENUM", "values": ["start"], "required": true},
                {"name": "note", "type": "STRING"}""");
        plant.type("Hot", pump, field("heat", "INTEGER"));
        String name = "[{\"op\": \"replace\", \"path\": \"/name\", \"value\": \"Pumps\"}]";
        api.patch(TYPES + "/" + pump, name).expect(428);
        patch(pump, 7, name).expect(412);
        Answer renamed = patch(pump, 0, name).expect(200);
        assertThat(renamed.header("ETag")).isEqualTo("\"1\"");
        assertThat(renamed.json().get("name").stringValue()).isEqualTo("Pumps");
        JsonNode grown = api.ifMatch(1)
                .put(TYPES + "/" + pump, """
                [{"op": "add", "path": "/fields/-", "value": %s},
                 {"op": "add", "path": "/fields/5/values/-", "value": "run"},
                 {"op": "replace", "path": "/fields/5/required", "value": false},
                 {"op": "replace", "path": "/ttl", "value": 7},
                 {"op": "test", "path": "/name", "value": "Pumps"}]""".formatted(field("pressure", "DOUBLE")))
                .expect(200)
                .json();
        assertThat(names(grown)).endsWith("phase", "note", "pressure");
        assertThat(grown.at("/fields/5/values").toString()).isEqualTo("[\"start\",\"run\"]");
        assertThat(grown.get("ttl").intValue()).isEqualTo(7);
        for (String refused : List.of(
                "{\"op\": \"remove\", \"path\": \"/fields/6\"}",
                "{\"op\": \"remove\", \"path\": \"/fields/0\"}",
                "{\"op\": \"replace\", \"path\": \"/fields/6/type\", \"value\": \"DOUBLE\"}",
                "{\"op\": \"replace\", \"path\": \"/fields/6/required\", \"value\": true}",
                "{\"op\": \"replace\", \"path\": \"/fields/5/values\", \"value\": [\"run\"]}",
                "{\"op\": \"add\", \"path\": \"/fields/-\", \"value\": " + field("heat", "DOUBLE") + "}",
                "{\"op\": \"add\", \"path\": \"/fields/-\", \"value\": {\"name\": \"x\"}}",
                "{\"op\": \"replace\", \"path\": \"/parentId\", \"value\": \"" + pump + "\"}",
                "{\"op\": \"replace\", \"path\": \"/id\", \"value\": \"x.y\"}",
                "{\"op\": \"replace\", \"path\": \"/scope\", \"value\": \"GLOBAL\"}",
                "{\"op\": \"replace\", \"path\": \"/nothing\", \"value\": 1}",
                "{\"op\": \"replace\", \"path\": \"\", \"value\": {}}",
                "{\"op\": \"move\", \"path\": \"/name\", \"from\": \"/id\"}",
                "{\"op\": \"replace\", \"path\": \"/fields\", \"value\": 7}")) {
            patch(pump, 2, "[" + refused + "]").expect(400);
        }
        patch(pump, 2, "[{\"op\": \"test\", \"path\": \"/name\", \"value\": \"other\"}]")
                .expect(409);
        patch(pump, 2, "{}").expect(400);
        assertThat(api.get(TYPES + "/" + pump).json()).isEqualTo(grown);
    }

    @Test
    void aTypeThatIsNeededStays() {
        String pump = plant.type("Pump", null, "");
        String hot = plant.type("Hot", pump, "");
        String id = plant.record(plant.press, 1, ", \"typeId\": \"" + hot + "\"");
        assertThat(api.ifMatch(0).delete(TYPES + "/" + pump).expect(409).body()).contains(hot);
        api.ifMatch(0).delete(TYPES + "/" + hot).expect(409);
        api.post(Plant.EM + "/deleteEventsJobs", """
                {"filter": {"typeId": "%s", "id": "%s"}}""".formatted(hot, id)).expect(202);
        api.delete(TYPES + "/" + hot).expect(428);
        api.ifMatch(1).delete(TYPES + "/" + hot).expect(412);
        api.ifMatch(0).delete(TYPES + "/" + hot).expect(204);
        api.get(TYPES + "/" + hot).expect(404);
        api.ifMatch(0).delete(TYPES + "/" + pump).expect(204);
    }

    @Test
    void whatATypeMayBeIsLimited() {
        String tenant = plant.tenant.id();
        for (String refused : List.of(
                "{}",
                "{\"name\": \"\"}",
                "{\"name\": \"" + "x".repeat(Limits.TYPE_NAME + 1) + "\"}",
                "{\"name\": \"x\", \"id\": \"other.x\"}",
                "{\"name\": \"x\", \"id\": \"" + tenant + ".\"}",
                "{\"name\": \"x\", \"id\": \"" + tenant + ".a b\"}",
                "{\"name\": \"x\", \"ttl\": -1}",
                "{\"name\": \"x\", \"ttl\": 36501}",
                "{\"name\": \"x\", \"scope\": \"GLOBAL\"}",
                "{\"name\": \"x\", \"fields\": [null]}",
                "{\"name\": \"x\", \"fields\": [{\"name\": \"a\", \"type\": \"FLOAT\"}]}",
                "{\"name\": \"x\", \"fields\": [{\"type\": \"STRING\"}]}",
                "{\"name\": \"x\", \"fields\": [" + field("1a", "STRING") + "]}",
                "{\"name\": \"x\", \"fields\": [" + field("severity", "STRING") + "]}",
                "{\"name\": \"x\", \"fields\": [" + field("a", "STRING") + ", " + field("a", "LINK") + "]}",
                "{\"name\": \"x\", \"fields\": [{\"name\": \"a\", \"type\": \"ENUM\"}]}",
                "{\"name\": \"x\", \"fields\": [{\"name\": \"a\", \"type\": \"ENUM\", \"values\": [\"b\", \"b\"]}]}")) {
            api.post(TYPES, refused).expect(400);
        }
        String most = IntStream.range(0, Limits.FIELDS)
                .mapToObj(i -> field("f" + i, "STRING"))
                .collect(Collectors.joining(", "));
        api.post(TYPES, "{\"name\": \"x\", \"fields\": [" + most + "]}").expect(201);
        assertThat(api.post(TYPES, "{\"name\": \"x\", \"fields\": [" + most + ", " + field("g", "STRING") + "]}")
                        .expect(400)
                        .body())
                .contains("100 fields");
        plant.type("Pump", null, "");
        api.post(TYPES, "{\"name\": \"Pump\", \"id\": \"" + tenant + ".Pump\"}").expect(409);
    }

    @Test
    void typesAreTheirTenantsAndAnAdministratorsToMake() {
        String pump = plant.type("Pump", null, "");
        ApiClient stranger = tenants.fresh().client();
        stranger.get(TYPES + "/" + pump + "?includeShared=true").expect(404);
        stranger.ifMatch(0).delete(TYPES + "/" + pump).expect(404);
        assertThat(Plant.ids(stranger.get(TYPES + "?includeShared=true"), "eventTypes"))
                .containsExactly(EventType.STANDARD_ID);
        ApiClient user = plant.tenant.client(Role.STANDARD_USER);
        user.get(TYPES + "/" + pump).expect(200);
        user.post(TYPES, "{\"name\": \"x\"}").expect(403);
        user.ifMatch(0).delete(TYPES + "/" + pump).expect(403);
    }
}
