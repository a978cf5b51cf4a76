package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.assets.model.Values;
import freehold.decision.TenantId;
import freehold.testing.Answer;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What clients do to a tree in any order leaves what a naive model says: the same as {@link TreeHistoriesTest}, by requests. */
@HttpTest
class TreesOverHttpTest {
    private static final int RUNS = Boolean.getBoolean("freehold.long") ? 40 : 2;
    private static final int STEPS = 25;

    private final TestTenants tenants;

    TreesOverHttpTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @Test
    void afterAnyRequestsTheTreeIsTheModels() {
        long first = Optional.ofNullable(Long.getLong("freehold.seed")).orElseGet(new Random()::nextLong);
        for (int run = 0; run < RUNS; run++) {
            List<String> told = new ArrayList<>();
            try {
                live(new Random(first + run), told);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError(
                        "repeat: -Dfreehold.seed=" + (first + run) + " after " + String.join("\n  ", told), failure);
            }
        }
    }

    private void live(Random random, List<String> told) {
        Grove grove = new Grove(tenants.fresh());
        TreeModel model = new TreeModel(ValuesModel.over(grove.client, new TenantId(grove.tenant.id())));
        model.add(
                grove.root, Optional.empty(), grove.read(grove.root).get("name").stringValue(), Optional.empty());
        for (int step = 0; step < STEPS; step++) {
            int verb = random.nextInt(10);
            int asset = random.nextInt(1_000_000);
            int place = random.nextInt(1_000_000);
            told.add(verb + " " + asset + " " + place);
            take(verb, asset, place, new Told(grove, model));
            compare(grove, model);
        }
    }

    /** Those who are told what was done. */
    private record Told(Grove grove, TreeModel model) {}

    private static void take(int verb, int asset, int place, Told both) {
        Grove grove = both.grove();
        TreeModel model = both.model();
        List<TreeModel.Node> all = model.all();
        List<TreeModel.Act> bin = model.bin();
        String chosen = all.get(asset % all.size()).id();
        String there = all.get(place % all.size()).id();
        String binned = bin.isEmpty() ? chosen : bin.get(asset % bin.size()).top();
        switch (verb) {
            case 0, 1, 2 -> create(asset, place, both);
            case 3 -> agree(grove.move(grove.client, chosen, there), model.move(chosen, there));
            case 4 -> agree(grove.delete(grove.client, chosen), model.delete(chosen, false));
            case 5 -> agree(grove.deleteBranch(grove.client, chosen), model.delete(chosen, true));
            case 6 -> agree(grove.restore(grove.client, binned, Map.of()), model.restore(binned, Optional.empty()));
            case 7 ->
                agree(
                        grove.restore(grove.client, binned, Map.of("parentId", there)),
                        model.restore(binned, Optional.of(there)));
            case 8 -> agree(grove.purge(grove.client, binned), model.purge(binned));
            default -> setValues(chosen, place, both);
        }
    }

    private static void agree(Answer answer, boolean possible) {
        assertThat(answer.status()).as(answer.body()).isLessThan(500);
        assertThat(answer.status() < 300).as(answer.body()).isEqualTo(possible);
    }

    private static void create(int asset, int place, Told both) {
        TreeModel model = both.model();
        List<TreeModel.Node> live = model.live();
        String parent = live.get(place % live.size()).id();
        Optional<String> town = asset % 3 == 0 ? Optional.of("Town " + place % 5) : Optional.empty();
        String type = model.values().type(asset);
        Values wanted = model.values().wanted(place);
        Values values = model.values().fit(type, wanted) ? wanted : Values.NONE;
        Map<String, Object> body = new HashMap<>(json(values));
        body.put("name", "Asset " + asset % 7);
        body.put("typeId", type);
        body.put("parentId", parent);
        town.ifPresent(locality -> body.put("location", Map.of("locality", locality)));
        String id = both.grove()
                .client
                .post(Grove.ASSETS, Grove.json(body))
                .expect(201)
                .json()
                .get("assetId")
                .stringValue();
        model.add(id, Optional.of(parent), "Asset " + asset % 7, town);
        model.values().set(id, type, values);
    }

