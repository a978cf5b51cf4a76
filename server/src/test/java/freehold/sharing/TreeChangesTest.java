package freehold.sharing;

import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.text;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.decision.AssetId;
import freehold.decision.Role;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of shares when the owner's tree changes, or the receiver's. */
@HttpTest
class TreeChangesTest {
    private static final String ASSETS = "/api/assetmanagement/v3/assets/";
    private static final String OWN = "/api/assets/v1/";
    private static final String SHARED = "?includeShared=true";

    private final Lending lending;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final AssetId hall;
    private final AssetId press;
    private final AssetId yard;
    private final String share;

    TreeChangesTest(TestTenants tenants, Access access) {
        lending = new Lending(access);
        owner = tenants.fresh();
        receiver = tenants.fresh();
        hall = lending.asset(owner, "Hall");
        press = lending.asset(owner, hall, "Press");
        yard = lending.asset(owner, "Yard");
        Lending.collaborate(owner, receiver);
        share = Lending.lend(owner, hall, receiver);
    }

    private static long etag(ApiClient client, AssetId asset) {
        return client.get(ASSETS + asset + SHARED)
                .expect(200)
                .json()
                .get("etag")
                .longValue();
    }

    private static Answer deleteBranch(ApiClient as, AssetId asset) {
        return as.ifMatch(etag(as, asset)).delete(OWN + asset);
    }

    private static Answer move(ApiClient as, AssetId asset, AssetId place, String query) {
        return as.ifMatch(etag(as, asset))
                .post(ASSETS + asset + "/move" + query, json(Map.of("newParentId", place.value())));
    }

    private static JsonNode last(TestTenant tenant, String id) {
        JsonNode history = tenant.client()
                .get(SHARES + "/" + id + "/history")
                .expect(200)
                .json()
                .get("items");
        return history.get(history.size() - 1);
    }

    private JsonNode consequences(AssetId asset, String query) {
        return owner.client()
                .get(OWN + asset + "/consequences?" + query)
                .expect(200)
                .json();
    }

    @Test
    void aShareEndsWithItsAssetOnBothSides() {
        JsonNode told = consequences(hall, "of=delete");
        assertThat(told.get("allowed").booleanValue()).isTrue();
        assertThat(told.get("assets").intValue()).isEqualTo(2);
        assertThat(told.get("removed").get("assets").intValue()).isEqualTo(2);
        assertThat(told.get("shares").get(0).get("id").stringValue()).isEqualTo(share);
        assertThat(told.get("shares").get(0).get("receiver").get("displayName").stringValue())
                .isEqualTo("Tenant " + receiver.id());
        assertThat(told.get("receivers").get(0).get("loses").intValue()).isEqualTo(2);
        assertThat(lending.sees(receiver, press)).isTrue();

        owner.client().ifMatch(told.get("etag").longValue()).delete(OWN + hall).expect(204);
        for (TestTenant side : new TestTenant[] {owner, receiver}) {
            assertThat(text(Lending.share(side, share), "state")).isEqualTo("ENDED");
            assertThat(text(Lending.share(side, share), "endReason")).isEqualTo("asset deleted");
            assertThat(text(last(side, share), "state")).isEqualTo("ENDED");
            assertThat(text(last(side, share), "reason")).isEqualTo("asset deleted");
        }
        receiver.client().get(ASSETS + hall + SHARED).expect(404);
        receiver.client().get(ASSETS + press + SHARED).expect(404);
    }

    @Test
    void anOpenOfferIsWithdrawnWithItsAsset() {
        String offer = Lending.open(owner, yard, receiver);
        deleteBranch(owner.client(), yard).expect(204);
        assertThat(text(Lending.share(receiver, offer), "state")).isEqualTo("WITHDRAWN");
        assertThat(text(last(receiver, offer), "reason")).isEqualTo("asset deleted");
        Lending.act(receiver, offer, "accept").expect(409);
    }

    @Test
    void toDeleteALentAssetTakesTheRightToUnshareIt() {
        ApiClient standard = owner.client(Role.STANDARD_USER);
        assertThat(deleteBranch(standard, hall).expect(403).body()).contains("Unshare assets");
        JsonNode told =
                standard.get(OWN + hall + "/consequences?of=delete").expect(200).json();
        assertThat(told.get("allowed").booleanValue()).isFalse();
        assertThat(told.get("refusal").get("detail").stringValue()).contains("Unshare assets");
        assertThat(text(Lending.share(owner, share), "state")).isEqualTo("ACCEPTED");
        assertThat(lending.sees(receiver, press)).isTrue();

        deleteBranch(standard, press).expect(204);
        assertThat(lending.sees(receiver, press)).isFalse();
        assertThat(lending.sees(receiver, hall)).isTrue();
        assertThat(text(Lending.share(owner, share), "state")).isEqualTo("ACCEPTED");
    }

