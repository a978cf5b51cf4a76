package freehold.assets;

import static freehold.assets.Grove.ASSETS;
import static freehold.assets.Grove.BASIC;
import static freehold.assets.Grove.BIN;
import static freehold.assets.Grove.OTHER;
import static freehold.assets.Grove.OWN;
import static freehold.assets.Grove.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.decision.Role;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@HttpTest
class BinTest {
    private final Grove grove;
    private final Access access;
    private final String hall;
    private final String press;
    private final String motor;

    BinTest(TestTenants tenants, Access access) {
        this.access = access;
        grove = new Grove(tenants.fresh());
        hall = grove.plant(grove.root, BASIC, "Hall");
        press = grove.plant(hall, OTHER, "Press");
        motor = grove.plant(press, OTHER, "Motor");
    }

    private static void names(Answer refused, String... words) {
        assertThat(refused.body()).contains(words);
    }

    private static List<String> listed(ApiClient client, String filter) {
        String query = filter.isEmpty() ? "" : "&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
        return StreamSupport.stream(
                        client.get(ASSETS + "?size=100" + query)
                                .expect(200)
                                .json()
                                .get("_embedded")
                                .get("assets")
                                .spliterator(),
                        false)
                .map(asset -> asset.get("assetId").stringValue())
                .toList();
    }

    private JsonNode bin(ApiClient client) {
        return client.get(BIN).expect(200).json();
    }

    @Test
    void aDeletedAssetIsInTheBinAndNowhereElse() {
        grove.client.delete(ASSETS + "/" + motor).expect(428);
        grove.client.ifMatch(9).delete(ASSETS + "/" + motor).expect(412);
        grove.delete(grove.client, motor).expect(204);

        JsonNode deleted = grove.read(motor);
        Instant when = Instant.parse(deleted.get("deleted").stringValue());
        assertThat(when).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(deleted.get("etag").longValue()).isEqualTo(1);
        assertThat(deleted.get("parentId").stringValue()).isEqualTo(press);
        assertThat(listed(grove.client, "")).contains(press).doesNotContain(motor);
        assertThat(listed(grove.client, "{\"deleted\": null}")).contains(press).doesNotContain(motor);
        assertThat(listed(grove.client, "{\"not\": {\"deleted\": null}}")).containsExactly(motor);
        assertThat(listed(
                        grove.client,
                        "{\"deleted\": \"" + deleted.get("deleted").stringValue() + "\"}"))
                .containsExactly(motor);
        names(
                grove.client
                        .ifMatch(1)
                        .patch(ASSETS + "/" + motor, "{\"name\": \"M\"}")
                        .expect(409),
                motor,
                "restore");
        names(grove.move(grove.client, motor, hall).expect(409), motor, "restore");
        names(grove.delete(grove.client, motor).expect(409), motor, "restore");
        names(
                grove.client
                        .post(ASSETS, Grove.json(Map.of("name", "x", "typeId", BASIC, "parentId", motor)))
                        .expect(409),
                motor,
                "restore");

        JsonNode entry = bin(grove.client).get("items").get(0);
        assertThat(bin(grove.client).get("page").get("totalElements").intValue())
                .isEqualTo(1);
        assertThat(entry.get("assetId").stringValue()).isEqualTo(motor);
        assertThat(entry.get("name").stringValue()).isEqualTo("Motor");
        assertThat(entry.get("assets").intValue()).isEqualTo(1);
        assertThat(entry.get("path").get(2).get("name").stringValue()).isEqualTo("Press");
        assertThat(entry.get("deletedAt")).isEqualTo(deleted.get("deleted"));
        assertThat(entry.get("deletedBy").stringValue())
                .isEqualTo("client:" + grove.tenant.credential().clientId());
        assertThat(Duration.between(when, Instant.parse(entry.get("keptUntil").stringValue())))
                .isEqualTo(Duration.ofDays(30));
    }

