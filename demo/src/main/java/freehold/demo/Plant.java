package freehold.demo;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The maker's assets: one wind park. Each is recognised by its external id, so that a second run finds it. */
final class Plant {
    private static final String ASSETS = "/api/assetmanagement/v3/assets";
    private static final int PAGE = 500;

    private final Organisation owner;
    private final Model model;
    private final Map<String, String> idByExternalId = new HashMap<>();

    Plant(Organisation owner, Model model) {
        this.owner = owner;
        this.model = model;
    }

    String asset(String externalId) {
        String id = idByExternalId.get(externalId);
        if (id == null) {
            throw new LoadFailed("The demo world has no asset " + externalId);
        }
        return id;
    }

    void build() throws IOException, InterruptedException {
        findExisting();
        String root = owner.gateway()
                .get(ASSETS + "/root")
                .orFail()
                .json()
                .required("assetId")
                .asString();
        add(new Draft("NW-PARK-1", "Wind park Halligsand", "core.basicsite", root));
        String park = asset("NW-PARK-1");
        add(new Draft("NW-CR-1", "Control room", model.id("ControlRoom"), park));
        for (int number = 1; number <= 3; number++) {
            turbine(number, park);
        }
    }

    private void turbine(int number, String park) throws IOException, InterruptedException {
        String serial = "NW-110-%03d".formatted(number);
        add(new Draft(serial, "Turbine " + number, model.id("Turbine"), park)
                .variable("serialNumber", serial)
                .variable("hubHeight", "92.5")
                .nameplate("NW-110", "2300"));
        String turbine = asset(serial);
        add(new Draft(serial + "-GB", "Gearbox", model.id("Gearbox"), turbine)
                .variable("serialNumber", serial + "-GB")
                .nameplate("GB-3", "2400"));
        add(new Draft(serial + "-GN", "Generator", model.id("Generator"), turbine)
                .variable("serialNumber", serial + "-GN")
                .nameplate("GN-7", "2300"));
    }

    private void findExisting() throws IOException, InterruptedException {
        int pages = 1;
        for (int page = 0; page < pages; page++) {
            JsonNode list = owner.gateway()
                    .get(ASSETS + "?sort=name,asc&size=" + PAGE + "&page=" + page)
                    .orFail()
                    .json();
            pages = list.path("page").path("totalPages").asInt();
            for (JsonNode asset : list.path("_embedded").path("assets")) {
                asset.path("externalId")
                        .stringValueOpt()
                        .ifPresent(externalId -> idByExternalId.put(
                                externalId, asset.required("assetId").asString()));
            }
        }
    }

    private void add(Draft draft) throws IOException, InterruptedException {
        if (!idByExternalId.containsKey(draft.externalId())) {
            JsonNode made = owner.gateway().post(ASSETS, draft.body()).orFail().json();
            idByExternalId.put(draft.externalId(), made.required("assetId").asString());
        }
    }

    private record Draft(
            String externalId,
            String name,
            String typeId,
            String parentId,
            Map<String, String> variables,
            Map<String, String> plate) {

        Draft(String externalId, String name, String typeId, String parentId) {
            this(externalId, name, typeId, parentId, Map.of(), Map.of());
        }

        Draft variable(String variable, String value) {
            Map<String, String> more = new HashMap<>(variables);
            more.put(variable, value);
            return new Draft(externalId, name, typeId, parentId, more, plate);
        }

        Draft nameplate(String modelName, String ratedPower) {
            return new Draft(
                    externalId,
                    name,
                    typeId,
                    parentId,
                    variables,
                    Map.of("manufacturer", "Nordwind", "model", modelName, "ratedPower", ratedPower));
        }

        Map<String, Object> body() {
            Map<String, Object> body = new HashMap<>();
            body.put("externalId", externalId);
            body.put("name", name);
            body.put("typeId", typeId);
            body.put("parentId", parentId);
            body.put("timezone", "Europe/Berlin");
            if (!variables.isEmpty()) {
                body.put("variables", values(variables));
            }
            if (!plate.isEmpty()) {
                body.put("aspects", List.of(Map.of("name", "nameplate", "variables", values(plate))));
            }
            return body;
        }

        private static List<Map<String, String>> values(Map<String, String> byName) {
            return byName.entrySet().stream()
                    .map(value -> Map.of("name", value.getKey(), "value", value.getValue()))
                    .collect(Collectors.toList());
        }
    }
}
