package freehold.assets;

import freehold.assets.model.Category;
import freehold.assets.model.TypeDraft;
import freehold.assets.model.Values;
import freehold.assets.model.Variable;
import freehold.decision.TenantId;
import freehold.testing.ApiClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A family of types, each with a variable and a default of its own, and which values somebody has set: what an asset
 * shows, worked out without the product.
 */
final class ValuesModel {
    private static final String AM = "/api/assetmanagement/v3";
    private static final int LEVELS = 3;
    private static final int ASPECT_FROM = 1;

    private final TenantId tenant;
    private final Map<String, Known> assets = new HashMap<>();

    /**
     * @param level how many of the family's variables it has, less one; -1 for an asset of no such type
     */
    private record Known(int level, Map<String, String> variables, Optional<String> maker) {}

    ValuesModel(TenantId tenant) {
        this.tenant = tenant;
    }

    /** Makes the types. */
    static ValuesModel on(Stage stage, TenantId tenant) {
        stage.aspectType(tenant, "plate", Category.STATIC, withDefault("maker", "nobody"));
        for (int level = 0; level < LEVELS; level++) {
            stage.assetType(
                    tenant,
                    "level" + level,
                    new TypeDraft.OfAsset(
                            "Level " + level,
                            "",
                            level == 0 ? "core.basicdevice" : tenant + ".level" + (level - 1),
                            true,
                            List.of(withDefault("v" + level, "default " + level)),
                            level == ASPECT_FROM
                                    ? List.of(new TypeDraft.AspectUse("plate", tenant + ".plate"))
                                    : List.of()));
        }
        return new ValuesModel(tenant);
    }

    /** Makes the types as a client does. */
    static ValuesModel over(ApiClient client, TenantId tenant) {
        client.put(AM + "/aspecttypes/" + tenant + ".plate", """
                        {"name": "plate", "category": "static", "scope": "private", "description": "",
                         "variables": [%s]}""".formatted(json("maker", "nobody")))
                .expect(201);
        for (int level = 0; level < LEVELS; level++) {
            client.put(AM + "/assettypes/" + tenant + ".level" + level, """
                            {"name": "Level %d", "parentTypeId": "%s", "instantiable": true, "scope": "private",
                             "description": "", "variables": [%s], "aspects": [%s]}""".formatted(
                                    level,
                                    level == 0 ? "core.basicdevice" : tenant + ".level" + (level - 1),
                                    json("v" + level, "default " + level),
                                    level == ASPECT_FROM
                                            ? "{\"name\": \"plate\", \"aspectTypeId\": \"" + tenant + ".plate\"}"
                                            : ""))
                    .expect(201);
        }
        return new ValuesModel(tenant);
    }

    private static String json(String variable, String byDefault) {
        return "{\"name\": \"%s\", \"dataType\": \"STRING\", \"length\": 50, \"defaultValue\": \"%s\"}"
                .formatted(variable, byDefault);
    }

    private static Variable withDefault(String name, String byDefault) {
        Variable text = Stage.text(name);
        return new Variable(name, text.dataType(), text.unit(), text.length(), false, false, Optional.of(byDefault));
    }

    /** One type in four is none of the family. */
    String type(int choice) {
        int level = choice % (LEVELS + 1);
        return level == LEVELS ? "core.basicarea" : tenant + ".level" + level;
    }

    /** Values for some of the variables that an asset of the last level has: too many for the others. */
    Values wanted(int choice) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("v" + choice % LEVELS, "value " + choice % 5);
        return choice % 2 == 0
                ? Values.of(variables, Map.of())
                : Values.of(variables, Map.of("plate", Map.of("maker", "maker " + choice % 3)));
    }

    /** Whether an asset of the type can have the values. */
    boolean fit(String type, Values values) {
        return fit(level(type), values);
    }

    private static boolean fit(int level, Values values) {
        return values.variables().keySet().stream().allMatch(name -> name.charAt(1) - '0' <= level)
                && (values.aspects().isEmpty() || level >= ASPECT_FROM);
    }

    boolean fit(Values values, String asset) {
        Known known = assets.get(asset);
        return known != null && fit(known.level(), values);
    }

    private int level(String type) {
        return type.startsWith(tenant + ".level") ? type.charAt(type.length() - 1) - '0' : -1;
    }

    void set(String asset, String type, Values values) {
        set(asset, level(type), values);
    }

    /** Values that fit. */
    void set(String asset, Values values) {
        set(asset, Objects.requireNonNull(assets.get(asset)).level(), values);
    }

    private void set(String asset, int level, Values values) {
        Optional<String> maker =
                Optional.ofNullable(values.aspects().get("plate")).map(plate -> plate.get("maker"));
        assets.put(asset, new Known(level, values.variables(), maker));
    }

    /** What the asset shows of the family's variables. */
    Values shown(String asset) {
        Known known = assets.get(asset);
        Map<String, String> variables = new TreeMap<>();
        for (int level = 0; known != null && level <= known.level(); level++) {
            variables.put("v" + level, known.variables().getOrDefault("v" + level, "default " + level));
        }
        return known == null || known.level() < ASPECT_FROM
                ? Values.of(variables, Map.of())
                : Values.of(
                        variables, Map.of("plate", Map.of("maker", known.maker().orElse("nobody"))));
    }

    /** Of all that the product shows, the family's. */
    static Values ofFamily(Values shown) {
        Map<String, String> variables = new TreeMap<>(shown.variables());
        variables.keySet().removeIf(name -> !name.matches("v\\d"));
        return Values.of(variables, shown.aspects());
    }
}
