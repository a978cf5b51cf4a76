package freehold.assets;

import static freehold.assets.Grove.ASSETS;
import static freehold.assets.Grove.BASIC;
import static freehold.assets.Grove.OTHER;
import static freehold.assets.Grove.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.assets.model.Limits;
import freehold.decision.Role;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@HttpTest
class MoveTest {
    private final Grove grove;
    private final Access access;
    private final String east;
    private final String west;
    private final String press;
    private final String motor;

    MoveTest(TestTenants tenants, Access access) {
        this.access = access;
        grove = new Grove(tenants.fresh());
        east = grove.plant(grove.root, BASIC, "East");
        west = grove.plant(grove.root, BASIC, "West");
        press = grove.plant(east, OTHER, "Press");
        motor = grove.plant(press, OTHER, "Motor");
    }

    private static void names(Answer refused, String... words) {
        assertThat(refused.body()).contains(words);
    }

    @Test
    void anAssetMovesWithAllBelowItOnBothPaths() {
        Answer moved = grove.move(grove.client, press, west).expect(200);
        assertThat(moved.json().get("parentId").stringValue()).isEqualTo(west);
        assertThat(Grove.path(moved.json())).endsWith(" / West");
        assertThat(moved.header("ETag")).isEqualTo("\"1\"");
        assertThat(Grove.path(grove.read(motor))).endsWith(" / West / Press");
        assertThat(grove.etag(motor)).isZero();

        JsonNode back = grove.client
                .ifMatch(1)
                .post(ASSETS + "/" + press, Grove.json(Map.of("newParentId", east)))
                .expect(200)
                .json();
        assertThat(Grove.path(back)).endsWith(" / East");
        assertThat(back).isEqualTo(grove.read(press));
    }

    @Test
    void aMoveToWhereItIsChangesNothing() {
        assertThat(grove.move(grove.client, press, east).expect(200).json()).isEqualTo(grove.read(press));
        assertThat(grove.etag(press)).isZero();
    }

    @Test
    void aMoveNeedsTheEtagOfWhatWasRead() {
        for (String path : new String[] {"/move", ""}) {
            String body = Grove.json(Map.of("newParentId", west));
            grove.client.post(ASSETS + "/" + press + path, body).expect(428);
            grove.client.ifMatch(7).post(ASSETS + "/" + press + path, body).expect(412);
        }
        assertThat(grove.read(press).get("parentId").stringValue()).isEqualTo(east);
    }

    @Test
    void nothingHangsBelowItselfOrWhatIsBelowIt() {
        for (String place : new String[] {press, motor}) {
            names(grove.move(grove.client, press, place).expect(409), press, place);
        }
    }

    @Test
    void aPlaceThatIsNotThereIsRefusedByItsId() {
        names(grove.move(grove.client, press, UNKNOWN).expect(404), UNKNOWN);
        names(grove.move(grove.client, press, "nonsense").expect(404), "nonsense");
        names(grove.client.ifMatch(0).post(ASSETS + "/" + press + "/move", "{}").expect(400), "newParentId");
        grove.client.ifMatch(0).post(ASSETS + "/" + press + "/move", "[]").expect(400);
        names(
                grove.client
                        .ifMatch(0)
                        .post(ASSETS + "/" + UNKNOWN + "/move", Grove.json(Map.of("newParentId", west)))
                        .expect(404),
                UNKNOWN);
    }

    @Test
    void whatIsInTheBinTakesNoChildren() {
        grove.delete(grove.client, west).expect(204);
        names(grove.move(grove.client, press, west).expect(409), west, "bin");
    }

    @Test
    void theRootStaysWhereItIs() {
        names(grove.move(grove.client, grove.root, west).expect(403), grove.root);
    }

    @Test
    void theDeepestAssetOfABranchCountsForTheLimitOfLevels() {
        String deep = grove.root;
        for (int level = 1; level < Limits.HIERARCHY_DEPTH; level++) {
            deep = grove.plant(deep, BASIC, "Level " + level);
        }
        String single = grove.plant(east, BASIC, "Single");
        names(grove.move(grove.client, press, deep).expect(400), deep, Integer.toString(Limits.HIERARCHY_DEPTH));
        grove.move(grove.client, single, deep).expect(200);
    }

    @Test
    void aStandardUserMovesAssetsOfAnyType() {
        ApiClient standard = grove.tenant.client(Role.STANDARD_USER);
        grove.move(standard, press, west).expect(200);
        grove.move(standard, west, east).expect(200);
    }

    @Test
    void inASubtenantItsUsersMoveWhatIsOfBasicHierarchy() {
        String park = grove.plant(grove.root, BASIC, "Park");
        String one = grove.plant(park, BASIC, "One");
        String two = grove.plant(park, BASIC, "Two");
        String drive = grove.plant(park, OTHER, "Drive");
        for (String asset : new String[] {park, one, two, drive}) {
            grove.assign(access, asset, "park");
        }
        grove.tenant.subtenant("park", "Park");
        ApiClient user = grove.tenant
                .tenants()
                .as(grove.tenant.credential(
                        Map.of("subtenant", "park", "roles", List.of(Role.SUBTENANT_USER.roleName()))));
        grove.move(user, two, one).expect(200);
        names(grove.move(user, drive, one).expect(403), "Move assets in subtenant");
        names(grove.move(user, park, one).expect(403), park);
        names(grove.move(user, one, east).expect(404), east);
        names(grove.move(user, press, one).expect(404), press);
    }

    @Test
    void onlyAnAdministratorMovesIntoAndOutOfASubtenant() {
        grove.assign(access, west, "park");
        names(grove.move(grove.tenant.client(Role.STANDARD_USER), press, west).expect(403), "subtenant", west);
        assertThat(grove.read(press).get("subTenant").isNull()).isTrue();

        JsonNode moved = grove.move(grove.client, press, west).expect(200).json();
        assertThat(moved.get("subTenant").stringValue()).isEqualTo("park");
        assertThat(moved.get("etag").longValue()).isEqualTo(1);
        assertThat(grove.read(motor).get("subTenant").stringValue()).isEqualTo("park");
        assertThat(grove.etag(motor)).isEqualTo(1);
        grove.tenant.subtenantClient("park").get(ASSETS + "/" + motor).expect(200);

        grove.move(grove.client, press, east).expect(200);
        assertThat(grove.read(motor).get("subTenant").isNull()).isTrue();
        grove.tenant.subtenantClient("park").get(ASSETS + "/" + motor).expect(404);
    }
}
