package freehold.sharing;

import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.act;
import static freehold.sharing.Lending.collaborate;
import static freehold.sharing.Lending.id;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.offer;
import static freehold.sharing.Lending.text;
import static freehold.sharing.Lending.with;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.decision.AssetId;
import freehold.decision.Role;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an owner is told a receiver would see, held against what the receiver then sees. */
@HttpTest
class PreviewTest {
    private static final String ASSETS = "/api/assetmanagement/v3/assets/";
    private static final String PREVIEW = SHARES + "/preview";

    private final long seed = Optional.ofNullable(Long.getLong("freehold.seed")).orElseGet(new Random()::nextLong);
    private final Random random = new Random(seed);
    private final Lending lending;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final ApiClient api;

    PreviewTest(TestTenants tenants, Access access) {
        this.lending = new Lending(access);
        this.owner = tenants.fresh();
        this.receiver = tenants.fresh();
        this.api = owner.client();
        collaborate(owner, receiver);
        api.put("/api/assetmanagement/v3/aspecttypes/" + owner.id() + ".load", """
                {"name": "load", "category": "dynamic", "scope": "private", "variables": [
                  {"name": "torque", "dataType": "DOUBLE", "unit": "Nm"}, {"name": "speed", "dataType": "INT"}]}""")
                .expect(201);
        api.put("/api/assetmanagement/v3/aspecttypes/" + owner.id() + ".plate", """
                {"name": "plate", "category": "static", "scope": "private", "variables": [
                  {"name": "serial", "dataType": "STRING", "length": 20},
                  {"name": "price", "dataType": "INT", "defaultValue": "7"}]}""")
                .expect(201);
        api.put("/api/assetmanagement/v3/assettypes/" + owner.id() + ".machine", """
                {"name": "machine", "parentTypeId": "core.basicdevice", "instantiable": true, "scope": "private",
                 "variables": [{"name": "customer", "dataType": "STRING", "length": 20}],
                 "aspects": [{"name": "load", "aspectTypeId": "%1$s.load"},
                   {"name": "plate", "aspectTypeId": "%1$s.plate"}]}""".formatted(owner.id()))
                .expect(201);
    }

    private AssetId machine(AssetId parent) {
        return new AssetId(text(
                api.post("/api/assetmanagement/v3/assets", """
                        {"name": "Turbine", "typeId": "%s.machine", "parentId": "%s", "externalId": "X-1",
                         "description": "Secret words", "location": {"country": "DE", "locality": "Ulm"},
                         "variables": [{"name": "customer", "value": "ACME"}],
                         "aspects": [{"name": "plate", "variables": [{"name": "serial", "value": "S1"}]}]}""".formatted(owner.id(), parent.value()))
                        .expect(201)
                        .json(),
                "assetId"));
    }

    private static List<String> some(Random random, String... names) {
        List<String> chosen = new ArrayList<>();
        for (String name : names) {
            if (random.nextBoolean()) {
                chosen.add(name);
            }
        }
        return random.nextInt(4) == 0 && names.length < 5 ? List.of("*") : chosen;
    }

    private String randomProfile(int number) {
        Map<String, Object> body = new TreeMap<>();
        body.put("name", "random " + number);
        body.put(
                "details",
                Map.of(
                        "fields",
                        some(random, "name", "description", "externalId", "timezone", "location"),
                        "variables",
                        some(random, "customer"),
                        "aspects",
                        List.of(Map.of("name", "plate", "variables", some(random, "serial", "price")))));
        body.put(
                "telemetry",
                Map.of("aspects", List.of(Map.of("name", "load", "variables", some(random, "torque", "speed")))));
        return id(api.post("/api/sharing/v1/profiles", json(body)).expect(201));
    }

    /** What is previewed is what the receiver reads, for random profiles and channels; by offer and by partner. */
    @Test
    void whatWasForetoldIsWhatShows() {
        AssetId machine = machine(lending.root(owner));
        int shown = 0;
        for (int round = 0; round < 12; round++) {
            Map<String, Object> body = with(offer(machine, receiver), "profile", Map.of("id", randomProfile(round)));
            List<List<String>> channels =
                    List.of(List.of("details"), List.of("telemetry"), List.of("details", "telemetry"));
            body.put("channels", channels.get(random.nextInt(3)));
            JsonNode told = api.post(PREVIEW, json(body)).expect(200).json();
            assertThat(lending.sees(receiver, machine))
                    .as("a preview lends nothing")
                    .isFalse();
            JsonNode asset = told.get("assets").get("items").get(0);

            String share = id(api.post(SHARES, json(body)).expect(201));
            act(receiver, share, "accept").expect(200);
            JsonNode now = api.get(PREVIEW + "?assetId=" + machine.value() + "&partner=" + receiver.id())
                    .expect(200)
                    .json();
            assertThat(now.get("asset")).as("seed %d", seed).isEqualTo(asset);
            List<String> foretold = foretold(asset);
            assertThat(foretold).as("seed %d, %s", seed, body).isEqualTo(seen(machine));
            shown += foretold.size();
            act(owner, share, "revoke").expect(200);
            assertThat(api.get(PREVIEW + "?assetId=" + machine.value() + "&partner=" + receiver.id())
                            .expect(200)
                            .json()
                            .get("visible")
                            .asBoolean())
                    .isFalse();
        }
        assertThat(shown).as("seed %d made too little", seed).isGreaterThan(12);
    }