    @Test
    void anAssetWithOthersBelowItIsDeletedWithThemOrNotAtAll() {
        names(grove.delete(grove.client, hall).expect(409), hall, "1 directly below", press);
        grove.client.delete(OWN + "/" + hall).expect(428);
        grove.client.ifMatch(9).delete(OWN + "/" + hall).expect(412);
        grove.deleteBranch(grove.client, hall).expect(204);
        assertThat(listed(grove.client, "")).doesNotContain(hall, press, motor);
        assertThat(listed(grove.client, "{\"not\": {\"deleted\": null}}"))
                .containsExactlyInAnyOrder(hall, press, motor);
        JsonNode items = bin(grove.client).get("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("assets").intValue()).isEqualTo(3);
        assertThat(Grove.path(grove.read(motor))).endsWith("Hall / Press");
    }

    @Test
    void restoringBringsBackExactlyWhatWentWithTheAct() {
        grove.delete(grove.client, motor).expect(204);
        grove.deleteBranch(grove.client, hall).expect(204);
        names(grove.restore(grove.client, motor, Map.of()).expect(409), motor, "parentId");
        names(grove.restore(grove.client, press, Map.of()).expect(404), press);
        grove.client.post(BIN + "/" + hall + "/restore", "{}").expect(428);
        grove.client.ifMatch(9).post(BIN + "/" + hall + "/restore", "{}").expect(412);

        JsonNode restored =
                grove.restore(grove.client, hall, Map.of()).expect(200).json();
        assertThat(restored).isEqualTo(grove.read(hall));
        assertThat(restored.get("deleted").isNull()).isTrue();
        assertThat(listed(grove.client, "")).contains(hall, press).doesNotContain(motor);
        grove.restore(grove.client, motor, Map.of()).expect(200);
        assertThat(Grove.path(grove.read(motor))).endsWith("Hall / Press");
        assertThat(bin(grove.client).get("items")).isEmpty();
        names(grove.restore(grove.client, motor, Map.of()).expect(409), motor, "not in the bin");
    }

    @Test
    void whatCanNotGoBackIsRestoredElsewhere() {
        grove.delete(grove.client, motor).expect(204);
        grove.delete(grove.client, press).expect(204);
        grove.purge(grove.client, press).expect(200);
        assertThat(grove.read(motor).get("parentId").isNull()).isTrue();
        names(grove.restore(grove.client, motor, Map.of()).expect(409), motor, "parentId");
        names(grove.restore(grove.client, motor, Map.of("parentId", UNKNOWN)).expect(404), UNKNOWN);
        names(grove.restore(grove.client, motor, Map.of("parent", hall)).expect(400), "parent");
        JsonNode back = grove.restore(grove.client, motor, Map.of("parentId", hall))
                .expect(200)
                .json();
        assertThat(back.get("parentId").stringValue()).isEqualTo(hall);
        assertThat(grove.client
                        .get(ASSETS + "/root")
                        .expect(200)
                        .json()
                        .get("assetId")
                        .stringValue())
                .isEqualTo(grove.root);
    }

    @Test
    void aPurgedAssetIsGoneForGood() {
        names(grove.client.ifMatch(0).delete(BIN + "/" + press).expect(409), press, "not in the bin");
        grove.deleteBranch(grove.client, press).expect(204);
        grove.client.delete(BIN + "/" + press).expect(428);
        grove.client.ifMatch(9).delete(BIN + "/" + press).expect(412);
        names(grove.purge(grove.client, motor).expect(404), motor);
        JsonNode removed = grove.purge(grove.client, press).expect(200).json().get("removed");
        assertThat(removed.get("assets").intValue()).isEqualTo(2);
        grove.client.get(ASSETS + "/" + press).expect(404);
        grove.client.get(ASSETS + "/" + motor).expect(404);
        grove.client.ifMatch(0).delete(BIN + "/" + press).expect(404);
        assertThat(listed(grove.client, "{\"not\": {\"deleted\": null}}")).isEmpty();
    }

    @Test
    void whoMayNotDeleteIsToldWhichRightIsMissingAndDoesNotSeeTheBin() {
        ApiClient standard = grove.tenant.client(Role.STANDARD_USER);
        names(grove.delete(standard, motor).expect(403), "\\\"Delete assets\\\"");
        names(grove.deleteBranch(standard, hall).expect(403), "\\\"Delete assets\\\"");
        assertThat(listed(standard, "")).contains(hall, press, motor);

        grove.deleteBranch(grove.client, press).expect(204);
        grove.delete(standard, hall).expect(204);
        assertThat(bin(standard).get("items")).hasSize(1);
        assertThat(listed(standard, "{\"not\": {\"deleted\": null}}")).containsExactly(hall);
        standard.get(ASSETS + "/" + press).expect(404);
        String missing =
                standard.ifMatch(1).delete(BIN + "/" + UNKNOWN).expect(404).body();
        assertThat(standard.ifMatch(1)
                        .delete(BIN + "/" + press)
                        .expect(404)
                        .body()
                        .replaceAll("[0-9a-f-]{32,36}", ""))
                .isEqualTo(missing.replaceAll("[0-9a-f-]{32,36}", ""));
        grove.restore(standard, hall, Map.of()).expect(200);
        grove.delete(standard, hall).expect(204);
        grove.purge(standard, hall).expect(200);
    }

    @Test
    void aSubtenantsUserDeletesWithinTheSubtenant() {
        String park = grove.plant(grove.root, BASIC, "Park");
        String lawn = grove.plant(park, BASIC, "Lawn");
        String bench = grove.plant(lawn, BASIC, "Bench");
        for (String asset : new String[] {park, lawn, bench}) {
            grove.assign(access, asset, "park");
        }
        grove.tenant.subtenant("park", "Park");
        ApiClient user = grove.tenant
                .tenants()
                .as(grove.tenant.credential(
                        Map.of("subtenant", "park", "roles", List.of(Role.SUBTENANT_USER.roleName()))));
        names(grove.deleteBranch(user, park).expect(403), park);
        grove.deleteBranch(user, hall).expect(404);
        grove.deleteBranch(user, lawn).expect(204);
        grove.deleteBranch(grove.client, hall).expect(204);
        JsonNode items = bin(user).get("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("path")).hasSize(1);
        assertThat(items.get(0).get("path").get(0).get("name").stringValue()).isEqualTo("Park");
        assertThat(listed(user, "{\"not\": {\"deleted\": null}}")).containsExactlyInAnyOrder(lawn, bench);
        assertThat(grove.restore(user, lawn, Map.of())
                        .expect(200)
                        .json()
                        .get("parentId")
                        .stringValue())
                .isEqualTo(park);
        grove.restore(user, hall, Map.of()).expect(404);
    }

    @Test
    void theRootStays() {
        names(grove.delete(grove.client, grove.root).expect(403), grove.root);
        names(grove.deleteBranch(grove.client, grove.root).expect(403), grove.root);
    }
}
