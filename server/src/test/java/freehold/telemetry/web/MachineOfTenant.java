package freehold.telemetry.web;

import freehold.testing.ApiClient;
import freehold.testing.TestTenant;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An asset with a dynamic aspect, made through the product's own routes. */
record MachineOfTenant(TestTenant tenant, String assetId) {
    private static final String TYPES = "/api/assetmanagement/v3";

    static MachineOfTenant build(TestTenant tenant, String twinType) {
        ApiClient client = tenant.client();
        String aspectType = tenant.id() + ".spindle";
        String assetType = tenant.id() + ".machine";
        client.put(TYPES + "/aspecttypes/" + aspectType, """
                {"name": "spindle", "category": "dynamic", "scope": "private", "variables": [
                  {"name": "temperature", "dataType": "DOUBLE", "unit": "C", "qualityCode": true},
                  {"name": "speed", "dataType": "INT"},
                  {"name": "parts", "dataType": "LONG"},
                  {"name": "running", "dataType": "BOOLEAN"},
                  {"name": "program", "dataType": "STRING", "length": 20, "qualityCode": true},
                  {"name": "serviced", "dataType": "TIMESTAMP"},
                  {"name": "log", "dataType": "BIG_STRING", "length": 50000}]}""").expect(201);
        client.put(TYPES + "/assettypes/" + assetType, """
                {"name": "machine", "parentTypeId": "core.basicdevice", "instantiable": true, "scope": "private",
                 "aspects": [{"name": "spindle", "aspectTypeId": "%1$s"},
                             {"name": "turret", "aspectTypeId": "%1$s"}]}""".formatted(aspectType))
                .expect(201);
        return new MachineOfTenant(tenant, create(tenant, assetType, Map.of("twinType", twinType)));
    }

    /** Another asset of the same type. */
    MachineOfTenant sibling() {
        return new MachineOfTenant(tenant, create(tenant, tenant.id() + ".machine", Map.of()));
    }

    /** The same in a time zone. */
    MachineOfTenant sibling(String zone) {
        return new MachineOfTenant(tenant, create(tenant, tenant.id() + ".machine", Map.of("timezone", zone)));
    }

    private static String create(TestTenant tenant, String assetType, Map<String, String> more) {
        String root = tenant.client()
                .get(TYPES + "/assets/root")
                .expect(200)
                .json()
                .get("assetId")
                .stringValue();
        Map<String, String> body = new HashMap<>(more);
        body.putAll(Map.of("name", "Machine", "typeId", assetType, "parentId", root));
        return tenant.client()
                .post(TYPES + "/assets", JsonMapper.shared().writeValueAsString(body))
                .expect(201)
                .json()
                .get("assetId")
                .stringValue();
    }

    String series() {
        return series("spindle");
    }

    String series(String aspect) {
        return "/api/iottimeseries/v3/timeseries/" + assetId + "/" + aspect;
    }
}
