package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.assets.model.Limits;
import freehold.decision.Role;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Files that are uploaded once, and assigned to any assets and types of the tenant. */
@HttpTest
class ModelFilesTest {
    private static final String ROOT = "/api/assetmanagement/v3";
    private static final String FILES = ROOT + "/files";

    private final TestTenants tenants;
    private final TestTenant tenant;
    private final ApiClient api;
    private final String root;

    ModelFilesTest(TestTenants tenants) {
        this.tenants = tenants;
        tenant = tenants.fresh();
        api = tenant.client();
        root = text(api.get(ROOT + "/assets/root").expect(200), "assetId");
    }

    @Test
    void aFileIsUploadedReadReplacedAndDeleted() {
        Answer made = upload(api, "plan.txt", "first", "PRIVATE").expect(201);
        String id = text(made, "id");
        assertThat(made.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "originalFileName",
                        "description",
                        "tenantId",
                        "subTenant",
                        "uploaded",
                        "lastModified",
                        "isAssigned",
                        "scope",
                        "etag",
                        "_links");
        assertThat(made.body())
                .contains("\"name\":\"plan.txt\"", "\"scope\":\"private\"", "\"isAssigned\":false", "/file\"");
        assertThat(api.get(FILES + "/" + id).expect(200).json()).isEqualTo(made.json());
        api.with("If-None-Match", "0").get(FILES + "/" + id).expect(304);
        assertThat(api.get(FILES + "/" + id + "/file").expect(200).body()).isEqualTo("first");

        replace(api, id, "second").expect(428);
        replace(api.ifMatch(7), id, "second").expect(412);
        assertThat(replace(api.ifMatch(0), id, "second")
                        .expect(200)
                        .json()
                        .get("etag")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.get(FILES + "/" + id + "/file").expect(200).body()).isEqualTo("second");

        api.delete(FILES + "/" + id).expect(428);
        api.ifMatch(0).delete(FILES + "/" + id).expect(412);
        api.ifMatch(1).delete(FILES + "/" + id).expect(204);
        api.get(FILES + "/" + id).expect(404);
        api.get(FILES + "/" + id + "/file").expect(404);
    }

    @Test
    void filesAreListedByPageFilterAndOrder() {
        for (String name : List.of("b.txt", "a.txt", "c.pdf")) {
            upload(api, name, name, "PUBLIC").expect(201);
        }
        assertThat(names(api, "?sort=name,desc")).containsExactly("c.pdf", "b.txt", "a.txt");
        assertThat(names(api, "?page=1&size=2")).containsExactly("c.pdf");
        assertThat(names(api, "?filter=" + encoded("{\"name\": {\"endsWith\": \".txt\"}}")))
                .containsExactly("a.txt", "b.txt");
        assertThat(names(api, "?filter=" + encoded("{\"uploaded\": {\"before\": \"2020-01-01T00:00:00Z\"}}")))
                .isEmpty();
        assertThat(api.get(FILES + "?size=1").json().at("/page/totalElements").asInt())
                .isEqualTo(3);
    }

