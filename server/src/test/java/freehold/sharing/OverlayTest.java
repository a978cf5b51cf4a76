package freehold.sharing;

import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.nameOf;
import static freehold.sharing.Lending.offer;
import static freehold.sharing.Lending.text;
import static freehold.sharing.Lending.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.access.Access;
import freehold.decision.AssetId;
import freehold.decision.Role;
import freehold.kernel.database.Database;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/** What a receiver lays over what it has received: seen by its people, by nobody else, and no longer than the share. */
@HttpTest
class OverlayTest {
    private static final String ASSETS = "/api/assetmanagement/v3/assets";
    private static final String PARK = "park";

    private final Lending lending;
    private final Raw raw;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final AssetId line;
    private final AssetId press;
    private final AssetId ram;
    private final String share;

    OverlayTest(TestTenants tenants, Access access, Database database) {
        lending = new Lending(access);
        raw = new Raw(database);
        owner = tenants.fresh();
        receiver = tenants.fresh();
        line = lending.asset(owner, "Line");
        press = lending.asset(owner, line, "Press");
        ram = lending.asset(owner, press, "Ram");
        Lending.collaborate(owner, receiver);
        share = Lending.lend(owner, line, receiver);
    }

    static String path(AssetId asset) {
        return "/api/sharing/v1/received/" + asset + "/overlay";
    }

    static Answer lay(ApiClient api, AssetId asset, Map<String, ?> overlay) {
        long etag = api.get(path(asset)).expect(200).json().get("etag").longValue();
        return api.ifMatch(etag).put(path(asset), json(overlay));
    }

    private List<String> found(ApiClient api, String words) {
        return api.get("/api/assets/v1/search?q=" + words)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(hit -> text(hit, "assetId"))
                .toList();
    }

    private static List<String> listed(ApiClient api, String query) {
        return api.get(ASSETS + "?includeShared=true&size=100" + query)
                .expect(200)
                .json()
                .at("/_embedded/assets")
                .valueStream()
                .map(asset -> text(asset, "assetId"))
                .toList();
    }

    static JsonNode seen(ApiClient api, AssetId asset) {
        return api.with("Accept", "application/json")
                .get(ASSETS + "/" + asset + "?includeShared=true")
                .expect(200)
                .json();
    }

    private static String filter(String json) {
        return "&filter=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
    }

    @Test
    void namesLabelsAndNotesAreTheReceiversWhereverItReadsThemAndTheOwnersNowhere() {
        JsonNode laid = lay(
                        receiver.client(),
                        press,
                        Map.of("name", "Alpha", "labels", List.of("rented", "blue"), "notes", "ask Ann"))
                .expect(200)
                .json();
        assertThat(laid.get("labels").toString()).isEqualTo("[\"blue\",\"rented\"]");
        assertThat(text(laid, "notes")).isEqualTo("ask Ann");
        assertThat(nameOf(receiver, press)).isEqualTo("Alpha");
        assertThat(nameOf(receiver, line)).isEqualTo("Line");
        assertThat(listed(receiver.client(), "&sort=name,asc")).startsWith(press.value());
        assertThat(listed(receiver.client(), filter("{\"name\": \"Alpha\"}"))).containsExactly(press.value());
        assertThat(listed(receiver.client(), filter("{\"name\": \"Press\"}"))).isEmpty();
        assertThat(found(receiver.client(), "rented")).containsExactly(press.value());
        assertThat(found(receiver.client(), "Press")).isEmpty();
        assertThat(receiver.client()
                        .get("/api/assets/v1/" + ram + "/path")
                        .expect(200)
                        .body())
                .contains("Alpha")
                .doesNotContain("Press");
        assertThat(receiver.client()
                        .get("/api/assets/v1/" + press + "/labels")
                        .expect(200)
                        .body())
                .contains("rented");
        for (String ask : List.of(
                ASSETS + "/" + press,
                "/api/assets/v1/" + press + "/labels",
                "/api/assets/v1/search?q=Press",
                "/api/sharing/v1/shares/" + share,
                "/api/sharing/v1/shares/" + share + "/history",
                "/api/sharing/v1/shares/preview?assetId=" + press + "&partner=" + receiver.sharingId(),
                "/api/access/v1/assets/" + press + "/viewers",
                "/api/notifications/v1")) {
            assertThat(owner.client().get(ask).expect(200).body()).as(ask).doesNotContain("Alpha", "rented", "ask Ann");
        }
        assertThat(found(owner.client(), "rented")).isEmpty();
        assertThat(owner.client().get(path(press)).expect(200).body()).doesNotContain("Alpha", "rented");
    }

