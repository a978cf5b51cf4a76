package freehold.audit;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Role;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HttpTest
class AuditTest {
    private static final String ENTRIES = "/api/audit/v1/entries";
    private static final String ASSETS = "/api/assetmanagement/v3/assets";
    private static final String SHARING = "/api/sharing/v1/";
    private static final String AGREED = "{\"legalNoticeAccepted\": true}";

    private final TestTenants tenants;
    private final TestTenant tenant;
    private final ApiClient api;

    AuditTest(TestTenants tenants) {
        this.tenants = tenants;
        tenant = tenants.fresh();
        api = tenant.client();
    }

    private static List<JsonNode> entries(ApiClient api, Map<String, String> query) {
        StringBuilder path = new StringBuilder(ENTRIES + "?size=500");
        query.forEach((name, value) ->
                path.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return StreamSupport.stream(
                        api.get(path.toString()).expect(200).json().get("items").spliterator(), false)
                .toList();
    }

    private static String text(JsonNode node, String member) {
        return node.get(member).stringValue();
    }

    private static String id(Answer answer, String member) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 201);
        return text(answer.json(), member);
    }

    private static String newAsset(TestTenant tenant, String name) {
        String root = id(tenant.client().get(ASSETS + "/root"), "assetId");
        return id(tenant.client().post(ASSETS, """
                {"name": "%s", "typeId": "core.basicarea", "parentId": "%s"}""".formatted(name, root)), "assetId");
    }

    @Test
    void aChangeSaysWhoDidWhatToWhat() {
        String hall = newAsset(tenant, "Hall");

        List<JsonNode> made = entries(api, Map.of("object", hall));

        assertThat(made).singleElement().satisfies(entry -> {
            assertThat(text(entry, "actor"))
                    .isEqualTo("client:" + tenant.credential().clientId());
            assertThat(text(entry, "action")).isEqualTo("POST " + ASSETS);
            assertThat(text(entry, "outcome")).isEqualTo("done");
            assertThat(entry.at("/changes/assets.asset insert/rows").intValue()).isEqualTo(1);
            assertThat(text(entry, "requestId")).matches("[0-9a-f]{32}");
        });
    }

    @Test
    void aPersonIsNamedAndSigningInIsThere() {
        ApiClient person = tenant.signIn();
        String hall = newAsset(tenant, "Hall");
        long etag = person.get(ASSETS + "/" + hall).json().get("etag").asLong();
        person.ifMatch(etag)
                .with("Content-Type", "application/merge-patch+json")
                .patch(ASSETS + "/" + hall, "{\"description\": \"large\"}")
                .expect(200);

        String name = "user:" + tenant.administrator();
        assertThat(entries(api, Map.of("actor", name)))
                .extracting(entry -> text(entry, "action"))
                .containsExactly("PATCH " + ASSETS + "/{assetId}", "POST /api/session");
    }

    @Test
    void readingAndWritingSamplesLeaveNothing() {
        api.get(ASSETS).expect(200);
        int before = entries(api, Map.of()).size();
        api.get(ASSETS + "/root").expect(200);
        api.get(ENTRIES).expect(200);

        assertThat(entries(api, Map.of())).hasSize(before);
    }

    @Test
    void aChangeThatIsRefusedOrFailsIsNoChange() {
        String hall = newAsset(tenant, "Hall");
        api.ifMatch(99).delete(ASSETS + "/" + hall).expect(412);

        assertThat(entries(api, Map.of("object", hall, "action", "DELETE"))).isEmpty();
    }

    @Test
    void whatAPersonMayNotDoIsToldWithTheReason() {
        String hall = newAsset(tenant, "Hall");
        ApiClient standard = tenant.client(Role.STANDARD_USER);
        String usage = standard.get("/api/usage/v1").expect(403).header("X-Request-Id");
        String audit = standard.get(ENTRIES).expect(403).header("X-Request-Id");

        assertThat(entries(api, Map.of("outcome", "denied")))
                .extracting(
                        entry -> text(entry, "action") + " " + text(entry, "reason") + " " + text(entry, "requestId"))
                .containsExactlyInAnyOrder(
                        "GET /api/usage/v1 right-missing " + usage,
                        "GET " + ENTRIES + " administrator-needed " + audit);
        assertThat(hall).isNotEmpty();
    }

    @Test
    void foreignAndMissingIdsLookTheSameInTheAuditAndOnlyInOnesOwn() {
        TestTenant other = tenants.fresh();
        String foreign = newAsset(other, "Press");
        String missing = UUID.randomUUID().toString().replace("-", "");
        api.get(ASSETS + "/" + foreign).expect(404);
        String first = masked(entries(api, Map.of("outcome", "denied")), foreign);
        TestTenant third = tenants.fresh();
        third.client().get(ASSETS + "/" + missing).expect(404);
        String second = masked(entries(third.client(), Map.of("outcome", "denied")), missing);

        assertThat(first)
                .isEqualTo(second.replace(
                        third.credential().clientId(), tenant.credential().clientId()));
        assertThat(entries(other.client(), Map.of("outcome", "denied"))).isEmpty();
    }

    private static String masked(List<JsonNode> entries, String id) {
        assertThat(entries).hasSize(1);
        return entries.getFirst()
                .toString()
                .replace(id, "ID")
                .replaceAll("\"(number|time|hash|requestId)\":(\"[^\"]*\"|[0-9]+)", "");
    }

    @Test
    void manyRefusalsOfOneSecondAreOneEntryThatCountsThem() {
        for (int i = 0; i < 50; i++) {
            api.get(ASSETS + "/" + "%032x".formatted(i)).expect(404);
        }

        List<JsonNode> denied = entries(api, Map.of("outcome", "denied"));
        assertThat(denied).hasSizeLessThan(10);
        assertThat(denied.stream()
                        .mapToLong(entry -> entry.get("times").asLong())
                        .sum())
                .isEqualTo(50);
    }

    @Test
    void aShareIsInTheAuditOfBothSidesAndWhoDidItOnlyInOwn() {
        TestTenant receiver = tenants.fresh();
        String collaboration = id(
                api.post(
                        SHARING + "collaborations",
                        json(Map.of("partner", receiver.sharingId(), "legalNoticeAccepted", true))),
                "id");
        receiver.client()
                .post(SHARING + "collaborations/" + collaboration + "/accept", AGREED)
                .expect(200);
        String hall = newAsset(tenant, "Hall");
        String share = id(
                api.post(
                        SHARING + "shares",
                        json(Map.of(
                                "assetId",
                                hall,
                                "receiver",
                                receiver.sharingId(),
                                "channels",
                                List.of("telemetry", "details"),
                                "profile",
                                Map.of("id", "everything")))),
                "id");
        receiver.client().post(SHARING + "shares/" + share + "/accept", "{}").expect(200);
        api.post(SHARING + "shares/" + share + "/revoke", "{}").expect(200);

        String owners = "client:" + tenant.credential().clientId();
        String receivers = "client:" + receiver.credential().clientId();
        assertThat(states(api, share))
                .containsExactly(
                        "share.revoked by " + owners,
                        "share.accepted by tenant:" + receiver.id(),
                        "share.open by " + owners);
        assertThat(states(receiver.client(), share))
                .containsExactly(
                        "share.revoked by tenant:" + tenant.id(),
                        "share.accepted by " + receivers,
                        "share.open by tenant:" + tenant.id());
        assertThat(api.get(ENTRIES + "?size=500").body()).doesNotContain(receivers);
        assertThat(receiver.client().get(ENTRIES + "?size=500").body()).doesNotContain(owners);
        assertThat(states(receiver.client(), collaboration)).hasSize(2);
    }

    private static List<String> states(ApiClient api, String share) {
        return entries(api, Map.of("object", share)).stream()
                .filter(entry -> text(entry, "action").matches("(share|collaboration)\\..*"))
                .map(entry -> text(entry, "action") + " by " + text(entry, "actor"))
                .toList();
    }

    private static String json(Object body) {
        return JsonMapper.shared().writeValueAsString(body);
    }

    @Test
    void usersAndCredentialsAreAuditedWithoutTheirSecrets() {
        TestTenants.Credential made = tenant.credential(Map.of("name", "robot"));
        api.delete("/api/identity/v1/serviceCredentials/" + made.clientId()).expect(204);

        String all = api.get(ENTRIES + "?size=500").body();
        assertThat(all)
                .contains("identity.service_credential insert", "identity.service_credential update")
                .doesNotContain(made.clientSecret())
                .doesNotContain("secret_hash");
        assertThat(entries(api, Map.of("object", made.clientId()))).hasSize(2);
    }

    @Test
    void whatTheOperatorDoesIsInTheTenantsAudit() {
        assertThat(entries(api, Map.of("actor", "operator:")))
                .extracting(entry -> text(entry, "action"))
                .containsExactly(
                        "POST /api/platform/v1/tenants/{id}/serviceCredentials", "POST /api/platform/v1/tenants");
    }

    @Test
    void listsArePagedCompleteAndFiltered() {
        for (int i = 0; i < 5; i++) {
            newAsset(tenant, "Hall " + i);
        }
        JsonNode whole = api.get(ENTRIES + "?size=500").expect(200).json();
        long total = whole.at("/page/totalElements").asLong();
        assertThat(whole.get("items").size()).isEqualTo(total);
        JsonNode second = api.get(ENTRIES + "?size=2&page=1").expect(200).json();
        assertThat(second.get("items").get(0)).isEqualTo(whole.get("items").get(2));
        assertThat(second.at("/page/totalElements").asLong()).isEqualTo(total);
        String middle = text(whole.get("items").get(2), "time");

        assertThat(entries(api, Map.of("from", middle))).hasSize(3);
        assertThat(entries(api, Map.of("to", middle))).hasSize((int) total - 3);
        api.get(ENTRIES + "?from=yesterday").expect(400);
        api.get(ENTRIES + "?outcome=maybe").expect(400);
    }

    @Test
    void theExportHasEachEntryAsARowThatNoSpreadsheetRuns() {
        newAsset(tenant, "Hall");
        int count = entries(api, Map.of()).size();

        Answer csv = api.get(ENTRIES + "/export").expect(200);

        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).contains("audit.csv");
        assertThat(csv.body().lines()).hasSize(count + 1).allMatch(line -> !line.startsWith("="));
        tenant.client(Role.STANDARD_USER).get(ENTRIES + "/export").expect(403);
    }

    @Test
    void aWholeChainVerifiesAndGivesItsSignedEnd() {
        newAsset(tenant, "Hall");

        JsonNode report = api.get(ENTRIES + "/verify").expect(200).json();

        assertThat(report.get("valid").booleanValue()).as(report.toString()).isTrue();
        assertThat(report.at("/head/number").asLong()).isPositive();
        assertThat(text(report.get("head"), "signature")).isNotEmpty();
        tenant.client(Role.STANDARD_USER).get(ENTRIES + "/verify").expect(403);
        tenant.subtenantClient("park").get(ENTRIES).expect(403);
    }
}
