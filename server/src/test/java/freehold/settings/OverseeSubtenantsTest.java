package freehold.settings;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.Answer;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the platform operator knows of subtenants, and may change. */
@HttpTest
class OverseeSubtenantsTest {
    private final TestTenants tenants;

    OverseeSubtenantsTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @Test
    void theOperatorSetsWhatASubtenantMayUseAndTheTenantSeesIt() {
        TestTenant maker = tenants.fresh();
        TestTenant neighbour = tenants.fresh();
        String park = maker.subtenant("Park of a customer");
        String folder = maker.client()
                .get("/api/settings/v1/subtenants")
                .expect(200)
                .json()
                .at("/items/0/folderId")
                .stringValue();
        String platform = "/api/platform/v1/tenants/" + maker.id() + "/subtenants";
        Answer list = tenants.operator().get(platform).expect(200);
        assertThat(list.json().at("/items/0/id").stringValue()).isEqualTo(park);
        assertThat(list.json().at("/page/totalElements").asInt()).isEqualTo(1);
        assertThat(list.body()).doesNotContain("customer");

        String quotas = platform + "/" + park + "/quotas";
        tenants.operator().put(quotas, "{\"assets\": 2}").expect(428);
        tenants.operator().ifMatch(0).put(quotas, "{\"assets\": -2}").expect(400);
        tenants.operator().ifMatch(0).put(quotas, "{\"assets\": 2}").expect(200);
        tenants.operator().ifMatch(0).put(quotas, "{\"assets\": 3}").expect(412);

        area(maker, folder).expect(201);
        area(maker, folder).expect(409);
        JsonNode seen = maker.client()
                .get("/api/settings/v1/subtenants/" + park + "/quotas")
                .expect(200)
                .json();
        assertThat(seen.get("assets").asInt()).isEqualTo(2);
        assertThat(seen.get("etag").asInt()).isEqualTo(1);
        JsonNode used = tenants.operator()
                .get(platform + "/" + park + "/usage")
                .expect(200)
                .json();
        assertThat(used.get("items")
                        .valueStream()
                        .filter(line -> line.get("quota").stringValue().equals("assets")))
                .singleElement()
                .satisfies(line -> assertThat(line.get("used").asInt()).isEqualTo(2));
        assertThat(maker.client()
                        .get("/api/audit/v1/entries?actor=operator:&size=500")
                        .expect(200)
                        .body())
                .contains("PUT " + "/api/platform/v1/tenants/{id}/subtenants/{subtenantId}/quotas")
                .contains("tenancy.subtenant_quota");

        String elsewhere = "/api/platform/v1/tenants/" + neighbour.id() + "/subtenants/" + park + "/quotas";
        tenants.operator().get(elsewhere).expect(404);
        tenants.operator().ifMatch(0).put(elsewhere, "{\"assets\": 2}").expect(404);
        maker.client().get(quotas).expect(403);
        maker.client().delete("/api/tenantmanagement/v4/subtenants/" + park).expect(204);
        tenants.operator().get(quotas).expect(404);
    }

    private static Answer area(TestTenant maker, String parent) {
        return maker.client().post("/api/assetmanagement/v3/assets", """
                {"name": "yard", "typeId": "core.basicarea", "parentId": "%s"}""".formatted(parent));
    }
}