    @Test
    void anAssetHasFilesOfItsOwnAndThoseOfItsType() {
        String ofType = text(upload(api, "manual.pdf", "manual", "PUBLIC"), "id");
        String own = text(upload(api, "photo.jpg", "photo", "PRIVATE"), "id");
        String type = tenant.id() + ".Press";
        api.put(ROOT + "/assettypes/" + type, """
                {"name": "Press", "parentTypeId": "core.basicdevice", "instantiable": true, "scope": "private"}""").expect(201);
        String derived = tenant.id() + ".BigPress";
        api.put(ROOT + "/assettypes/" + derived, """
                {"name": "BigPress", "parentTypeId": "%s", "instantiable": true, "scope": "private"}""".formatted(type)).expect(201);
        String asset = asset(derived, root);

        Answer typed = api.ifMatch(0)
                .put(ROOT + "/assettypes/" + type + "/fileAssignments/manual", body(ofType))
                .expect(200);
        assertThat(typed.json().at("/fileAssignments/0/fileId").stringValue()).isEqualTo(ofType);
        assertThat(typed.json().get("etag").asInt()).isEqualTo(1);
        assertThat(typed.body()).doesNotContain("origin");
        assertThat(api.get(ROOT + "/assettypes/" + derived).json().get("fileAssignments"))
                .isEmpty();
        assertThat(api.get(ROOT + "/assettypes/" + derived + "?exploded=true")
                        .json()
                        .get("fileAssignments"))
                .hasSize(1);
        JsonNode inherited = api.get(ROOT + "/assets/" + asset).json().at("/fileAssignments/0");
        assertThat(inherited.get("key").stringValue()).isEqualTo("manual");
        assertThat(inherited.at("/_links/origin/href").stringValue()).endsWith("/assettypes/" + type);
        assertThat(inherited.at("/_links/download/href").stringValue()).endsWith("/files/" + ofType + "/file");

        Answer assigned = api.ifMatch(0)
                .put(ROOT + "/assets/" + asset + "/fileAssignments/manual", body(own))
                .expect(200);
        assertThat(assigned.json().at("/fileAssignments")).hasSize(1);
        assertThat(assigned.json().at("/fileAssignments/0/fileId").stringValue())
                .as("its own comes first")
                .isEqualTo(own);
        assertThat(assigned.json().get("etag").asInt()).isEqualTo(1);
        assertThat(assetsWith("{\"fileId\": \"" + own + "\"}")).containsExactly(asset);
        assertThat(assetsWith("{\"not\": {\"fileId\": null}}")).containsExactly(asset);
        assertThat(assetsWith("{\"fileId\": \"" + ofType + "\"}")).isEmpty();
        assertThat(api.get(ROOT + "/assets?size=50").body()).contains(own);

        assertThat(api.get(FILES + "/" + own).json().get("isAssigned").booleanValue())
                .isTrue();
        assertThat(api.ifMatch(0).delete(FILES + "/" + own).expect(409).body()).contains(own);
        api.ifMatch(0).delete(FILES + "/" + ofType).expect(409);

        takeAway(asset, own, type, ofType);
    }

    private void takeAway(String asset, String own, String type, String ofType) {
        Answer taken = api.ifMatch(1)
                .delete(ROOT + "/assets/" + asset + "/fileAssignments/manual")
                .expect(200);
        assertThat(taken.json().at("/fileAssignments/0/fileId").stringValue())
                .as("that of the type is back")
                .isEqualTo(ofType);
        api.ifMatch(2)
                .delete(ROOT + "/assets/" + asset + "/fileAssignments/manual")
                .expect(404);
        api.ifMatch(1)
                .delete(ROOT + "/assettypes/" + type + "/fileAssignments/manual")
                .expect(200);
        for (String file : List.of(own, ofType)) {
            api.ifMatch(0).delete(FILES + "/" + file).expect(204);
        }
    }

    @Test
    void anAssignmentNeedsTheVersionAKeyAndAFileOneSees() {
        String file = text(upload(api, "f", "f", "PUBLIC"), "id");
        String place = ROOT + "/assets/" + asset("core.basicarea", root) + "/fileAssignments/";
        api.put(place + "k", body(file)).expect(428);
        api.ifMatch(5).put(place + "k", body(file)).expect(412);
        api.ifMatch(0).put(place + "a%20b", body(file)).expect(400);
        api.ifMatch(0).put(place + "k".repeat(129), body(file)).expect(400);
        api.ifMatch(0).put(place + "k", "{}").expect(400);
        String missing = "0".repeat(32);
        assertThat(api.ifMatch(0).put(place + "k", body(missing)).expect(404).body())
                .contains(missing);
        String foreign = text(upload(tenants.fresh().client(), "f", "f", "PUBLIC"), "id");
        String told = api.ifMatch(0).put(place + "k", body(foreign)).expect(404).body();
        assertThat(told.replace(foreign, missing).replaceAll("\"logref\":\"[^\"]*\"", ""))
                .isEqualTo(
                        api.ifMatch(0).put(place + "k", body(missing)).body().replaceAll("\"logref\":\"[^\"]*\"", ""));
        api.ifMatch(0)
                .put(ROOT + "/assettypes/core.basicarea/fileAssignments/k", body(file))
                .expect(403);
        tenant.client(Role.STANDARD_USER)
                .ifMatch(0)
                .put(place + "k", body(file))
                .expect(200);
    }