    @Test
    void theOwnersEtagsAndSharesStayAsTheyAre() {
        String before = owner.client().get(ASSETS + "/" + press).expect(200).body()
                + owner.client().get(SHARES + "/" + share).expect(200).body();
        AssetId place = lending.asset(receiver, "Hall");
        lay(receiver.client(), line, Map.of("name", "Theirs", "parentId", place.value()))
                .expect(200);
        lay(receiver.client(), press, Map.of("labels", List.of("x"), "notes", "y"))
                .expect(200);
        assertThat(owner.client().get(ASSETS + "/" + press).expect(200).body()
                        + owner.client().get(SHARES + "/" + share).expect(200).body())
                .isEqualTo(before);
    }

    @Test
    void onlyWhatAShareBeginsWithIsPlacedAndGoesBackToTheUsualFolder() {
        AssetId place = lending.asset(receiver, "Hall");
        JsonNode before = receiver.client().get(path(line)).expect(200).json();
        lay(receiver.client(), line, Map.of("parentId", place.value())).expect(200);
        assertThat(text(seen(receiver.client(), line), "parentId")).isEqualTo(place.value());
        assertThat(lending.folders(receiver)).isEmpty();
        assertThat(receiver.client()
                        .get("/api/assets/v1/" + ram + "/path")
                        .expect(200)
                        .body())
                .contains("Hall");
        assertThat(lay(receiver.client(), press, Map.of("parentId", place.value()))
                        .expect(409)
                        .body())
                .contains("placed-by-its-owner");
        lay(receiver.client(), line, Map.of("parentId", press.value())).expect(404);
        lay(receiver.client(), line, Map.of("parentId", "0".repeat(32))).expect(404);
        lay(receiver.client(), line, Map.of("parentId", owner.id())).expect(404);
        lay(receiver.client(), line, Map.of("name", "x")).expect(200);
        assertThat(text(seen(receiver.client(), line), "parentId")).isEqualTo(text(before, "parentId"));
    }

    @Test
    void aSubtenantSeesWhatIsPassedOnToItWithAllBelowAndNothingElse() {
        ApiClient park = receiver.subtenantClient(PARK);
        ApiClient other = receiver.subtenantClient("harbour");
        assertThat(listed(park, "")).doesNotContain(line.value(), press.value(), ram.value());
        lay(receiver.client(), press, Map.of("subtenantId", PARK, "name", "Alpha", "notes", "for the park"))
                .expect(200);
        assertThat(listed(park, "")).contains(press.value(), ram.value()).doesNotContain(line.value());
        JsonNode shown = seen(park, press);
        assertThat(text(shown, "name")).isEqualTo("Alpha");
        assertThat(shown.get("parentId").isNull()).as("what is above is hidden").isTrue();
        assertThat(text(shown, "subTenant")).isEqualTo(PARK);
        assertThat(text(seen(park, ram), "subTenant")).isEqualTo(PARK);
        assertThat(text(seen(park, ram), "parentId")).isEqualTo(press.value());
        assertThat(found(park, "Alpha")).containsExactly(press.value());
        assertThat(park.post("/api/access/v1/explain", json(Map.of("assetId", press.value(), "right", "read")))
                        .expect(200)
                        .body())
                .contains(share)
                .doesNotContain(line.value());
        assertThat(listed(receiver.client(), filter("{\"subTenant\": \"" + PARK + "\"}")))
                .contains(press.value(), ram.value())
                .doesNotContain(line.value());
        JsonNode overlay = park.get(path(press)).expect(200).json();
        assertThat(text(overlay, "notes")).isEqualTo("for the park");
        assertThat(text(overlay, "subtenantId")).isEqualTo(PARK);
        for (ApiClient outside : List.of(other, receiver.subtenantClient("yard"))) {
            assertThat(listed(outside, "")).doesNotContain(press.value(), ram.value());
            outside.get(path(press)).expect(404);
            outside.get(ASSETS + "/" + press + "?includeShared=true").expect(404);
        }
        park.get(ASSETS + "/" + line + "?includeShared=true").expect(404);
        park.get(SHARES).expect(403);
        lay(receiver.client(), press, Map.of()).expect(200);
        park.get(ASSETS + "/" + press + "?includeShared=true").expect(404);
        assertThat(listed(park, "")).doesNotContain(press.value(), ram.value());
    }

