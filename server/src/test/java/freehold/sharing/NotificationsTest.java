package freehold.sharing;

import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.act;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.offer;
import static freehold.sharing.Lending.text;
import static freehold.sharing.Lending.with;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.decision.AssetId;
import freehold.decision.Role;
import freehold.kernel.database.Database;
import freehold.sharing.usecase.KeepNotifications;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What tenants are told of what they have not done themselves. */
@HttpTest
class NotificationsTest {
    private static final String NOTIFICATIONS = "/api/notifications/v1";
    private static final String ASSETS = "/api/assetmanagement/v3/assets";
    private static final String OWN = "/api/assets/v1/";

    private final Lending lending;
    private final Raw raw;
    private final KeepNotifications notices;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final AssetId hall;

    NotificationsTest(TestTenants tenants, Access access, Database database, KeepNotifications notices) {
        this.notices = notices;
        lending = new Lending(access);
        raw = new Raw(database);
        owner = tenants.fresh();
        receiver = tenants.fresh();
        hall = lending.asset(owner, "Hall");
    }

    private static JsonNode inbox(TestTenant of, String query) {
        return of.client().get(NOTIFICATIONS + query).expect(200).json();
    }

    private static List<String> kinds(TestTenant of) {
        return inbox(of, "")
                .get("items")
                .valueStream()
                .map(item -> text(item, "kind"))
                .toList()
                .reversed();
    }

    private static long unread(TestTenant of) {
        return inbox(of, "?size=1").get("unread").longValue();
    }

    private static void read(TestTenant of, JsonNode notice) {
        mark(of, notice).expect(204);
    }

    private static Answer mark(TestTenant of, JsonNode notice) {
        return of.client()
                .ifMatch(notice.get("times").longValue())
                .post(NOTIFICATIONS + "/" + text(notice, "id") + "/read", "");
    }

    private static List<JsonNode> unreadOf(TestTenant of, String kind) {
        return inbox(of, "?unread=true")
                .get("items")
                .valueStream()
                .filter(item -> text(item, "kind").equals(kind))
                .toList();
    }

    private void purge(AssetId asset) {
        owner.client().ifMatch(etag(asset)).delete(OWN + asset).expect(204);
        owner.client().ifMatch(etag(asset)).delete(OWN + "bin/" + asset).expect(200);
    }

    private AssetId create(ApiClient as, AssetId parent) {
        Map<String, String> body = Map.of("name", "made", "typeId", "core.basicarea", "parentId", parent.value());
        return new AssetId(text(as.post(ASSETS, json(body)).expect(201).json(), "assetId"));
    }

    private long etag(AssetId asset) {
        return owner.client()
                .get(ASSETS + "/" + asset)
                .expect(200)
                .json()
                .get("etag")
                .longValue();
    }

    @Test
    void eachSideIsToldWhatTheOtherDoesAndNotWhatItDoesItself() {
        Lending.collaborate(owner, receiver);
        Map<String, String> half = Map.of("until", "2098-01-01T00:00:00Z");
        Map<String, String> whole = Map.of("until", "2099-01-01T00:00:00Z");
        String share = Lending.id(owner.client()
                .post(SHARES, json(with(offer(hall, receiver), "access", half)))
                .expect(201));
        act(receiver, share, "accept").expect(200);
        owner.client()
                .post(SHARES + "/" + share + "/widen", json(Map.of("access", whole)))
                .expect(200);
        act(receiver, share, "amendment/decline").expect(200);
        owner.client()
                .post(SHARES + "/" + share + "/revoke", "{\"reason\": \"over\"}")
                .expect(200);
        assertThat(kinds(receiver))
                .containsExactly("COLLABORATION_OFFERED", "SHARE_OPEN", "SHARE_WIDENING_OFFERED", "SHARE_REVOKED");
        assertThat(kinds(owner)).containsExactly("COLLABORATION_ACCEPTED", "SHARE_ACCEPTED", "SHARE_WIDENING_DECLINED");
        JsonNode last = inbox(receiver, "").at("/items/0");
        assertThat(text(last, "shareId")).isEqualTo(share);
        assertThat(text(last, "reason")).isEqualTo("over");
        assertThat(text(last.get("partner"), "tenant")).isEqualTo(owner.id());
        assertThat(last.get("read").booleanValue()).isFalse();
        for (TestTenant side : List.of(owner, receiver)) {
            assertThat(kinds(side).stream()
                            .filter(kind -> kind.startsWith("SHARE_"))
                            .toList())
                    .as("the other side's part of the history")
                    .isEqualTo(side.client()
                            .get(SHARES + "/" + share + "/history")
                            .expect(200)
                            .json()
                            .get("items")
                            .valueStream()
                            .filter(event -> !text(event.get("by"), "tenant").equals(side.id()))
                            .map(event -> "SHARE_" + text(event, "state"))
                            .toList());
        }
    }

