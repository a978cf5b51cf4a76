package freehold.files;

import static freehold.files.Cabinet.FILES;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.kernel.database.Home;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import org.junit.jupiter.api.Test;

@HttpTest
class FileIsolationTest {
    private final TestTenants tenants;
    private final Home home;
    private final Cabinet cabinet;

    FileIsolationTest(TestTenants tenants, Home home) {
        this.tenants = tenants;
        this.home = home;
        cabinet = new Cabinet(tenants, home);
        cabinet.put("f", "content").expect(201);
    }

    private List<Answer> everything(ApiClient client, String asset) {
        return List.of(
                client.get(FILES + asset),
                client.get(FILES + asset + "/f"),
                client.put(FILES + asset + "/g", "x"),
                client.ifMatch(0).put(FILES + asset + "/f", "x"),
                client.delete(FILES + asset + "/f"));
    }

    @Test
    void strangersFindNothing() {
        TestTenant stranger = tenants.fresh();
        String nobodys = "0".repeat(32);
        List<Answer> missing = everything(stranger.client(), nobodys);
        List<Answer> foreign = everything(stranger.client(), cabinet.asset);
        for (int i = 0; i < foreign.size(); i++) {
            String told = foreign.get(i).expect(404).json().get("message").stringValue();
            String ofMissing = missing.get(i).expect(404).json().get("message").stringValue();
            assertThat(told.replace(cabinet.asset, nobodys)).isEqualTo(ofMissing);
        }
        assertThat(cabinet.names("")).containsExactly("f");
    }

    @Test
    void aSubtenantHasTheFilesOfItsOwnAssetsAlone() {
        ApiClient park = cabinet.tenant.subtenantClient("park");
        ApiClient sibling = cabinet.tenant.subtenantClient("sibling");
        String folder = cabinet.api
                .get("/api/tenantmanagement/v4/subtenants/park")
                .expect(200)
                .json()
                .get("entityId")
                .stringValue();
        String theirs = cabinet.area(folder);
        park.put(FILES + theirs + "/f", "of the park").expect(201);
        assertThat(park.get(FILES + theirs + "/f").expect(200).body()).isEqualTo("of the park");
        everything(park, cabinet.asset).forEach(answer -> answer.expect(404));
        everything(sibling, theirs).forEach(answer -> answer.expect(404));
        assertThat(cabinet.api.get(FILES + theirs + "/f").expect(200).body()).isEqualTo("of the park");
    }

    @Test
    void noFileIsListedReadOrWrittenThroughAShare() {
        TestTenant receiver = tenants.fresh();
        String collaboration = id(cabinet.api.post(
                "/api/sharing/v1/collaborations",
                "{\"partner\": \"%s\", \"legalNoticeAccepted\": true}".formatted(receiver.sharingId())));
        receiver.client()
                .post("/api/sharing/v1/collaborations/" + collaboration + "/accept", "{\"legalNoticeAccepted\": true}")
                .expect(200);
        String share = id(cabinet.api.post("/api/sharing/v1/shares", """
                {"assetId": "%s", "receiver": "%s", "channels": ["telemetry", "details"],
                 "profile": {"id": "everything"}}""".formatted(cabinet.asset, receiver.id())));
        everything(receiver.client(), cabinet.asset).forEach(answer -> answer.expect(404));
        receiver.client()
                .post("/api/sharing/v1/shares/" + share + "/accept", "{}")
                .expect(200);
        everything(receiver.client(), cabinet.asset)
                .forEach(answer -> assertThat(
                                answer.expect(403).json().get("message").stringValue())
                        .isEqualTo("Files are not supported on shared assets."));
        cabinet.api.post("/api/sharing/v1/shares/" + share + "/revoke", "{}").expect(200);
        everything(receiver.client(), cabinet.asset).forEach(answer -> answer.expect(404));
        assertThat(cabinet.api.get(cabinet.path("f")).expect(200).body()).isEqualTo("content");
    }

    private static String id(Answer made) {
        return made.expect(201).json().get("id").stringValue();
    }

    @Test
    void theSameContentOfTwoTenantsIsTwoContents() {
        Cabinet other = new Cabinet(tenants, home);
        other.put("f", "content").expect(201);
        assertThat(cabinet.contents()).isEqualTo(1);
        assertThat(other.contents()).isEqualTo(1);
        other.api.delete(other.path("f")).expect(204);
        assertThat(other.contents()).isZero();
        assertThat(cabinet.api.get(cabinet.path("f")).expect(200).body()).isEqualTo("content");
    }
}
