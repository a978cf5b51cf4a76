package freehold.settings;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Role;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@HttpTest
class TenantRecordTest {
    private static final String TENANT = "/api/tenantmanagement/v4/tenantInfo";
    /** All of it ASCII, so that it is the same bytes whichever way it is sent. */
    private static final String GIF = "GIF89a\001\000\001\000\101\000\000;";

    private final TestTenants tenants;

    TenantRecordTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @Test
    void theTenantIsShownInTheFormOfTheSurface() {
        TestTenant maker = tenants.fresh();

        JsonNode tenant = maker.client().get(TENANT).expect(200).json();

        assertThat(tenant.propertyNames())
                .containsExactlyInAnyOrder(
                        "name",
                        "prefix",
                        "displayName",
                        "companyName",
                        "country",
                        "type",
                        "allowedToCreateSubtenant",
                        "ETag");
        assertThat(tenant.get("prefix").stringValue()).isEqualTo(maker.id());
        assertThat(tenant.get("displayName").stringValue()).isEqualTo("Tenant " + maker.id());
        assertThat(tenant.get("allowedToCreateSubtenant").asBoolean()).isTrue();
    }

    @Test
    void itsTwoNamesCanBeChangedAndNothingElse() {
        TestTenant maker = tenants.fresh();
        String change = """
                {"displayName": "Sun", "companyName": "Sun AG", "country": "FR", "type": "OPERATOR", "prefix": "x",
                 "name": "x", "sharingId": "x", "capabilityPackage": "x", "ETag": 50, "allowedToCreateSubtenant": false,
                 "quotas": {"assets": 1}}""";
        maker.client().patch(TENANT, change).expect(428);
        maker.client().ifMatch(4).patch(TENANT, change).expect(412);

        JsonNode changed =
                maker.client().ifMatch(1).patch(TENANT, change).expect(200).json();

        assertThat(changed.get("displayName").stringValue()).isEqualTo("Sun");
        assertThat(changed.get("companyName").stringValue()).isEqualTo("Sun AG");
        assertThat(changed.get("country").stringValue()).isEqualTo("DE");
        assertThat(changed.get("type").stringValue()).isEqualTo("CUSTOMER");
        assertThat(changed.get("ETag").asLong()).isEqualTo(2);
        JsonNode seenByOperator = tenants.operator()
                .get("/api/platform/v1/tenants/" + maker.id())
                .expect(200)
                .json();
        assertThat(seenByOperator.get("sharingId").stringValue()).isEqualTo(maker.sharingId());
        assertThat(seenByOperator.get("capabilityPackage").isNull()).isTrue();
        JsonNode one = maker.client()
                .ifMatch(2)
                .patch(TENANT, "{\"displayName\": \"Moon\"}")
                .expect(200)
                .json();
        assertThat(one.get("companyName").stringValue()).isEqualTo("Sun AG");
        maker.client().ifMatch(3).patch(TENANT, "{\"displayName\": \" \"}").expect(400);
        maker.client()
                .ifMatch(3)
                .patch(TENANT, "{\"companyName\": \"" + "x".repeat(201) + "\"}")
                .expect(400);
        maker.client()
                .ifMatch(3)
                .patch(TENANT, "{\"companyName\": \"" + "x".repeat(200) + "\"}")
                .expect(200);
    }

    @Test
    void onlyAdministratorsChangeIt() {
        TestTenant maker = tenants.fresh();
        for (ApiClient other : new ApiClient[] {maker.client(Role.STANDARD_USER), maker.subtenantClient("park")}) {
            other.get(TENANT).expect(200);
            other.ifMatch(1).patch(TENANT, "{\"displayName\": \"x\"}").expect(403);
            upload(other, "logo.gif", "image/gif", GIF).expect(403);
        }
        maker.client().get(TENANT + "/logo").expect(404);
    }

