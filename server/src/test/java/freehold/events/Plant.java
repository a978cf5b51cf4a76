package freehold.events;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tenant with an asset to which things happen. */
final class Plant {
    static final String EM = "/api/eventmanagement/v3";
    static final String EVENTS = EM + "/events";
    static final String TYPES = EM + "/eventTypes";
    static final String ASSETS = "/api/assetmanagement/v3/assets";

    /** Of any time: a list would show the last seven days only. */
    static final String EVER = "{\"timestamp\": {\"after\": \"2000-01-01T00:00:00Z\"}";

    final TestTenant tenant;
    final ApiClient api;
    final String root;
    final String press;

    Plant(TestTenants tenants) {
        tenant = tenants.fresh();
        api = tenant.client();
        root = text(api.get(ASSETS + "/root"), "assetId");
        press = area(root, "Press");
    }

    String area(String parent, String name) {
        return text(api.post(ASSETS, """
                {"name": "%s", "typeId": "core.basicarea", "parentId": "%s"}""".formatted(name, parent)), "assetId");
    }

    static String text(Answer answer, String member) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 202);
        return answer.json().get(member).stringValue();
    }

    /** A type named so, with fields in JSON. */
    String type(String name, @Nullable String parent, String fields) {
        return text(
                api.post(TYPES, """
                {"id": "%s.%s", "name": "%s", "parentId": %s, "fields": [%s]}""".formatted(
                                tenant.id(), name, name, parent == null ? null : "\"" + parent + "\"", fields)),
                "id");
    }

    static String field(String name, String type) {
        return "{\"name\": \"%s\", \"type\": \"%s\", \"filterable\": true, \"updatable\": true}".formatted(name, type);
    }

    /** On a day of January 2026. */
    static String event(String asset, int day, String more) {
        return "{\"entityId\": \"%s\", \"timestamp\": \"2026-01-%02dT00:00:00Z\"%s}".formatted(asset, day, more);
    }

    String record(String asset, int day, String more) {
        return text(api.post(EVENTS, event(asset, day, more)), "id");
    }

    /** The ids of events that a list has, of any time. */
    static List<String> found(ApiClient by, String more, String options) {
        String filter = URLEncoder.encode(EVER + more + "}", StandardCharsets.UTF_8);
        return ids(by.get(EVENTS + "?filter=" + filter + options), "events");
    }

    static List<String> ids(Answer answer, String collection) {
        List<String> ids = answer.expect(200)
                .json()
                .at("/_embedded/" + collection)
                .valueStream()
                .map(row -> row.get("id").stringValue())
                .toList();
        assertThat(answer.json().at("/page/totalElements").intValue()).isGreaterThanOrEqualTo(ids.size());
        return ids;
    }

    /** Lends an asset, with or without the times of events to show in JSON. */
    void lend(String asset, TestTenant to, String terms) {
        String collaboration = text(api.post("/api/sharing/v1/collaborations", """
                {"partner": "%s", "legalNoticeAccepted": true}""".formatted(to.sharingId())), "id");
        to.client()
                .post("/api/sharing/v1/collaborations/" + collaboration + "/accept", "{\"legalNoticeAccepted\": true}")
                .expect(200);
        String share = text(api.post("/api/sharing/v1/shares", """
                {"assetId": "%s", "receiver": "%s", %s}""".formatted(asset, to.id(), terms)), "id");
        to.client().post("/api/sharing/v1/shares/" + share + "/accept", "{}").expect(200);
    }
}
