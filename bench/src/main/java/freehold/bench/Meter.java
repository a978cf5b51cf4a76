package freehold.bench;

import java.util.List;
import java.util.Map;

/** A machine of a tenant, with one aspect of doubles. */
record Meter(Installation installation, String token, String assetId) {

    static Meter build(Installation installation, String tenant, String token, int variables) throws Exception {
        List<Map<String, Object>> all = java.util.stream.IntStream.range(0, variables)
                .mapToObj(i -> Map.<String, Object>of("name", "v" + i, "dataType", "DOUBLE", "unit", "1"))
                .toList();
        String am = "/api/assetmanagement/v3/";
        installation.send(
                token,
                "PUT",
                am + "aspecttypes/" + tenant + ".Load",
                Map.of("name", "Load", "category", "dynamic", "scope", "private", "variables", all));
        installation.send(
                token,
                "PUT",
                am + "assettypes/" + tenant + ".Machine",
                Map.of(
                        "name",
                        "Machine",
                        "parentTypeId",
                        "core.basicdevice",
                        "instantiable",
                        true,
                        "scope",
                        "private",
                        "aspects",
                        List.of(Map.of("name", "load", "aspectTypeId", tenant + ".Load"))));
        String root =
                installation.get(token, am + "assets/root").required("assetId").asString();
        String asset = installation
                .send(
                        token,
                        "POST",
                        am + "assets",
                        Map.of("name", "Machine", "typeId", tenant + ".Machine", "parentId", root))
                .required("assetId")
                .asString();
        return new Meter(installation, token, asset);
    }

    String series() {
        return "/api/iottimeseries/v3/timeseries/" + assetId + "/load";
    }
}