    @Test
    void whatIsReadIsCountedNoMoreAndStaysInTheList() {
        Lending.collaborate(owner, receiver);
        Lending.open(owner, hall, receiver);
        assertThat(unread(receiver)).isEqualTo(2);
        JsonNode newest = inbox(receiver, "").at("/items/0");
        read(receiver, newest);
        read(receiver, newest);
        assertThat(unread(receiver)).isEqualTo(1);
        JsonNode rest = inbox(receiver, "?unread=true");
        assertThat(rest.get("items")).hasSize(1);
        assertThat(rest.at("/page/totalElements").intValue()).isEqualTo(1);
        assertThat(text(rest.at("/items/0"), "kind")).isEqualTo("COLLABORATION_OFFERED");
        assertThat(inbox(receiver, "").get("items")).hasSize(2);
        assertThat(inbox(receiver, "?size=1&page=1").at("/items/0/kind").stringValue())
                .isEqualTo("COLLABORATION_OFFERED");
        assertThat(inbox(receiver, "?size=1&page=2").get("items")).isEmpty();
    }

    @Test
    void bothSidesAreToldWhatTimeDoes() {
        Lending.collaborate(owner, receiver);
        String offer = Lending.open(owner, hall, receiver);
        raw.lapse("share", offer);
        Lending.open(owner, hall, receiver);
        assertThat(kinds(owner)).contains("SHARE_EXPIRED");
        assertThat(kinds(receiver))
                .as("an expiry has the time at which it was")
                .containsExactlyInAnyOrder("SHARE_EXPIRED", "COLLABORATION_OFFERED", "SHARE_OPEN", "SHARE_OPEN");
    }

    @Test
    void theOwnerIsToldWhatComesBelowSomethingLentAndNobodyElse() {
        Lending.collaborate(owner, receiver);
        AssetId yard = lending.asset(owner, "Yard");
        String share = Lending.lend(owner, hall, receiver);
        long before = unread(owner);
        create(owner.client(), yard);
        assertThat(unread(owner)).as("not lent").isEqualTo(before);
        create(owner.client(Role.STANDARD_USER), hall);
        owner.client()
                .ifMatch(etag(yard))
                .post(ASSETS + "/" + yard + "/move", json(Map.of("newParentId", hall.value())))
                .expect(200);
        assertThat(unread(owner)).as("counted on until read").isEqualTo(before + 1);
        JsonNode told = inbox(owner, "").at("/items/0");
        assertThat(text(told, "kind")).isEqualTo("ASSET_DISCLOSED");
        assertThat(text(told, "shareId")).isEqualTo(share);
        assertThat(text(told, "assetId")).isEqualTo(yard.value());
        assertThat(told.get("times").intValue()).isEqualTo(2);
        read(owner, told);
        AssetId late = create(owner.client(), yard);
        told = inbox(owner, "?unread=true").at("/items/0");
        assertThat(text(told, "assetId")).isEqualTo(late.value());
        assertThat(told.get("times").intValue()).isEqualTo(1);
        assertThat(kinds(receiver)).doesNotContain("ASSET_DISCLOSED");

        owner.client().ifMatch(etag(late)).delete(OWN + late).expect(204);
        owner.client().ifMatch(etag(late)).delete(OWN + "bin/" + late).expect(200);
        assertThat(inbox(owner, "").toString()).doesNotContain(late.value());
    }

    @Test
    void aCeilingThatHoldsBackAsksItsOwner() {
        Lending.collaborate(owner, receiver);
        String share = Lending.id(owner.client()
                .post(SHARES, json(with(offer(hall, receiver), "maxAssets", 1)))
                .expect(201));
        act(receiver, share, "accept").expect(200);
        AssetId press = create(owner.client(), hall);
        JsonNode told = inbox(owner, "").at("/items/0");
        assertThat(text(told, "kind")).isEqualTo("ASSET_HELD_BACK");
        assertThat(text(told, "assetId")).isEqualTo(press.value());
        assertThat(kinds(owner)).doesNotContain("ASSET_DISCLOSED");
        assertThat(kinds(receiver)).doesNotContain("ASSET_HELD_BACK");
    }

