package freehold.sharing;

import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.nameOf;
import static freehold.sharing.Lending.offer;
import static freehold.sharing.Lending.text;
import static freehold.sharing.Lending.with;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.decision.AssetId;
import freehold.kernel.database.Database;
import freehold.testing.Answer;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a receiver calls an asset it accepts: wherever it reads a name, and nowhere else. */
@HttpTest
class OwnNameTest {
    private static final String ASSETS = "/api/assetmanagement/v3/assets";
    private static final String THEIRS = "Turbine at the weir";

    private final Lending lending;
    private final Raw raw;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final AssetId turbine;
    private final AssetId gearbox;

    OwnNameTest(TestTenants tenants, Access access, Database database) {
        lending = new Lending(access);
        raw = new Raw(database);
        owner = tenants.fresh();
        receiver = tenants.fresh();
        turbine = lending.asset(owner, "Zulu 7");
        gearbox = lending.asset(owner, turbine, "Gearbox");
        Lending.collaborate(owner, receiver);
    }

    private Answer accept(String share, Map<String, Object> target) {
        return receiver.client().post(SHARES + "/" + share + "/accept", json(Map.of("target", target)));
    }

    private List<String> names(TestTenant of, String query) {
        return of.client()
                .get(ASSETS + "?includeShared=true&size=100" + query)
                .expect(200)
                .json()
                .at("/_embedded/assets")
                .valueStream()
                .map(asset -> text(asset, "name"))
                .toList();
    }

    private static String encoded(String filter) {
        return URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    @Test
    void theReceiverReadsItsOwnNameAndTheOwnerItsOwn() {
        AssetId place = lending.asset(receiver, "Rented");
        String share = Lending.open(owner, turbine, receiver);
        JsonNode accepted = accept(share, Map.of("mode", "create", "parentId", place.value(), "name", THEIRS))
                .expect(200)
                .json();
        assertThat(text(accepted.get("target"), "parentId")).isEqualTo(place.value());
        assertThat(text(Lending.share(receiver, share).get("asset"), "name")).isEqualTo(THEIRS);
        assertThat(nameOf(receiver, turbine)).isEqualTo(THEIRS);
        assertThat(nameOf(receiver, gearbox)).isEqualTo("Gearbox");
        assertThat(receiver.client()
                        .get("/api/assets/v1/" + gearbox + "/path")
                        .expect(200)
                        .body())
                .contains(THEIRS)
                .doesNotContain("Zulu");
        assertThat(nameOf(owner, turbine)).isEqualTo("Zulu 7");
        assertThat(Lending.share(owner, share).toString()).contains("Zulu 7").doesNotContain(THEIRS);
        assertThat(owner.client()
                        .get("/api/sharing/v1/shares/preview?assetId=" + turbine + "&partner=" + receiver.sharingId())
                        .expect(200)
                        .body())
                .contains("Zulu 7")
                .doesNotContain(THEIRS);
        lending.rename(owner, turbine, "Zulu 8");
        assertThat(nameOf(receiver, turbine)).isEqualTo(THEIRS);
    }

    @Test
    void listsAreFilteredSortedAndSearchedByTheNameThatShows() {
        accept(Lending.open(owner, turbine, receiver), Map.of("name", "Alpha at the weir"))
                .expect(200);
        assertThat(names(receiver, "&sort=name,asc")).startsWith("Alpha at the weir");
        assertThat(names(receiver, "&filter=" + encoded("{\"name\": \"Alpha at the weir\"}")))
                .containsExactly("Alpha at the weir");
        assertThat(names(receiver, "&filter=" + encoded("{\"name\": {\"startsWith\": \"Zulu\"}}")))
                .isEmpty();
        assertThat(receiver.client()
                        .get("/api/assets/v1/search?q=weir")
                        .expect(200)
                        .body())
                .contains(turbine.value());
        assertThat(receiver.client()
                        .get("/api/assets/v1/search?q=Zulu")
                        .expect(200)
                        .body())
                .doesNotContain(turbine.value());
        assertThat(names(owner, "&filter=" + encoded("{\"name\": \"Alpha at the weir\"}")))
                .isEmpty();
        assertThat(owner.client()
                        .get("/api/assets/v1/search?q=weir")
                        .expect(200)
                        .body())
                .doesNotContain(turbine.value());
    }

    @Test
    void anAssetWhoseNameIsHiddenHasTheReceiversNameAndNoOther() {
        Map<String, Object> body = with(offer(turbine, receiver), "channels", List.of("telemetry"));
        String first = Lending.id(owner.client().post(SHARES, json(body)).expect(201));
        accept(first, Map.of("name", THEIRS)).expect(200);
        assertThat(nameOf(receiver, turbine)).isEqualTo(THEIRS);
        assertThat(nameOf(receiver, gearbox)).startsWith("Asset ");
        Lending.act(receiver, first, "leave").expect(200);
        String again = Lending.id(owner.client().post(SHARES, json(body)).expect(201));
        accept(again, Map.of()).expect(200);
        assertThat(nameOf(receiver, turbine)).as("the name went with the share").startsWith("Asset ");
    }

    @Test
    void aRetryKeepsTheNameUnlessItNamesAnother() {
        String share = Lending.open(owner, turbine, receiver);
        String missing = "0".repeat(32);
        assertThat(Lending.state(accept(share, Map.of("parentId", missing, "name", THEIRS))))
                .isEqualTo("FAILED");
        AssetId place = lending.asset(receiver, "Place");
        receiver.client()
                .post(
                        SHARES + "/" + share + "/retry",
                        json(Map.of("target", Map.of("parentId", place.value(), "name", "Weir"))))
                .expect(200);
        assertThat(nameOf(receiver, turbine)).isEqualTo("Weir");
    }

    @Test
    void aNameHasItsLimitsAndIsTheReceiversAlone() {
        String share = Lending.open(owner, turbine, receiver);
        accept(share, Map.of("name", "")).expect(400);
        accept(share, Map.of("name", "x".repeat(256))).expect(400);
        accept(share, Map.of("name", "nul \u0000")).expect(400);
        accept(share, Map.of("name", "x".repeat(255))).expect(200);
        assertThat(raw.<Long>as(
                        owner,
                        app -> app.sql("select count(*) from sharing.received")
                                .query(Long.class)
                                .single()))
                .isZero();
    }
}
