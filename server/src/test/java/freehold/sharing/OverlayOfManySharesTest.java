package freehold.sharing;

import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.nameOf;
import static freehold.sharing.Lending.offer;
import static freehold.sharing.Lending.text;
import static freehold.sharing.Lending.with;
import static freehold.sharing.OverlayTest.lay;
import static freehold.sharing.OverlayTest.path;
import static freehold.sharing.OverlayTest.seen;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.decision.AssetId;
import freehold.decision.Role;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a receiver lays over what comes to it by several shares holds for all, also for one that shows nothing just now. */
@HttpTest
class OverlayOfManySharesTest {
    private static final String ASSETS = "/api/assetmanagement/v3/assets";
    private static final String PARK = "park";
    private static final Map<String, Object> ALL =
            Map.of("name", "Theirs", "labels", List.of("rented"), "notes", "ask Ann", "subtenantId", PARK);

    private final Lending lending;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final ApiClient api;
    private final ApiClient park;
    private final AssetId line;
    private final AssetId press;

    OverlayOfManySharesTest(TestTenants tenants, Access access) {
        lending = new Lending(access);
        owner = tenants.fresh();
        receiver = tenants.fresh();
        api = receiver.client();
        park = receiver.subtenantClient(PARK);
        line = lending.asset(owner, "Line");
        press = lending.asset(owner, line, "Press");
        Lending.collaborate(owner, receiver);
    }

    private String received(String channel, Map<String, ?> access, Map<String, ?> target) {
        Map<String, Object> body = with(offer(line, receiver), "channels", List.of(channel));
        String share = Lending.id(
                owner.client().post(SHARES, json(with(body, "access", access))).expect(201));
        api.post(SHARES + "/" + share + "/accept", json(Map.of("target", target)))
                .expect(200);
        return share;
    }

    private void begin(String share) {
        owner.client()
                .post(SHARES + "/" + share + "/widen", json(Map.of("access", Map.of())))
                .expect(200);
        Lending.act(receiver, share, "amendment/accept").expect(200);
    }

    private void move(AssetId asset, AssetId place) {
        ApiClient by = owner.client();
        long etag = by.get(ASSETS + "/" + asset).expect(200).json().get("etag").longValue();
        by.ifMatch(etag)
                .post(ASSETS + "/" + asset + "/move", json(Map.of("newParentId", place.value())))
                .expect(200);
    }

    private void parkSees(AssetId asset, boolean sees) {
        int status = sees ? 200 : 404;
        park.get(ASSETS + "/" + asset + "?includeShared=true").expect(status);
        park.get(path(asset)).expect(status);
    }

    private void hasNothingOver(AssetId asset) {
        JsonNode overlay = api.get(path(asset)).expect(200).json();
        assertThat(overlay.get("name").isNull()).as("name").isTrue();
        assertThat(overlay.get("labels")).as("labels").isEmpty();
        assertThat(text(overlay, "notes")).isEmpty();
        assertThat(overlay.get("subtenantId").isNull()).as("subtenant").isTrue();
        parkSees(asset, false);
    }

    @Test
    void whatWasTakenBackDoesNotComeAgainWithAShareThatBeginsLater() {
        String now = received("details", Map.of(), Map.of());
        lay(api, line, ALL).expect(200);
        lay(api, press, ALL).expect(200);
        String later = received("telemetry", Map.of("from", "2098-01-01T00:00:00Z"), Map.of());
        parkSees(press, true);
        lay(api, line, Map.of()).expect(200);
        lay(api, press, Map.of()).expect(200);
        hasNothingOver(line);
        hasNothingOver(press);
        begin(later);
        hasNothingOver(line);
        hasNothingOver(press);
        Lending.act(receiver, now, "leave").expect(200);
        hasNothingOver(line);
        hasNothingOver(press);
    }

    @Test
    void aNameGivenOnAcceptanceIsReplacedBeforeTheShareBegins() {
        received("details", Map.of(), Map.of());
        String later = received("telemetry", Map.of("from", "2098-01-01T00:00:00Z"), Map.of("name", "Theirs"));
        lay(api, line, ALL).expect(200);
        lay(api, line, Map.of()).expect(200);
        begin(later);
        hasNothingOver(line);
    }

    @Test
    void whatWasTakenBackDoesNotComeAgainWithTheOldPlaceOfTheAsset() {
        Lending.lend(owner, line, receiver);
        Lending.lend(owner, press, receiver);
        lay(api, press, ALL).expect(200);
        parkSees(press, true);
        move(press, lending.root(owner));
        parkSees(press, true);
        lay(api, press, Map.of()).expect(200);
        hasNothingOver(press);
        move(press, line);
        hasNothingOver(press);
        assertThat(nameOf(receiver, press)).isEqualTo("Press");
    }

    @Test
    void whoMayNotUnshareTakesNothingBackFromAShareThatDoesNotShowTheAsset() {
        Lending.lend(owner, line, receiver);
        lay(api, press, ALL).expect(200);
        Lending.lend(owner, press, receiver);
        move(press, lending.root(owner));
        hasNothingOver(press);
        assertThat(lay(receiver.client(Role.STANDARD_USER), press, Map.of("name", "Alpha"))
                        .expect(403)
                        .body())
                .contains("Unshare assets");
        lay(api, press, Map.of("name", "Alpha")).expect(200);
        move(press, line);
        parkSees(press, false);
        assertThat(nameOf(receiver, press)).isEqualTo("Alpha");
    }

    @Test
    void anEtagNeverComesTwiceWhicheverShareShowsTheAsset() {
        Lending.lend(owner, line, receiver);
        lay(api, press, Map.of("name", "One")).expect(200);
        lay(api, press, Map.of("name", "Two")).expect(200);
        Lending.lend(owner, press, receiver);
        move(press, lending.root(owner));
        JsonNode laid = lay(api, press, Map.of("name", "Three")).expect(200).json();
        assertThat(laid.get("etag").longValue()).isEqualTo(3);
        move(press, line);
        api.ifMatch(2).put(path(press), "{}").expect(412);
        assertThat(nameOf(receiver, press)).isEqualTo("Three");
    }

    @Test
    void allSharesOfAnAssetArePlacedTogetherAlsoIfTheyWereApart() {
        AssetId hall = lending.asset(receiver, "Hall");
        AssetId yard = lending.asset(receiver, "Yard");
        String first = received("details", Map.of(), Map.of("mode", "create", "parentId", hall.value()));
        received("telemetry", Map.of(), Map.of("mode", "create", "parentId", yard.value()));
        assertThat(text(seen(api, line), "parentId")).isEqualTo(hall.value());
        lay(api, line, Map.of("parentId", hall.value())).expect(200);
        Lending.act(receiver, first, "leave").expect(200);
        assertThat(text(seen(api, line), "parentId")).isEqualTo(hall.value());
    }
}
