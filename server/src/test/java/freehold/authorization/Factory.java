package freehold.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A tenant with a subtenant and a partner, and one person of each role. Makes whatever an attempt needs. */
final class Factory {
    static final String AM = "/api/assetmanagement/v3";
    static final String ASSETS = AM + "/assets";
    static final String EVENTS = "/api/eventmanagement/v3/events";
    static final String FILES = "/api/iotfile/v3/files/";
    private static final String SHARES = "/api/sharing/v1/shares";

    final TestTenant tenant;
    final TestTenant partner;
    final ApiClient office;
    final String park;
    final String root;
    final String folder;
    final ApiClient administrator;
    final ApiClient standardUser;
    final ApiClient subtenantUser;
    private final AtomicInteger count = new AtomicInteger();
    private final String measured;
    private final String filed;

    Factory(TestTenants tenants) {
        tenant = tenants.fresh();
        partner = tenants.fresh();
        office = tenant.client();
        park = tenant.subtenant("Park");
        root = text(office.get(ASSETS + "/root"), "assetId");
        folder = text(office.get("/api/tenantmanagement/v4/subtenants/" + park), "entityId");
        administrator = tenant.signIn();
        standardUser = tenant.person(
                "{\"userName\": \"standard-%s@example.org\"}".formatted(tenant.id()), "mdsp:core:StandardUser");
        subtenantUser = tenant.person(
                "{\"userName\": \"guest-%s@example.org\", \"subtenants\": [{\"id\": \"%s\"}]}"
                        .formatted(tenant.id(), park),
                "mdsp:core:SubTenantUser");
        office.put(AM + "/aspecttypes/" + tenant.id() + ".Load", aspect("Load", "torque"))
                .expect(201);
        office.put(AM + "/assettypes/" + tenant.id() + ".Machine", """
                {"name": "Machine", "parentTypeId": "core.basicdevice", "instantiable": true, "scope": "private",
                 "variables": [{"name": "color", "dataType": "STRING", "length": 10}],
                 "aspects": [{"name": "load", "aspectTypeId": "%s.Load"}]}""".formatted(tenant.id()))
                .expect(201);
        measured = machine(folder);
        office.put(series(measured), sample("00")).expect(204);
        filed = machine(root);
        collaborate();
    }

    private void collaborate() {
        String id = text(office.post("/api/sharing/v1/collaborations", """
                {"partner": "%s", "legalNoticeAccepted": true}""".formatted(partner.sharingId())), "id");
        partner.client()
                .post("/api/sharing/v1/collaborations/" + id + "/accept", "{\"legalNoticeAccepted\": true}")
                .expect(200);
    }

    /** All that attempts could change, but for what only readings tell. */
    String state() {
        return Stream.of(
                        ASSETS + "?size=500&sort=assetId,asc",
                        AM + "/aspecttypes?size=100",
                        AM + "/assettypes?size=100",
                        AM + "/model/lock",
                        SHARES + "?size=500",
                        EVENTS + "?filter=%7B%22timestamp%22:%7B%22after%22:%222000-01-01T00:00:00Z%22%7D%7D",
                        series(measured),
                        FILES + measured,
                        FILES + filed)
                .map(path -> office.get(path).expect(200).body())
                .reduce("", (all, one) -> all + "\n" + one);
    }

    String measured() {
        return measured;
    }

    /** A machine of the tenant itself, whose files belong to {@link #state}. */
    String filed() {
        return filed;
    }

    /** The path of a new file of the asset. */
    String file(String asset) {
        String path = FILES + asset + "/" + fresh();
        office.put(path, "content").expect(201);
        return path;
    }

    /** Of a type derived from BasicHierarchy. */
    String area(String parent) {
        return text(office.post(ASSETS, areaBelow(parent)), "assetId");
    }

    String areaBelow(String parent) {
        return """
                {"name": "area %d", "typeId": "core.basicarea", "parentId": "%s"}""".formatted(count.incrementAndGet(), parent);
    }

    /** Of another type, with a variable of its own. */
    String machine(String parent) {
        return text(office.post(ASSETS, machineBelow(parent)), "assetId");
    }

    String machineBelow(String parent) {
        return """
                {"name": "machine %d", "typeId": "%s.Machine", "parentId": "%s"}""".formatted(count.incrementAndGet(), tenant.id(), parent);
    }

    String share(String asset) {
        return text(office.post(SHARES, shareOf(asset)), "id");
    }

    String shareOf(String asset) {
        return """
                {"assetId": "%s", "receiver": "%s", "channels": ["details"], "profile": {"id": "everything"}}""".formatted(asset, partner.id());
    }

    /** A name nobody has used. */
    String fresh() {
        return "New" + count.incrementAndGet();
    }

    String aspectType() {
        String name = fresh();
        office.put(AM + "/aspecttypes/" + tenant.id() + "." + name, aspect(name, "v"))
                .expect(201);
        return name;
    }

    String assetType() {
        String name = fresh();
        office.put(AM + "/assettypes/" + tenant.id() + "." + name, type(name, ""))
                .expect(201);
        return name;
    }

    static String aspect(String name, String... variables) {
        String described = Stream.of(variables)
                .map(variable -> "{\"name\": \"" + variable + "\", \"dataType\": \"DOUBLE\", \"unit\": \"Nm\"}")
                .reduce((all, one) -> all + ", " + one)
                .orElse("");
        return "{\"name\": \"%s\", \"category\": \"dynamic\", \"scope\": \"private\", \"variables\": [%s]}"
                .formatted(name, described);
    }

    static String type(String name, String description) {
        return """
                {"name": "%s", "description": "%s", "parentTypeId": "core.basicdevice", "instantiable": true,
                 "scope": "private"}""".formatted(name, description);
    }

    static String series(String asset) {
        return "/api/iottimeseries/v3/timeseries/" + asset + "/load";
    }

    static String event(String asset) {
        return "{\"entityId\": \"" + asset + "\", \"timestamp\": \"2026-01-01T00:00:00Z\", \"severity\": 20}";
    }

    static String sample(String second) {
        return "[{\"_time\": \"2026-01-01T00:00:" + second + "Z\", \"torque\": 1.5}]";
    }

    static String text(Answer answer, String member) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
        JsonNode value = answer.json().get(member);
        assertThat(value).as(member).isNotNull();
        return value.stringValue();
    }
}