    private static void setValues(String asset, int place, Told both) {
        TreeModel model = both.model();
        Values wanted = model.values().wanted(place);
        boolean possible = model.node(asset).live() && model.values().fit(wanted, asset);
        agree(
                both.grove()
                        .client
                        .ifMatch(both.grove().etag(asset))
                        .patch(Grove.ASSETS + "/" + asset, Grove.json(json(wanted))),
                possible);
        if (possible) {
            model.values().set(asset, wanted);
        }
    }

    private static Map<String, Object> json(Values values) {
        return Map.of(
                "variables",
                variables(values.variables()),
                "aspects",
                values.aspects().entrySet().stream()
                        .map(aspect -> Map.of("name", aspect.getKey(), "variables", variables(aspect.getValue())))
                        .toList());
    }

    private static List<Map<String, String>> variables(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> Map.of("name", value.getKey(), "value", value.getValue()))
                .toList();
    }

    private static void compare(Grove grove, TreeModel model) {
        Map<String, JsonNode> listed = byId(page(grove, Grove.ASSETS + "?size=2000", "/_embedded/assets"));
        assertThat(listed.keySet())
                .isEqualTo(model.live().stream().map(TreeModel.Node::id).collect(Collectors.toSet()));
        for (TreeModel.Node node : model.all()) {
            JsonNode asset = grove.read(node.id());
            assertThat(Grove.path(asset)).isEqualTo(String.join(" / ", model.path(node.id())));
            assertThat(asset.get("deleted").isNull()).isEqualTo(node.live());
            assertSame(asset, node, model);
            if (node.live()) {
                assertSame(Objects.requireNonNull(listed.get(node.id())), node, model);
                assertThat(children(grove, node))
                        .isEqualTo(model.childrenOf(node.id()).stream()
                                .collect(Collectors.toMap(
                                        TreeModel.Node::id,
                                        child -> model.childrenOf(child.id()).size())));
            }
        }
        for (String words : List.of("asset 3", "5")) {
            assertThat(page(grove, Grove.OWN + "/search?size=500&q=" + words.replace(" ", "%20"), "/items"))
                    .hasSize((int) model.live().stream()
                            .filter(node -> node.name().toLowerCase(Locale.ROOT).contains(words))
                            .count());
        }
        assertThat(page(grove, Grove.BIN + "?size=500", "/items"))
                .hasSize(model.bin().size());
    }

    private static void assertSame(JsonNode asset, TreeModel.Node node, TreeModel model) {
        assertThat(text(asset, "/parentId")).isEqualTo(node.parent());
        assertThat(text(asset, "/location/locality")).isEqualTo(model.town(node.id()));
        Map<String, Map<String, String>> aspects = new TreeMap<>();
        asset.get("aspects")
                .forEach(aspect -> aspects.put(aspect.get("name").stringValue(), values(aspect.get("variables"))));
        assertThat(ValuesModel.ofFamily(Values.of(values(asset.get("variables")), aspects)))
                .isEqualTo(model.values().shown(node.id()));
    }

    private static Map<String, String> values(JsonNode variables) {
        Map<String, String> values = new TreeMap<>();
        variables.forEach(value ->
                values.put(value.get("name").stringValue(), value.get("value").stringValue()));
        return values;
    }

    private static Optional<String> text(JsonNode asset, String pointer) {
        JsonNode value = asset.at(pointer);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    private static Map<String, Integer> children(Grove grove, TreeModel.Node node) {
        return page(grove, Grove.OWN + "/" + node.id() + "/children?size=500", "/items").stream()
                .collect(Collectors.toMap(
                        child -> child.get("assetId").stringValue(),
                        child -> child.get("children").intValue()));
    }

    private static Map<String, JsonNode> byId(List<JsonNode> rows) {
        return rows.stream().collect(Collectors.toMap(row -> row.get("assetId").stringValue(), Function.identity()));
    }

    /** The only page of a list, which says how many rows it has. */
    private static List<JsonNode> page(Grove grove, String path, String rows) {
        JsonNode page = grove.client.get(path).expect(200).json();
        List<JsonNode> all =
                StreamSupport.stream(page.at(rows).spliterator(), false).toList();
        assertThat(page.at("/page/totalElements").longValue()).isEqualTo(all.size());
        return all;
    }
}