    @Test
    void aSubtenantOfABranchLearnsNothingOfWhoElseSeesPartOfIt() {
        ApiClient park = receiver.subtenantClient(PARK);
        ApiClient harbour = receiver.subtenantClient("harbour");
        lay(receiver.client(), line, Map.of("subtenantId", PARK)).expect(200);
        String before = park.get(path(press)).expect(200).body();
        lay(receiver.client(), press, Map.of("subtenantId", "harbour")).expect(200);
        assertThat(park.get(path(press)).expect(200).body()).isEqualTo(before);
        assertThat(listed(park, "")).contains(line.value(), press.value(), ram.value());
        assertThat(listed(harbour, "")).contains(press.value(), ram.value()).doesNotContain(line.value());
        assertThat(text(seen(park, ram), "subTenant")).isEqualTo(PARK);
        assertThat(text(seen(harbour, ram), "subTenant")).isEqualTo("harbour");
        String folder = text(seen(receiver.client(), line), "parentId");
        assertThat(park.get(ASSETS + "?includeShared=true&size=100").expect(200).body())
                .doesNotContain(folder);
        assertThat(listed(park, filter("{\"parentId\":\"" + folder + "\"}"))).isEmpty();
        assertThat(text(seen(receiver.client(), ram), "subTenant")).isEqualTo("harbour");
        lay(receiver.client(), press, Map.of()).expect(200);
        assertThat(park.get(path(press)).expect(200).body()).isEqualTo(before);
    }

    @Test
    void aSubtenantReadsWhatIsPassedOnAndChangesNothingOfIt() {
        ApiClient park = receiver.subtenantClient(PARK);
        lay(receiver.client(), press, Map.of("subtenantId", PARK)).expect(200);
        String asset = ASSETS + "/" + press + "?includeShared=true";
        park.ifMatch(0).delete(asset).expect(403);
        park.ifMatch(0)
                .send("PATCH", asset, Optional.of("{\"name\": \"mine\"}"))
                .expect(403);
        park.ifMatch(1).put(path(press), "{\"name\": \"mine\"}").expect(403);
        receiver.client(Role.STANDARD_USER).get(path(press)).expect(200);
        Lending.act(owner, share, "revoke").expect(200);
        park.get(asset).expect(404);
        park.get(path(press)).expect(404);
        assertThat(listed(park, "")).doesNotContain(press.value(), ram.value());
    }

    @Test
    void whoMayEditAssetsNamesAndPlacesAndOnlyWhoMaySharePassesOn() {
        ApiClient standard = receiver.client(Role.STANDARD_USER);
        receiver.subtenant(PARK, PARK);
        AssetId place = lending.asset(receiver, "Hall");
        lay(standard, line, Map.of("name", "Alpha", "parentId", place.value())).expect(200);
        lay(standard, line, Map.of("name", "Beta")).expect(200);
        assertThat(lay(standard, line, Map.of("subtenantId", PARK)).expect(403).body())
                .contains("Share assets");
        lay(receiver.client(), line, Map.of("subtenantId", PARK)).expect(200);
        lay(standard, line, Map.of("subtenantId", PARK, "name", "Gamma")).expect(200);
        assertThat(lay(standard, line, Map.of("name", "Gamma")).expect(403).body())
                .contains("Unshare assets");
        String missing = lay(receiver.client(), line, Map.of("subtenantId", "nowhere"))
                .expect(400)
                .body();
        String foreign = lay(receiver.client(), line, Map.of("subtenantId", owner.subtenant("theirs")))
                .expect(400)
                .body();
        assertThat(foreign.replaceAll("\"instance\":\"[^\"]*\"", ""))
                .isEqualTo(missing.replaceAll("\"instance\":\"[^\"]*\"", ""));
    }

    @Test
    void whatIsNotReceivedHasNothingLaidOverIt() {
        AssetId own = lending.asset(receiver, "Own");
        AssetId hidden = lending.asset(owner, "Hidden");
        Answer missing =
                receiver.client().get(path(new AssetId("0".repeat(32)))).expect(404);
        assertThat(receiver.client().get(path(hidden)).expect(404).json().get("type"))
                .isEqualTo(missing.json().get("type"));
        receiver.client().ifMatch(0).put(path(hidden), "{}").expect(404);
        for (AssetId asset : List.of(own, lending.root(receiver))) {
            JsonNode bare = receiver.client().get(path(asset)).expect(200).json();
            assertThat(bare.get("etag").longValue()).isZero();
            assertThat(receiver.client()
                            .ifMatch(0)
                            .put(path(asset), "{\"name\": \"x\"}")
                            .expect(409)
                            .body())
                    .contains("not-received");
        }
        lay(receiver.client(), line, Map.of("name", "Alpha")).expect(200);
        assertThat(owner.client().get(path(line)).expect(200).body()).doesNotContain("Alpha");
        owner.client().ifMatch(0).put(path(line), "{}").expect(409);
    }

