package freehold.authorization;

import static java.util.Map.entry;

import freehold.authorization.ChangingCalls.Call;
import freehold.testing.ApiClient;
import freehold.testing.TestTenant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The calls of {@link ChangingCalls} that are about shares and collaborations, each of something in the right state. */
final class LendingCalls {
    private static final String AM = "/api/assetmanagement/v3/";
    private static final String SHARES = "/api/sharing/v1/shares/";
    private static final String COLLABORATIONS = "/api/sharing/v1/collaborations/";
    private static final String LONGER = "{\"access\": {\"until\": \"2098-01-01T00:00:00Z\"}}";
    private static final String LATER = "{\"until\": \"2098-01-01T00:00:00Z\"}";

    private final Belongings there;
    private final Map<String, Supplier<Call>> calls = Map.ofEntries(
            entry("POST /api/sharing/v1/shares/{id}/widen", () -> of(SHARES, accepted(), "/widen", LONGER)),
            entry("POST /api/sharing/v1/shares/{id}/revoke", () -> of(SHARES, accepted(), "/revoke", "{}")),
            entry(
                    "POST /api/sharing/v1/shares/{id}/retry",
                    () -> of(SHARES, failed(), "/retry", "{\"target\": {}}").by(partner())),
            entry(
                    "POST /api/sharing/v1/shares/{id}/leave",
                    () -> of(SHARES, accepted(), "/leave", "").by(partner())),
            entry(
                    "POST /api/sharing/v1/shares/{id}/extension",
                    () -> of(SHARES, accepted(), "/extension", LATER).by(partner())),
            entry(
                    "POST /api/sharing/v1/shares/{id}/extension/decline",
                    () -> of(SHARES, asked(), "/extension/decline", "{}")),
            entry(
                    "POST /api/sharing/v1/shares/{id}/decline",
                    () -> of(SHARES, there().share(), "/decline", "{}").by(partner())),
            entry("POST /api/sharing/v1/shares/{id}/confirm", this::confirmed),
            entry("PUT /api/sharing/v1/received/{assetId}/overlay", this::overlaid),
            entry(
                    "POST /api/sharing/v1/shares/{id}/amendment/withdraw",
                    () -> of(SHARES, amended(), "/amendment/withdraw", "")),
            entry(
                    "POST /api/sharing/v1/shares/{id}/amendment/decline",
                    () -> of(SHARES, amended(), "/amendment/decline", "{}").by(partner())),
            entry(
                    "POST /api/sharing/v1/shares/{id}/amendment/accept",
                    () -> of(SHARES, amended(), "/amendment/accept", "").by(partner())),
            entry(
                    "POST /api/sharing/v1/shares/{id}/accept",
                    () -> of(SHARES, there().share(), "/accept", "{}").by(partner())),
            entry(
                    "POST /api/sharing/v1/collaborations",
                    () -> call(
                            "/api/sharing/v1/collaborations",
                            offer(there().tenants.fresh()))),
            entry("POST /api/sharing/v1/collaborations/{id}/withdraw", () -> offered("/withdraw", false)),
            entry("POST /api/sharing/v1/collaborations/{id}/refuse", () -> offered("/refuse", true)),
            entry("POST /api/sharing/v1/collaborations/{id}/accept", () -> offered("/accept", true)),
            entry("POST /api/sharing/v1/collaborations/{id}/terminate", this::terminated));

    LendingCalls(Belongings there) {
        this.there = there;
    }

    Optional<Supplier<Call>> of(String operation) {
        return Optional.ofNullable(calls.get(operation));
    }

    private Belongings there() {
        return there;
    }

    private ApiClient partner() {
        return there.partner.client();
    }

    private Call call(String address, String body) {
        return new Call(there.client, address, body, "application/json");
    }

    private Call of(String collection, String id, String act, String body) {
        return call(collection + id + act, body);
    }

    private String done(String address, String body) {
        return Belongings.text(there.client.post(address, body), "id");
    }

    private String accepted() {
        String share = done(SHARES.substring(0, SHARES.length() - 1), """
                {"assetId": "%s", "receiver": "%s", "channels": ["telemetry"], "profile": {"id": "everything"},
                 "access": {"until": "2097-01-01T00:00:00Z"}}""".formatted(there.asset(), there.partner.id()));
        ChangingCalls.must(partner().post(SHARES + share + "/accept", "{}"));
        return share;
    }

    private String amended() {
        String share = accepted();
        ChangingCalls.must(there.client.post(SHARES + share + "/widen", LONGER));
        return share;
    }

    private String asked() {
        String share = accepted();
        ChangingCalls.must(partner().post(SHARES + share + "/extension", LATER));
        return share;
    }

    private String failed() {
        String share = there.share();
        ChangingCalls.must(
                partner().post(SHARES + share + "/accept", "{\"target\": {\"parentId\": \"" + "0".repeat(32) + "\"}}"));
        return share;
    }

    private Call confirmed() {
        String hall = Belongings.text(there.client.post(AM + "assets", ChangingCalls.area(there.root)), "assetId");
        String share = done(SHARES.substring(0, SHARES.length() - 1), """
                {"assetId": "%s", "receiver": "%s", "channels": ["details"], "profile": {"id": "everything"},
                 "maxAssets": 1}""".formatted(hall, there.partner.id()));
        ChangingCalls.must(partner().post(SHARES + share + "/accept", "{}"));
        String held = Belongings.text(there.client.post(AM + "assets", ChangingCalls.area(hall)), "assetId");
        return of(SHARES, share, "/confirm", "{\"assets\": [\"" + held + "\"], \"maxAssets\": 5}");
    }

    private Call overlaid() {
        String asset = there.client
                .get(SHARES + accepted())
                .expect(200)
                .json()
                .at("/asset/assetId")
                .stringValue();
        return call("/api/sharing/v1/received/" + asset + "/overlay", "{\"name\": \"theirs\", \"notes\": \"rented\"}")
                .by(partner().ifMatch(0));
    }

    private static String offer(TestTenant to) {
        return "{\"partner\": \"%s\", \"legalNoticeAccepted\": true}".formatted(to.sharingId());
    }

    private Call offered(String act, boolean byThem) {
        TestTenant other = there.tenants.fresh();
        String id = done("/api/sharing/v1/collaborations", offer(other));
        Call call = of(COLLABORATIONS, id, act, act.equals("/accept") ? "{\"legalNoticeAccepted\": true}" : "");
        return byThem ? call.by(other.client()) : call;
    }

    private Call terminated() {
        Call accept = offered("/accept", true);
        ChangingCalls.must(accept.client().post(accept.address(), accept.body()));
        return call(accept.address().replace("/accept", "/terminate"), "");
    }
}