    private static List<String> foretold(JsonNode asset) {
        List<String> all = new ArrayList<>(List.of("name " + text(asset, "name")));
        for (JsonNode field : asset.get("fields")) {
            String name = text(field, "name");
            if (field.get("shown").asBoolean() && !name.equals("name")) {
                all.add("field " + name + " " + (name.equals("location") ? "" : text(field, "value")));
            }
        }
        for (JsonNode aspect : asset.get("aspects")) {
            for (JsonNode variable : aspect.get("variables")) {
                if (variable.get("shown").asBoolean()) {
                    all.add(text(aspect, "name") + "." + text(variable, "name") + " "
                            + (variable.has("value") ? text(variable, "value") : ""));
                }
            }
        }
        for (JsonNode variable : asset.get("variables")) {
            // An asset is read with those of its variables that have a value.
            if (variable.has("value")) {
                all.add(text(variable, "name") + " " + text(variable, "value"));
            }
        }
        return all.stream().sorted().toList();
    }

    /** The same from the receiver's own reads. */
    private List<String> seen(AssetId machine) {
        ApiClient reader = receiver.client();
        JsonNode asset = reader.get(ASSETS + machine.value() + "?includeShared=true")
                .expect(200)
                .json();
        List<String> all = new ArrayList<>(List.of("name " + text(asset, "name")));
        for (String field : List.of("description", "externalId", "timezone")) {
            if (asset.hasNonNull(field)) {
                all.add("field " + field + " " + text(asset, field));
            }
        }
        if (asset.hasNonNull("location")) {
            all.add("field location ");
        }
        JsonNode aspects = reader.get(ASSETS + machine.value() + "/aspects?includeShared=true&size=100")
                .expect(200)
                .json()
                .at("/_embedded/aspects");
        for (JsonNode aspect : aspects) {
            for (JsonNode variable : aspect.get("variables")) {
                String value = variable.hasNonNull("value") ? text(variable, "value") : "";
                all.add(text(aspect, "name") + "." + text(variable, "name") + " " + value);
            }
        }
        JsonNode variables = asset.get("variables");
        for (JsonNode variable : variables) {
            all.add(text(variable, "name") + " " + (variable.hasNonNull("value") ? text(variable, "value") : ""));
        }
        return all.stream().sorted().toList();
    }

    @Test
    void whatStaysHiddenIsNamedWithItsReason() {
        AssetId top = lending.asset(owner, "Plant");
        AssetId kept = lending.asset(owner, top, "Hall");
        AssetId excluded = lending.asset(owner, top, "Laboratory");
        AssetId below = lending.asset(owner, excluded, "Bench");
        Map<String, Object> body = with(offer(top, receiver), "excluded", List.of(excluded.value()));
        JsonNode told = api.post(PREVIEW, json(body)).expect(200).json();
        assertThat(told.at("/assets/items").findValuesAsString("assetId"))
                .containsExactlyInAnyOrder(top.value(), kept.value());
        assertThat(told.at("/assets/page/totalElements").asLong()).isEqualTo(2);
        assertThat(told.get("leftOutCount").asLong()).isEqualTo(2);
        assertThat(told.get("leftOut").findValuesAsString("assetId"))
                .containsExactlyInAnyOrder(excluded.value(), below.value());
        assertThat(told.get("leftOut").findValuesAsString("reason")).containsOnly("EXCLUDED");
        assertThat(told.at("/grows/descendants").asBoolean()).isTrue();
        assertThat(told.at("/grows/variables").asBoolean()).isTrue();
        JsonNode alone = api.post(PREVIEW + "?size=1", json(with(offer(top, receiver), "descendants", false)))
                .expect(200)
                .json();
        assertThat(alone.at("/assets/page/totalElements").asLong()).isEqualTo(1);
        assertThat(alone.get("leftOutCount").asLong()).isZero();
        assertThat(alone.at("/grows/descendants").asBoolean()).isFalse();
    }

    @Test
    void aPreviewTellsNothingOfStrangersAndIsForThoseWhoShare() {
        AssetId top = lending.asset(owner, "Plant");
        Answer unknown = api.post(PREVIEW, json(with(offer(top, receiver), "receiver", "DE-unknown")));
        assertThat(text(unknown.expect(404).json(), "detail")).contains("DE-unknown");
        AssetId foreign = lending.asset(receiver, "theirs");
        api.post(PREVIEW, json(offer(foreign, receiver))).expect(404);
        api.get(PREVIEW + "?assetId=" + foreign.value() + "&partner=" + receiver.id())
                .expect(404);
        owner.client(Role.STANDARD_USER)
                .post(PREVIEW, json(offer(top, receiver)))
                .expect(403);
        String share = Lending.lend(owner, top, receiver);
        receiver.client().post(PREVIEW, json(offer(top, owner))).expect(404);
        act(owner, share, "revoke").expect(200);
    }
}