    @Test
    void noticesAreTheTenantsAloneAndMarkedByWhoSharesForIt() {
        Lending.collaborate(owner, receiver);
        Lending.open(owner, hall, receiver);
        String id = text(inbox(receiver, "").at("/items/0"), "id");
        String path = NOTIFICATIONS + "/" + id + "/read";
        owner.client().ifMatch(1).post(path, "").expect(404);
        receiver.client(Role.STANDARD_USER).get(NOTIFICATIONS).expect(200);
        receiver.client(Role.STANDARD_USER).ifMatch(1).post(path, "").expect(403);
        receiver.subtenantClient("workshop").get(NOTIFICATIONS).expect(403);
        receiver.client().ifMatch(1).post(NOTIFICATIONS + "/nonsense/read", "").expect(404);
        receiver.client().get(NOTIFICATIONS + "?size=501").expect(400);
        assertThat(raw.<Long>as(
                        owner,
                        app -> app.sql("select count(*) from sharing.notice where notice_id = :id::uuid")
                                .param("id", id)
                                .query(Long.class)
                                .single()))
                .isZero();
        assertThat(unread(receiver)).isEqualTo(2);
    }

    @Test
    void whatIsCountedOnAfterItWasListedStaysUnread() {
        Lending.collaborate(owner, receiver);
        Lending.lend(owner, hall, receiver);
        create(owner.client(), hall);
        JsonNode seen = unreadOf(owner, "ASSET_DISCLOSED").getFirst();
        create(owner.client(), hall);
        mark(owner, seen).expect(412);
        JsonNode now = unreadOf(owner, "ASSET_DISCLOSED").getFirst();
        assertThat(now.get("times").intValue()).isEqualTo(2);
        owner.client().post(NOTIFICATIONS + "/" + text(now, "id") + "/read", "").expect(428);
        read(owner, now);
        assertThat(unreadOf(owner, "ASSET_DISCLOSED")).isEmpty();
    }

    @Test
    void aNoticeOfSeveralAssetsOutlivesTheLatestOfThem() {
        Lending.collaborate(owner, receiver);
        Lending.lend(owner, hall, receiver);
        create(owner.client(), hall);
        AssetId last = create(owner.client(), hall);
        purge(last);
        JsonNode left = unreadOf(owner, "ASSET_DISCLOSED").getFirst();
        assertThat(left.get("times").intValue()).isEqualTo(2);
        assertThat(left.has("assetId")).isFalse();
        AssetId next = create(owner.client(), hall);
        assertThat(unreadOf(owner, "ASSET_DISCLOSED")).singleElement().satisfies(counted -> {
            assertThat(counted.get("times").intValue()).isEqualTo(3);
            assertThat(text(counted, "assetId")).isEqualTo(next.value());
        });
    }

    @Test
    void offersWithdrawnInALoopFillNobodysInbox() {
        for (int i = 0; i < 3; i++) {
            String offer = Lending.propose(owner, receiver);
            assertThat(unreadOf(receiver, "COLLABORATION_OFFERED")).hasSize(1);
            owner.client()
                    .post(Lending.COLLABORATIONS + "/" + offer + "/withdraw", "{}")
                    .expect(200);
        }
        assertThat(unread(receiver)).isEqualTo(1);
        assertThat(unreadOf(receiver, "COLLABORATION_WITHDRAWN")
                        .getFirst()
                        .get("times")
                        .intValue())
                .isEqualTo(3);
        Lending.collaborate(owner, receiver);
        long before = unread(receiver);
        String share = Lending.open(owner, hall, receiver);
        act(owner, share, "withdraw").expect(200);
        assertThat(unread(receiver)).isEqualTo(before + 1);
        assertThat(unreadOf(receiver, "SHARE_OPEN")).isEmpty();
        assertThat(unreadOf(receiver, "SHARE_WITHDRAWN")).hasSize(1);
    }

    @Test
    void whatWasReadLongAgoIsForgottenAndTheOldestOfTooMuch() {
        Lending.collaborate(owner, receiver);
        Lending.open(owner, hall, receiver);
        read(receiver, inbox(receiver, "").at("/items/0"));
        notices.forgetOld();
        assertThat(kinds(receiver)).hasSize(2);
        raw.<Integer>as(
                receiver,
                app -> app.sql("update sharing.notice set read_at = read_at - interval '91 days'")
                        .update());
        notices.forgetOld();
        assertThat(kinds(receiver)).containsExactly("COLLABORATION_OFFERED");
        raw.<Integer>as(
                receiver,
                app -> app.sql("""
                        insert into sharing.notice
                            (tenant_id, kind, partner_id, share_id, collaboration_id, happened_at)
                        select n.tenant_id, 'SHARE_OPEN', n.partner_id, n.share_id, n.collaboration_id, clock_timestamp()
                        from sharing.notice n cross join generate_series(1, :most)""").param("most", Limits.NOTIFICATIONS).update());
        notices.forgetOld();
        assertThat(unread(receiver)).isEqualTo(Limits.NOTIFICATIONS);
        assertThat(unreadOf(receiver, "COLLABORATION_OFFERED")).isEmpty();
        assertThat(inbox(receiver, "?unread=true").at("/page/totalElements").intValue())
                .isEqualTo(Limits.NOTIFICATIONS);
    }
}