    @Test
    void whatIsPrivateIsSeenByTheTenantAndByNoOtherSubtenant() {
        ApiClient park = tenant.subtenantClient("park");
        ApiClient sibling = tenant.subtenantClient("sibling");
        String tenants = text(upload(api, "tenants.txt", "tenants", "PRIVATE"), "id");
        String open = text(upload(api, "open.txt", "open", "PUBLIC"), "id");
        String parks = text(upload(park, "parks.txt", "parks", "PRIVATE").expect(201), "id");

        assertThat(names(api, "")).containsExactly("open.txt", "parks.txt", "tenants.txt");
        assertThat(names(park, "")).containsExactly("open.txt", "parks.txt");
        assertThat(names(sibling, "")).containsExactly("open.txt");
        for (String hidden : List.of(tenants, parks)) {
            sibling.get(FILES + "/" + hidden).expect(404);
            sibling.get(FILES + "/" + hidden + "/file").expect(404);
            replace(sibling.ifMatch(0), hidden, "x").expect(404);
            sibling.ifMatch(0).delete(FILES + "/" + hidden).expect(404);
        }
        assertThat(sibling.get(FILES + "/" + open + "/file").expect(200).body()).isEqualTo("open");
        replace(sibling.ifMatch(0), open, "x").expect(403);
        sibling.ifMatch(0).delete(FILES + "/" + open).expect(403);

        String theirs = asset("core.basicarea", folder("park"));
        String place = ROOT + "/assets/" + theirs + "/fileAssignments/";
        park.ifMatch(0).put(place + "k", body(tenants)).expect(404);
        api.ifMatch(0).put(place + "secret", body(tenants)).expect(200);
        park.ifMatch(1).put(place + "own", body(parks)).expect(200);
        assertThat(keys(api, theirs)).containsExactly("own", "secret");
        assertThat(keys(park, theirs)).containsExactly("own");
        park.ifMatch(2).delete(place + "secret").expect(404);
        assertThat(park.ifMatch(2)
                        .put(place + "secret", body(parks))
                        .expect(409)
                        .body())
                .contains("secret")
                .doesNotContain(tenants);
        assertThat(keys(api, theirs)).containsExactly("own", "secret");
        String filter = "?filter=" + encoded("{\"fileId\": \"" + tenants + "\"}");
        assertThat(park.get(ROOT + "/assets" + filter)
                        .json()
                        .at("/page/totalElements")
                        .asInt())
                .isZero();
        assertThat(api.get(ROOT + "/assets" + filter)
                        .json()
                        .at("/page/totalElements")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void noFileGoesThroughAShare() {
        TestTenant receiver = tenants.fresh();
        String asset = asset("core.basicarea", root);
        String file = text(upload(api, "f.txt", "f", "PUBLIC"), "id");
        String place = ROOT + "/assets/" + asset + "/fileAssignments/";
        api.ifMatch(0).put(place + "k", body(file)).expect(200);
        share(asset, receiver);
        Answer seen = receiver.client()
                .get(ROOT + "/assets/" + asset + "?includeShared=true")
                .expect(200);
        assertThat(seen.json().get("fileAssignments")).isEmpty();
        assertThat(receiver.client()
                        .get(ROOT + "/assets?includeShared=true&size=100")
                        .body())
                .contains(asset)
                .doesNotContain(file);
        String theirs = text(upload(receiver.client(), "g.txt", "g", "PUBLIC"), "id");
        ApiClient current = receiver.client().ifMatch(seen.json().get("etag").asLong());
        current.put(place + "k?includeShared=true", body(theirs)).expect(403);
        current.delete(place + "k?includeShared=true").expect(403);
        current.put(place + "k", body(theirs)).expect(404);
        receiver.client().get(FILES + "/" + file).expect(404);
        receiver.client().get(FILES + "/" + file + "/file").expect(404);
    }

    @Test
    void whateverAFileIsItIsStoredInertAndABrowserOnlySavesIt() {
        String script = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        for (String name :
                List.of("../../etc/passwd", "..\\\\..\\\\boot.ini", "a\\\"b.svg", "C:\\\\x", ".", "a;b", "%2e%2e")) {
            String id = text(upload(api, name, script, "PUBLIC").expect(201), "id");
            Answer got = api.get(FILES + "/" + id + "/file").expect(200);
            assertThat(got.header("Content-Type")).isEqualTo("application/octet-stream");
            assertThat(got.header("Content-Disposition")).startsWith("attachment;");
            assertThat(got.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(got.headers().allValues("Content-Security-Policy"))
                    .containsExactly("default-src 'none'; sandbox");
            assertThat(got.body()).isEqualTo(script);
        }
        form(api, "POST", FILES, part("scope", "EVERYBODY") + file("f", "x")).expect(400);
        form(api, "POST", FILES, part("name", "x".repeat(256)) + file("f", "x")).expect(400);
        form(api, "POST", FILES, part("name", "f")).expect(400);
        api.post(FILES, "{\"name\": \"f\"}").expect(415);
    }

    @Test
    void aFileMayHaveFiveMebibytesAndTheTenantWhatItsQuotaLeaves() {
        String most = "x".repeat((int) Limits.FILE_BYTES);
        String id = text(upload(api, "most", most, "PUBLIC").expect(201), "id");
        assertThat(upload(api, "more", most + "x", "PUBLIC").expect(413).body())
                .contains(Long.toString(Limits.FILE_BYTES));
        tenants.operator()
                .ifMatch(1)
                .put("/api/platform/v1/tenants/" + tenant.id() + "/quotas", "{\"storageBytes\": " + most.length() + "}")
                .expect(200);
        assertThat(upload(api, "one", "x", "PUBLIC").expect(409).body()).contains("storageBytes");
        replace(api.ifMatch(0), id, most).expect(200);
        replace(api.ifMatch(1), id, "x").expect(200);
        upload(api, "one", "x", "PUBLIC").expect(201);
        assertThat(names(api, "")).hasSize(2);
    }

    private static Answer upload(ApiClient client, String name, String content, String scope) {
        return form(client, "POST", FILES, file(name, content) + part("scope", scope));
    }

    private static Answer replace(ApiClient client, String id, String content) {
        return form(client, "PUT", FILES + "/" + id, file("f", content) + part("scope", "PUBLIC"));
    }

    /** As the vendor's client sends it. */
    private static Answer form(ApiClient client, String method, String path, String parts) {
        return client.with("Content-Type", "multipart/form-data; boundary=--mindsphere")
                .send(method, path, Optional.of(parts + "----mindsphere--"));
    }

    private static String file(String name, String content) {
        return "----mindsphere\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: image/svg+xml\r\n\r\n" + content + "\r\n";
    }

    private static String part(String name, String value) {
        return "----mindsphere\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String body(String file) {
        return "{\"fileId\": \"" + file + "\"}";
    }

    private static List<String> names(ApiClient client, String query) {
        return client.get(FILES + query)
                .expect(200)
                .json()
                .at("/_embedded/files")
                .valueStream()
                .map(file -> file.get("name").stringValue())
                .toList();
    }

    private static List<String> keys(ApiClient client, String asset) {
        return client.get(ROOT + "/assets/" + asset)
                .expect(200)
                .json()
                .get("fileAssignments")
                .valueStream()
                .map(file -> file.get("key").stringValue())
                .toList();
    }

    private List<String> assetsWith(String filter) {
        return api.get(ROOT + "/assets?filter=" + encoded(filter))
                .expect(200)
                .json()
                .at("/_embedded/assets")
                .valueStream()
                .map(asset -> asset.get("assetId").stringValue())
                .toList();
    }

    private String asset(String type, String parent) {
        return text(
                api.post(
                                ROOT + "/assets",
                                "{\"name\": \"A\", \"typeId\": \"%s\", \"parentId\": \"%s\"}".formatted(type, parent))
                        .expect(201),
                "assetId");
    }

    private String folder(String subtenant) {
        return text(api.get("/api/tenantmanagement/v4/subtenants/" + subtenant).expect(200), "entityId");
    }

    private void share(String asset, TestTenant receiver) {
        String collaboration = text(
                api.post(
                                "/api/sharing/v1/collaborations",
                                "{\"partner\": \"%s\", \"legalNoticeAccepted\": true}".formatted(receiver.sharingId()))
                        .expect(201),
                "id");
        receiver.client()
                .post("/api/sharing/v1/collaborations/" + collaboration + "/accept", "{\"legalNoticeAccepted\": true}")
                .expect(200);
        String share = text(
                api.post("/api/sharing/v1/shares", """
                        {"assetId": "%s", "receiver": "%s", "channels": ["telemetry", "details"],
                         "profile": {"id": "everything"}}""".formatted(asset, receiver.id()))
                        .expect(201),
                "id");
        receiver.client()
                .post("/api/sharing/v1/shares/" + share + "/accept", "{}")
                .expect(200);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String text(Answer answer, String member) {
        return answer.json().required(member).asString();
    }
}
