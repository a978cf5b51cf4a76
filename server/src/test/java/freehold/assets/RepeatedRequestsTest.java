package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A request sent again under its Idempotency-Key is answered as the first time, and happens once. */
@HttpTest
class RepeatedRequestsTest {
    private static final String GROUPS = Grove.OWN + "/groups";
    private static final String KEY = "Idempotency-Key";

    private final Grove grove;
    private final ApiClient client;
    private final String hall;
    private final String press;

    RepeatedRequestsTest(TestTenants tenants) {
        grove = new Grove(tenants.fresh());
        client = grove.client;
        hall = grove.plant(grove.root, Grove.BASIC, "Hall");
        press = grove.plant(hall, Grove.OTHER, "Press");
    }

    private Answer restore(String id, long etag, String key, Map<String, Object> body) {
        return client.ifMatch(etag).with(KEY, key).post(Grove.BIN + "/" + id + "/restore", Grove.json(body));
    }

    private String group(String name) {
        return Grove.json(Map.of("name", name, "members", List.of(Map.of("assetId", press))));
    }

    @Test
    void aRepeatedRestoreIsAnsweredAsTheFirstEvenWhenTheAssetIsDeletedAgain() {
        grove.deleteBranch(client, hall).expect(204);
        long etag = grove.etag(hall);
        Answer first = restore(hall, etag, "k1", Map.of()).expect(200);
        assertThat(restore(hall, etag, "k1", Map.of()).expect(200).json()).isEqualTo(first.json());
        grove.deleteBranch(client, hall).expect(204);
        assertThat(restore(hall, etag, "k1", Map.of()).expect(200).json()).isEqualTo(first.json());
        assertThat(grove.read(hall).get("deleted").isNull()).as("still deleted").isFalse();
    }

    @Test
    void withoutAKeyOrWithAnotherARestoreIsARequestOfItsOwn() {
        grove.deleteBranch(client, hall).expect(204);
        long etag = grove.etag(hall);
        restore(hall, etag, "k1", Map.of()).expect(200);
        restore(hall, etag, "k2", Map.of()).expect(409);
        grove.restore(client, hall, Map.of()).expect(409);
    }

    @Test
    void aKeyOfAnotherRequestIsRefused() {
        grove.deleteBranch(client, hall).expect(204);
        long etag = grove.etag(hall);
        restore(hall, etag, "k1", Map.of()).expect(200);
        Answer other = restore(hall, etag, "k1", Map.of("parentId", grove.root)).expect(409);
        assertThat(other.body()).contains("idempotency-key-reused");
        assertThat(client.with(KEY, "k1")
                        .post(GROUPS, group("Presses"))
                        .expect(409)
                        .body())
                .contains("idempotency-key-reused");
    }

    @Test
    void whoDoesNotSeeTheAssetLearnsNothingByAKey() {
        grove.deleteBranch(client, hall).expect(204);
        long etag = grove.etag(hall);
        restore(hall, etag, "k1", Map.of()).expect(200);
        grove.deleteBranch(client, hall).expect(204);
        grove.purge(client, hall).expect(200);
        assertThat(restore(hall, etag, "k1", Map.of()).expect(404).body()).doesNotContain("Hall");
    }

    @Test
    void aRepeatedGroupIsMadeOnce() {
        Answer first = client.with(KEY, "k1").post(GROUPS, group("Presses")).expect(201);
        Answer again = client.with(KEY, "k1").post(GROUPS, group("Presses")).expect(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(client.with(KEY, "k1")
                        .post(GROUPS, group("Pumps"))
                        .expect(409)
                        .body())
                .contains("idempotency-key-reused");
        assertThat(groups()).isEqualTo(1);
        client.with(KEY, "k\tk").post(GROUPS, group("Presses")).expect(400);
        client.with(KEY, "k".repeat(201)).post(GROUPS, group("Presses")).expect(400);
    }

    @Test
    void ofManyRequestsAtOnceWithOneKeyOneMakesTheGroup() {
        List<CompletableFuture<Answer>> all = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> client.with(KEY, "k1").post(GROUPS, group("Presses"))))
                .toList();
        assertThat(all.stream().map(answer -> answer.join().expect(201).json()).distinct())
                .hasSize(1);
        assertThat(groups()).isEqualTo(1);
    }

    private int groups() {
        return client.get(GROUPS).expect(200).json().get("items").size();
    }
}