    @Test
    void aRestoredAssetIsOfferedOnceMoreAndNotLentAgain() {
        deleteBranch(owner.client(), hall).expect(204);
        owner.client()
                .ifMatch(etag(owner.client(), hall))
                .post(OWN + "bin/" + hall + "/restore", "{}")
                .expect(200);
        assertThat(lending.sees(receiver, hall)).isFalse();
        JsonNode offers =
                receiver.client().get(SHARES + "?state=OPEN").expect(200).json().get("items");
        assertThat(offers).hasSize(1);
        assertThat(text(Lending.share(owner, share), "state")).isEqualTo("ENDED");
        Lending.act(receiver, text(offers.get(0), "id"), "accept").expect(200);
        assertThat(lending.sees(receiver, press)).isTrue();
    }

    @Test
    void whoMayNotShareOffersNothingByRestoring() {
        deleteBranch(owner.client(), hall).expect(204);
        ApiClient standard = owner.client(Role.STANDARD_USER);
        standard.ifMatch(etag(standard, hall))
                .post(OWN + "bin/" + hall + "/restore", "{}")
                .expect(200);
        assertThat(receiver.client()
                        .get(SHARES + "?state=OPEN")
                        .expect(200)
                        .json()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void whatMovesUnderALentAssetIsLentAndWhatMovesAwayIsNot() {
        JsonNode told = consequences(yard, "of=move&to=" + hall);
        assertThat(told.get("receivers").get(0).get("gains").intValue()).isEqualTo(1);
        assertThat(told.get("receivers").get(0).get("loses").intValue()).isZero();
        assertThat(told.get("shares")).isEmpty();
        assertThat(lending.sees(receiver, yard)).isFalse();
        JsonNode moved = move(owner.client(), yard, hall, "").expect(200).json();
        assertThat(moved.get("sharing").get("modes").get(0).stringValue()).isEqualTo("SHARER");
        assertThat(lending.sees(receiver, yard)).isTrue();

        told = consequences(press, "of=move&to=" + lending.root(owner));
        assertThat(told.get("receivers").get(0).get("loses").intValue()).isEqualTo(1);
        move(owner.client(), press, lending.root(owner), "").expect(200);
        assertThat(lending.sees(receiver, press)).isFalse();
        receiver.client().get(ASSETS + press + SHARED).expect(404);
    }

    @Test
    void consequencesOfWhatCanNotBeDoneSayWhy() {
        JsonNode told = consequences(hall, "of=move&to=" + press);
        assertThat(told.get("allowed").booleanValue()).isFalse();
        assertThat(told.get("refusal").get("code").stringValue()).isEqualTo("cycle");
        ApiClient api = owner.client();
        String path = OWN + hall + "/consequences";
        api.get(path).expect(400);
        api.get(path + "?of=move").expect(400);
        api.get(path + "?of=delete&to=" + press).expect(400);
        String missing = "0".repeat(32);
        String unknown = api.get(path + "?of=move&to=" + missing).expect(404).body();
        AssetId foreign = lending.root(receiver);
        assertThat(anonymous(
                        api.get(path + "?of=move&to=" + foreign).expect(404).body(), foreign.value()))
                .isEqualTo(anonymous(unknown, missing));
        receiver.client().get(path + "?of=delete").expect(404);
    }

    private static String anonymous(String body, String id) {
        return body.replace(id, "<id>").replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    @Test
    void aReceivedAssetIsNeitherMovedNorDeletedNorHungBelow() {
        ApiClient api = receiver.client();
        AssetId mine = lending.asset(receiver, "Mine");
        AssetId folder = new AssetId(api.get(ASSETS + hall + SHARED)
                .expect(200)
                .json()
                .get("parentId")
                .stringValue());
        for (AssetId received : new AssetId[] {hall, press, folder}) {
            move(api, received, mine, "").expect(404);
            move(api, received, mine, SHARED).expect(403);
            move(api, mine, received, "").expect(404);
            move(api, mine, received, SHARED).expect(403);
            api.ifMatch(etag(api, received)).delete(ASSETS + received).expect(404);
            api.ifMatch(etag(api, received)).delete(ASSETS + received + SHARED).expect(403);
            deleteBranch(api, received).expect(404);
        }
    }

    @Test
    void whatReceivedAssetsHaveTheirPlaceInIsNotDeletedBeforeTheyAreLeft() {
        AssetId place = lending.asset(receiver, "Place");
        AssetId above = lending.asset(receiver, "Above");
        move(receiver.client(), place, above, "").expect(200);
        String offer = Lending.open(owner, yard, receiver);
        receiver.client()
                .post(
                        SHARES + "/" + offer + "/accept",
                        json(Map.of("target", Map.of("mode", "create", "parentId", place.value()))))
                .expect(200);
        for (AssetId doomed : new AssetId[] {place, above}) {
            assertThat(deleteBranch(receiver.client(), doomed).expect(409).body())
                    .contains(doomed.value(), "leave");
        }
        receiver.client()
                .ifMatch(etag(receiver.client(), place))
                .delete(ASSETS + place)
                .expect(409);
        Lending.act(receiver, offer, "leave").expect(200);
        deleteBranch(receiver.client(), above).expect(204);
    }
}
