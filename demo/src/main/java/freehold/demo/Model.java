package freehold.demo;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The maker's vocabulary: what it measures, and the kinds of things it builds. */
final class Model {
    static final String TEMPERATURE = "temperature";
    static final String CLIMATE = "climate";

    private static final String ASSET_MANAGEMENT = "/api/assetmanagement/v3";

    private final Organisation owner;

    Model(Organisation owner) {
        this.owner = owner;
    }

    void define() throws IOException, InterruptedException {
        aspectType("Temperature", "dynamic", List.of(number(TEMPERATURE, "°F")));
        aspectType("Climate", "dynamic", List.of(number(TEMPERATURE, "°F")));
        aspectType("Nameplate", "static", List.of(text("manufacturer"), text("model"), number("ratedPower", "kW")));
        assetType("Machine", "core.basicdevice", List.of(text("serialNumber")), Map.of("nameplate", "Nameplate"));
        assetType("Turbine", id("Machine"), List.of(number("hubHeight", "m")), Map.of());
        assetType("Gearbox", id("Machine"), List.of(), Map.of(TEMPERATURE, "Temperature"));
        assetType("Generator", id("Machine"), List.of(), Map.of());
        assetType("ControlRoom", "core.basicarea", List.of(), Map.of(CLIMATE, "Climate"));
    }

    String id(String name) {
        return owner.id() + "." + name;
    }

    private void aspectType(String name, String category, List<Map<String, Object>> variables)
            throws IOException, InterruptedException {
        putOnce(
                "/aspecttypes/",
                name,
                Map.of("name", name, "category", category, "scope", "private", "variables", variables));
    }

    private void assetType(
            String name, String parent, List<Map<String, Object>> variables, Map<String, String> aspectTypes)
            throws IOException, InterruptedException {
        List<Map<String, String>> aspects = aspectTypes.entrySet().stream()
                .map(aspect -> Map.of("name", aspect.getKey(), "aspectTypeId", id(aspect.getValue())))
                .toList();
        putOnce(
                "/assettypes/",
                name,
                Map.of(
                        "name", name,
                        "parentTypeId", parent,
                        "instantiable", true,
                        "scope", "private",
                        "variables", variables,
                        "aspects", aspects));
    }

    /** Types that an earlier run has made are left alone: without an etag the server would refuse to change them. */
    private void putOnce(String collection, String name, Map<String, Object> body)
            throws IOException, InterruptedException {
        String path = ASSET_MANAGEMENT + collection + id(name);
        if (owner.gateway().get(path).found().isEmpty()) {
            owner.gateway().put(path, body).orFail();
        }
    }

    private static Map<String, Object> number(String name, String unit) {
        return Map.of("name", name, "dataType", "DOUBLE", "unit", unit);
    }

    private static Map<String, Object> text(String name) {
        return Map.of("name", name, "dataType", "STRING", "length", 64);
    }
}
