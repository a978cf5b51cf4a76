package freehold.sharing;

import static freehold.sharing.Lending.COLLABORATIONS;
import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.act;
import static freehold.sharing.Lending.collaborate;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.offer;
import static freehold.sharing.Lending.text;
import static freehold.sharing.Lending.with;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.decision.AssetId;
import freehold.decision.TenantId;
import freehold.kernel.database.Database;
import freehold.sharing.usecase.KeepReceipts;
import freehold.sharing.usecase.RecordExpiry;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** However a share ends: nobody sees anything through it, nothing waits for an answer, and the receipts are kept. */
@HttpTest
class NothingLeftTest {
    private static final String ASSETS = "/api/assetmanagement/v3/assets";
    private static final String SHARED = "?includeShared=true";

    private final Access access;
    private final Lending lending;
    private final Raw raw;
    private final KeepReceipts receipts;
    private final RecordExpiry expiry;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final ApiClient park;
    private final AssetId machine;
    private final String series;

    NothingLeftTest(TestTenants tenants, Access access, Database database, KeepReceipts receipts, RecordExpiry expiry) {
        this.access = access;
        this.lending = new Lending(access);
        this.raw = new Raw(database);
        this.receipts = receipts;
        this.expiry = expiry;
        this.owner = tenants.fresh();
        this.receiver = tenants.fresh();
        this.park = receiver.subtenantClient("park");
        collaborate(owner, receiver);
        owner.client()
                .put("/api/assetmanagement/v3/assettypes/" + owner.id() + ".machine", """
                        {"name": "machine", "parentTypeId": "core.basicdevice", "instantiable": true, "scope": "private",
                         "aspects": [{"name": "load", "aspectTypeId": "core.energy"}]}""")
                .expect(201);
        this.machine = create(owner.id() + ".machine", lending.root(owner));
        this.series = "/api/iottimeseries/v3/timeseries/" + machine + "/load";
        JsonNode variables = owner.client()
                .get("/api/assetmanagement/v3/aspecttypes/core.energy")
                .expect(200)
                .json()
                .get("variables");
        owner.client()
                .put(series, json(List.of(Map.of("_time", "2026-01-01T00:00:00Z", text(variables.get(0), "name"), 1))))
                .expect(204);
    }

    private AssetId create(String type, AssetId parent) {
        return new AssetId(text(
                owner.client()
                        .post(ASSETS, json(Map.of("name", "made", "typeId", type, "parentId", parent.value())))
                        .expect(201)
                        .json(),
                "assetId"));
    }

    /** Read from, passed on under a name of its own, something held back, wider terms offered and more time asked for. */
    private String lend() {
        Map<String, Object> body = with(offer(machine, receiver), "access", Map.of("until", "2098-01-01T00:00:00Z"));
        body.put("maxAssets", 1);
        String share = Lending.id(owner.client().post(SHARES, json(body)).expect(201));
        receiver.client()
                .post(SHARES + "/" + share + "/accept", "{\"target\": {\"name\": \"Theirs\"}}")
                .expect(200);
        create("core.basicarea", machine);
        receiver.client().get(series).expect(200);
        park.get(series).expect(404);
        receiver.client()
                .ifMatch(0)
                .put(
                        "/api/sharing/v1/received/" + machine + "/overlay",
                        json(Map.of("name", "Theirs", "notes", "rented", "subtenantId", "park")))
                .expect(200);
        park.get(series).expect(200);
        owner.client()
                .post(SHARES + "/" + share + "/widen", json(Map.of("access", Map.of("until", "2099-01-01T00:00:00Z"))))
                .expect(200);
        receiver.client()
                .post(SHARES + "/" + share + "/extension", json(Map.of("until", "2099-06-01T00:00:00Z")))
                .expect(200);
        receipts.write();
        return share;
    }

    private enum End {
        REVOKE,
        LEAVE,
        EXPIRY,
        TERMINATION,
        PURGE
    }

    private void end(String share, End how) {
        switch (how) {
            case REVOKE -> act(owner, share, "revoke").expect(200);
            case LEAVE -> act(receiver, share, "leave").expect(200);
            case EXPIRY -> {
                raw.closeWindow(share);
                expiry.of(new TenantId(owner.id()));
            }
            case TERMINATION ->
                receiver.client()
                        .post(
                                COLLABORATIONS + "/" + text(Lending.share(receiver, share), "collaborationId")
                                        + "/terminate",
                                "")
                        .expect(200);
            case PURGE -> {
                ApiClient api = owner.client();
                api.ifMatch(etag()).delete("/api/assets/v1/" + machine).expect(204);
                api.ifMatch(etag()).delete("/api/assets/v1/bin/" + machine).expect(200);
            }
        }
    }

    private long etag() {
        return owner.client()
                .get(ASSETS + "/" + machine)
                .expect(200)
                .json()
                .get("etag")
                .longValue();
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void nothingIsLeftOfAShareButItsHistory(End how) {
        String share = lend();
        assertThat(lending.received(receiver)).containsExactly(machine);
        assertThat(lending.folders(receiver)).hasSize(1);
        JsonNode read = receiptsOf(owner, share);
        assertThat(read).isNotEmpty();

        end(share, how);

        assertThat(lending.received(receiver)).isEmpty();
        assertThat(lending.folders(receiver)).isEmpty();
        receiver.client().get(ASSETS + "/" + machine + SHARED).expect(404);
        receiver.client().get(series).expect(404);
        park.get(series).expect(404);
        park.get(ASSETS + "/" + machine + SHARED).expect(404);
        assertThat(receiver.client().get(ASSETS + SHARED).expect(200).body()).doesNotContain(machine.value(), "Theirs");
        List<AssetId> lent = access.read(
                Lending.administrator(owner),
                guard -> guard.lent().values().stream()
                        .flatMap(each -> each.keySet().stream())
                        .toList());
        assertThat(lent).as("facts").isEmpty();
        for (TestTenant side : List.of(owner, receiver)) {
            JsonNode told = Lending.share(side, share);
            assertThat(told.has("amendment") || told.has("extension")).isFalse();
            assertThat(raw.<Long>as(side, app -> app.sql("""
                                            select (select count(*) from sharing.amendment where state = 'OPEN')
                                                + (select count(*) from sharing.overlay)
                                                + (select count(*) from sharing.extension)
                                                + (select count(*) from sharing.share
                                                    where state in ('OPEN', 'FAILED', 'ACCEPTED'))""").query(Long.class).single()))
                    .as("rows that wait for something")
                    .isZero();
            JsonNode kept = receiptsOf(side, share);
            assertThat(kept).hasSameSizeAs(read);
            assertThat(kept.get(0).get("samples")).isEqualTo(read.get(0).get("samples"));
        }
    }

    private static JsonNode receiptsOf(TestTenant side, String share) {
        return side.client()
                .get(SHARES + "/" + share + "/receipts")
                .expect(200)
                .json()
                .get("items");
    }
}
