package freehold.assets;

import static freehold.assets.TypeJson.aspect;
import static freehold.assets.TypeJson.type;
import static freehold.assets.TypeJson.variable;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Role;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@HttpTest
class ModelLockTest {
    private static final String AM = "/api/assetmanagement/v3";
    private static final String LOCK = AM + "/model/lock";

    private final TestTenant tenant;
    private final ApiClient client;

    ModelLockTest(TestTenants tenants) {
        tenant = tenants.fresh();
        client = tenant.client();
    }

    private ApiClient empty() {
        return client.with("Content-Type", "application/json");
    }

    private boolean locked() {
        return client.get(LOCK).expect(200).json().get("enabled").booleanValue();
    }

    @Test
    void lockedTypesAreNeitherChangedNorDeletedUntilTheyAreUnlocked() {
        String aspect = AM + "/aspecttypes/" + tenant.id() + ".x";
        String press = AM + "/assettypes/" + tenant.id() + ".x";
        String aspectBody = aspect("x", "static", variable("a", "INT"));
        String typeBody = type("X", "core.basicdevice", List.of(), List.of());
        client.put(aspect, aspectBody).expect(201);
        client.put(press, typeBody).expect(201);
        assertThat(locked()).isFalse();
        for (int again = 0; again < 2; again++) {
            assertThat(empty().send("PUT", LOCK + "?enabled=true", Optional.empty())
                            .expect(200)
                            .body())
                    .isEqualTo("{\"enabled\":true}");
        }
        assertThat(locked()).isTrue();
        ApiClient writer = client.ifMatch(0);
        for (String path : List.of(aspect, press, press + "/variables")) {
            assertThat(writer.patch(path, "{}").expect(409).body()).contains("model-locked", tenant.id() + ".x");
        }
        writer.put(aspect, aspectBody).expect(409);
        writer.put(press, typeBody).expect(409);
        writer.delete(aspect).expect(409);
        writer.delete(press).expect(409);
        client.put(AM + "/assettypes/" + tenant.id() + ".y", typeBody).expect(201);
        TestTenant other = tenant.tenants().fresh();
        assertThat(other.client().get(LOCK).expect(200).body()).isEqualTo("{\"enabled\":false}");
        empty().send("PUT", LOCK + "?enabled=false", Optional.empty()).expect(200);
        assertThat(locked()).isFalse();
        writer.patch(press, "{}").expect(200);
        writer.delete(aspect).expect(204);
    }

    @Test
    void onlyWhoMayLocksAndUnlocks() {
        for (ApiClient reader : List.of(tenant.client(Role.STANDARD_USER), tenant.subtenantClient("s1"))) {
            reader.get(LOCK).expect(200);
            assertThat(reader.put(LOCK + "?enabled=true", "").expect(403).body())
                    .contains("Enable lock status");
            assertThat(reader.put(LOCK + "?enabled=false", "").expect(403).body())
                    .contains("Disable lock status");
        }
        assertThat(client.put(LOCK, "").expect(400).body()).contains("enabled");
        assertThat(client.put(LOCK + "?enabled=perhaps", "").expect(400).body()).contains("enabled");
        assertThat(locked()).isFalse();
    }
}