    @Test
    void aLogoIsServedAsWhatItIsWhateverItIsCalled() {
        TestTenant maker = tenants.fresh();
        maker.client().get(TENANT + "/logoMetaData").expect(404);

        JsonNode file = upload(maker.client(), "..\\\\evil/..%2f;logo.html", "text/html", GIF)
                .expect(201)
                .json();

        Answer logo = maker.client().get(TENANT + "/logo").expect(200);
        assertThat(logo.body()).isEqualTo(GIF);
        assertThat(logo.header("Content-Type")).isEqualTo("image/gif");
        assertThat(logo.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(logo.header("Content-Security-Policy")).contains("sandbox");
        assertThat(logo.header("Content-Disposition")).startsWith("inline").doesNotContain("\n");
        assertThat(maker.client().get(TENANT + "/logoMetaData").expect(200).json())
                .isEqualTo(file);
        assertThat(file.get("size").asInt()).isEqualTo(GIF.length());
        assertThat(file.get("name").stringValue()).doesNotContain("/", "\\");
        tenants.fresh().client().get(TENANT + "/logo").expect(404);
    }

    @Test
    void aLogoCanBeDeletedByAdministratorsAndGivesItsStorageBack() {
        TestTenant maker = tenants.fresh();
        upload(maker.client(), "logo.gif", "image/gif", GIF).expect(201);

        maker.client(Role.STANDARD_USER).delete(TENANT + "/logo").expect(403);
        maker.client().get(TENANT + "/logo").expect(200);
        maker.client().delete(TENANT + "/logo").expect(204);

        maker.client().get(TENANT + "/logo").expect(404);
        maker.client().get(TENANT + "/logoMetaData").expect(404);
        maker.client().delete(TENANT + "/logo").expect(404);
        assertThat(maker.client().get("/api/usage/v1").expect(200).body())
                .contains("{\"quota\":\"storageBytes\",\"limit\":null,\"used\":0}");
    }

    @Test
    void whatIsNoImageIsRefusedWhateverItIsCalled() {
        TestTenant maker = tenants.fresh();
        for (String content : new String[] {"<svg onload='alert(1)'/>", "", "GIF8", "%PDF-1.7 ...", "BM......"}) {
            Answer refused =
                    upload(maker.client(), "logo.gif", "image/gif", content).expect(400);
            assertThat(refused.json().at("/fieldErrors/0/field").stringValue()).isEqualTo("file");
        }
        maker.client()
                .with("Content-Type", "multipart/form-data; boundary=b")
                .send("POST", TENANT + "/logo", Optional.of("--b--"))
                .expect(400);
    }

    @Test
    void aLogoMayHaveOneMebibyteAndNoByteMore() {
        TestTenant maker = tenants.fresh();
        String longest = GIF + "x".repeat(Limits.LOGO_BYTES - GIF.length());

        upload(maker.client(), "logo.gif", "image/gif", longest).expect(201);
        upload(maker.client(), "logo.gif", "image/gif", longest + "x").expect(413);

        assertThat(maker.client()
                        .get(TENANT + "/logoMetaData")
                        .expect(200)
                        .json()
                        .get("size")
                        .asInt())
                .isEqualTo(Limits.LOGO_BYTES);
    }

    @Test
    void theLogoUsesTheStorageOfTheTenant() {
        TestTenant maker = tenants.fresh();
        tenants.operator()
                .ifMatch(1)
                .put("/api/platform/v1/tenants/" + maker.id() + "/quotas", "{\"storageBytes\": " + GIF.length() + "}")
                .expect(200);

        assertThat(upload(maker.client(), "logo.gif", "image/gif", GIF + "x")
                        .expect(409)
                        .body())
                .contains("quota-exceeded", "storageBytes");
        upload(maker.client(), "logo.gif", "image/gif", GIF).expect(201);
        upload(maker.client(), "other.gif", "image/gif", GIF).expect(201);
    }

    /** As the vendor's client sends it. */
    private static Answer upload(ApiClient client, String name, String type, String content) {
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(content)).isTrue();
        String body = "----mindsphere\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: " + type + "\r\n\r\n" + content + "\r\n----mindsphere--";
        return client.with("Content-Type", "multipart/form-data; boundary=--mindsphere")
                .send("POST", TENANT + "/logo", Optional.of(body));
    }
}