    @Test
    void aChangeNeedsTheEtagOfWhatWasRead() {
        receiver.client().put(path(line), "{}").expect(428);
        receiver.client().ifMatch(7).put(path(line), "{}").expect(412);
        receiver.client().ifMatch(0).put(path(line), "{\"name\": \"A\"}").expect(200);
        receiver.client().ifMatch(0).put(path(line), "{\"name\": \"B\"}").expect(412);
        receiver.client().ifMatch(1).put(path(line), "{\"name\": \"B\"}").expect(200);
        for (String wrong : List.of(
                "{\"name\": \"\"}",
                json(Map.of("name", "x".repeat(256))),
                json(Map.of("notes", "x".repeat(2001))),
                json(Map.of("labels", List.of("x".repeat(65)))),
                json(Map.of("labels", List.of("x", "x"))),
                json(Map.of("labels", Collections.nCopies(51, "x"))),
                "{\"colour\": \"red\"}",
                "{\"labels\": [null]}")) {
            int status = receiver.client().ifMatch(2).put(path(line), wrong).status();
            assertThat(status).as(wrong).isIn(400, 409, 422, 429);
        }
        assertThat(nameOf(receiver, line)).isEqualTo("B");
    }

    @Test
    void ofTwoSharesOfOneAssetTheOverlayLastsAsLongAsTheLast() {
        Lending.act(receiver, share, "leave").expect(200);
        String telemetry = offered("telemetry");
        Lending.act(receiver, telemetry, "accept").expect(200);
        receiver.subtenant(PARK, PARK);
        lay(receiver.client(), line, Map.of("name", "Alpha")).expect(200);
        lay(receiver.client(), press, Map.of("name", "Beta", "labels", List.of("x"), "subtenantId", PARK))
                .expect(200);
        String details = offered("details");
        Lending.act(receiver, details, "accept").expect(200);
        Lending.act(receiver, telemetry, "leave").expect(200);
        assertThat(nameOf(receiver, line)).isEqualTo("Alpha");
        assertThat(nameOf(receiver, press)).isEqualTo("Beta");
        assertThat(text(seen(receiver.client(), ram), "subTenant")).isEqualTo(PARK);
        Lending.act(owner, details, "revoke").expect(200);
        assertThat(rows(receiver)).isZero();
        assertThat(Lending.lend(owner, line, receiver)).isNotBlank();
        assertThat(nameOf(receiver, line)).as("gone with the share").isEqualTo("Line");
        receiver.subtenantClient(PARK)
                .get(ASSETS + "/" + press + "?includeShared=true")
                .expect(404);
    }

    private String offered(String channel) {
        return Lending.id(owner.client()
                .post(SHARES, json(with(offer(line, receiver), "channels", List.of(channel))))
                .expect(201));
    }

    private long rows(TestTenant of) {
        return raw.<Long>as(
                of,
                app -> app.sql("select count(*) from sharing.overlay")
                        .query(Long.class)
                        .single());
    }

    @Test
    void theRowsAreTheReceiversAloneAndEndWithTheShareWhoeverEndsIt() {
        lay(receiver.client(), line, Map.of("name", "Alpha")).expect(200);
        assertThat(rows(receiver)).isOne();
        assertThat(rows(owner)).isZero();
        assertThatThrownBy(() -> raw.as(
                        owner,
                        app -> app.sql("""
                                insert into sharing.overlay (tenant_id, share_id, asset_id, labels, notes, etag)
                                values (:tenant, cast(:share as uuid), 'x', '{}', '', 1)""")
                                .param("tenant", receiver.id())
                                .param("share", share)
                                .update()))
                .isInstanceOf(DataAccessException.class);
        assertThat(raw.<Integer>as(
                        owner,
                        app -> app.sql("update sharing.overlay set notes = 'x'").update()))
                .isZero();
        Lending.act(owner, share, "revoke").expect(200);
        assertThat(rows(receiver)).isZero();
    }
}
