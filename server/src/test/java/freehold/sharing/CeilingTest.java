package freehold.sharing;

import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.act;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.offer;
import static freehold.sharing.Lending.text;
import static freehold.sharing.Lending.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.access.Access;
import freehold.access.FactsCheck;
import freehold.decision.AssetId;
import freehold.decision.Role;
import freehold.kernel.database.Database;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A share covers as many assets as its owner has said; what comes after waits for the owner's word. */
@HttpTest
class CeilingTest {
    private static final String ASSETS = "/api/assetmanagement/v3/assets";
    private static final String OWN = "/api/assets/v1/";

    private static final int STEPS = Boolean.getBoolean("freehold.long") ? 300 : 25;

    /** The ceiling of random changes. */
    private static final int MOST = 4;

    private final FactsCheck facts;
    private final Lending lending;
    private final Raw raw;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final ApiClient api;
    private final AssetId hall;

    CeilingTest(TestTenants tenants, Access access, Database database, FactsCheck facts) {
        this.facts = facts;
        lending = new Lending(access);
        raw = new Raw(database);
        owner = tenants.fresh();
        receiver = tenants.fresh();
        api = owner.client();
        hall = lending.asset(owner, "Hall");
        Lending.collaborate(owner, receiver);
    }

    private String offerUpTo(int most) {
        return Lending.id(api.post(SHARES, json(with(offer(hall, receiver), "maxAssets", most)))
                .expect(201));
    }

    private String lendUpTo(int most) {
        String share = offerUpTo(most);
        act(receiver, share, "accept").expect(200);
        return share;
    }

    private static AssetId create(ApiClient as, AssetId parent) {
        return new AssetId(text(
                as.post(ASSETS, json(Map.of("name", "made", "typeId", "core.basicarea", "parentId", parent.value())))
                        .expect(201)
                        .json(),
                "assetId"));
    }

    private AssetId create(AssetId parent) {
        return create(api, parent);
    }

    private void move(AssetId asset, AssetId place) {
        api.ifMatch(etag(asset))
                .post(ASSETS + "/" + asset + "/move", json(Map.of("newParentId", place.value())))
                .expect(200);
    }

    private long etag(AssetId asset) {
        return api.get(ASSETS + "/" + asset).expect(200).json().get("etag").longValue();
    }

    private Answer confirm(String share, Object body) {
        return api.post(SHARES + "/" + share + "/confirm", json(body));
    }

    private Set<AssetId> held(String share) {
        return Lending.share(owner, share)
                .at("/ceiling/held")
                .valueStream()
                .map(id -> new AssetId(id.stringValue()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whatIsMadeBeyondTheCeilingIsHeldBackUntilTheOwnerConfirmsIt() {
        String share = lendUpTo(2);
        AssetId first = create(hall);
        JsonNode told = Lending.share(receiver, share);
        AssetId second = create(owner.client(Role.STANDARD_USER), hall);
        AssetId below = create(second);
        assertThat(lending.received(receiver)).containsExactlyInAnyOrder(hall, first);
        receiver.client().get(ASSETS + "/" + second + "?includeShared=true").expect(404);
        assertThat(held(share)).containsExactly(second);
        assertThat(Lending.share(receiver, share))
                .as("the receiver's page, its etag included")
                .isEqualTo(told);
        assertThat(told.has("ceiling")).isFalse();

        assertThat(confirm(share, Map.of("assets", List.of(second.value())))
                        .expect(409)
                        .body())
                .contains("would cover 4 assets, and may cover 2");
        confirm(share, Map.of("assets", List.of(second.value()), "maxAssets", 3))
                .expect(409);
        confirm(share, Map.of("assets", List.of(first.value()))).expect(409);
        assertThat(lending.received(receiver)).hasSize(2);
        confirm(share, Map.of("assets", List.of(second.value()), "maxAssets", 4))
                .expect(200);
        assertThat(lending.received(receiver)).containsExactlyInAnyOrder(hall, first, second, below);
        assertThat(held(share)).isEmpty();
        assertThat(Lending.share(receiver, share)).isEqualTo(told);
    }

    @Test
    void branchesAreHeldBackWholeWhereverTheyComeFrom() {
        AssetId press = create(hall);
        AssetId yard = lending.asset(owner, "Yard");
        AssetId crane = create(yard);
        String share = lendUpTo(3);
        move(yard, hall);
        assertThat(held(share)).containsExactly(yard);
        assertThat(lending.received(receiver)).containsExactlyInAnyOrder(hall, press);

        move(crane, press);
        assertThat(lending.received(receiver)).as("there is room for one").contains(crane);
        move(press, lending.root(owner));
        assertThat(lending.received(receiver)).as("room alone confirms nothing").containsExactly(hall);
        move(press, hall);
        move(crane, hall);
        assertThat(lending.received(receiver)).containsExactlyInAnyOrder(hall, press, crane);
        assertThat(held(share)).as("to move within takes no more room").containsExactly(yard);
    }

    @Test
    void anOfferIsKeptToItsCeilingBeforeItIsAccepted() {
        AssetId press = create(hall);
        Answer refused = api.post(SHARES, json(with(offer(hall, receiver), "maxAssets", 1)));
        assertThat(text(refused.expect(400).json().get("errors").get(0), "pointer"))
                .isEqualTo("/maxAssets");
        assertThat(refused.body()).contains("2 assets");
        for (Object wrong : List.of(0, -1, 10_000_001)) {
            api.post(SHARES, json(with(offer(hall, receiver), "maxAssets", wrong)))
                    .expect(400);
        }
        String share = offerUpTo(2);
        AssetId late = create(hall);
        act(receiver, share, "accept").expect(200);
        assertThat(lending.received(receiver)).containsExactlyInAnyOrder(hall, press);
        assertThat(held(share)).containsExactly(late);
    }

    @Test
    void whatComesBackFromTheBinIsCountedAndWhatIsPurgedForgotten() {
        AssetId press = create(hall);
        String share = lendUpTo(2);
        api.ifMatch(etag(press)).delete(OWN + press).expect(204);
        AssetId crane = create(hall);
        assertThat(lending.received(receiver)).containsExactlyInAnyOrder(hall, crane);
        api.ifMatch(etag(press)).post(OWN + "bin/" + press + "/restore", "{}").expect(200);
        assertThat(held(share)).containsExactly(press);
        assertThat(lending.received(receiver)).containsExactlyInAnyOrder(hall, crane);

        api.ifMatch(etag(press)).delete(OWN + press).expect(204);
        api.ifMatch(etag(press)).delete(OWN + "bin/" + press).expect(200);
        assertThat(held(share)).isEmpty();
    }

    @Test
    void anOfferMadeAnewAfterADeletionKeepsTheCeilingAndWhatItHeldBack() {
        String share = lendUpTo(1);
        AssetId press = create(hall);
        api.ifMatch(etag(hall)).delete(OWN + hall).expect(204);
        api.ifMatch(etag(hall)).post(OWN + "bin/" + hall + "/restore", "{}").expect(200);
        String anew = text(
                receiver.client().get(SHARES + "?state=OPEN").expect(200).json().at("/items/0"), "id");
        assertThat(anew).isNotEqualTo(share);
        act(receiver, anew, "accept").expect(200);
        assertThat(lending.received(receiver)).containsExactly(hall);
        assertThat(held(anew)).containsExactly(press);
    }

    @Test
    void ofTwoThatComeAtOnceOneIsHeldBack() throws Exception {
        String share = lendUpTo(4);
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            List<Future<AssetId>> making = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                making.add(pool.submit(() -> create(hall)));
            }
            for (Future<AssetId> made : making) {
                made.get();
            }
        }
        assertThat(lending.received(receiver)).hasSize(4);
        assertThat(held(share)).hasSize(3);
    }

    @Test
    void whatIsPurgedIsForgottenByTheFactsToo() {
        lendUpTo(1);
        AssetId press = create(hall);
        api.ifMatch(etag(press)).delete(OWN + press).expect(204);
        api.ifMatch(etag(press)).delete(OWN + "bin/" + press).expect(200);
        assertThat(facts.run().differences())
                .noneMatch(differing -> differing.tenant().value().equals(owner.id()));
    }

    @Test
    void whoeverIsNotTheOwnerCanNotTouchACeiling() {
        String share = lendUpTo(1);
        AssetId press = create(hall);
        Map<String, Object> body = Map.of("assets", List.of(press.value()), "maxAssets", 9);
        assertThat(text(
                        receiver.client()
                                .post(SHARES + "/" + share + "/confirm", json(body))
                                .expect(403)
                                .json(),
                        "type"))
                .isEqualTo("/problems/other-side-only");
        owner.client(Role.STANDARD_USER)
                .post(SHARES + "/" + share + "/confirm", json(body))
                .expect(403);
        confirm(share, Map.of()).expect(400);
        for (String sql : List.of(
                "update sharing.lent set held = '{}'",
                "update sharing.lent set max_assets = 9",
                "select count(*) from sharing.lent")) {
            assertThat(raw.<Long>as(
                            receiver,
                            app -> sql.startsWith("select")
                                    ? app.sql(sql).query(Long.class).single()
                                    : Long.valueOf(app.sql(sql).update())))
                    .as(sql)
                    .isZero();
        }
        assertThatThrownBy(() -> raw.<Integer>as(
                        owner,
                        app -> app.sql("update sharing.lent set max_assets = null")
                                .update()))
                .hasMessageContaining("lent_holds_back_below_a_ceiling_only");
        assertThat(lending.received(receiver)).containsExactly(hall);
    }

    /** Random changes of the tree and confirmations, against a model that counts by hand. */
    @Test
    void neverMoreThanTheCeilingAndJustWhatWasNotHeldBack() {
        long seed = Optional.ofNullable(Long.getLong("freehold.seed")).orElseGet(new Random()::nextLong);
        Random random = new Random(seed);
        Map<AssetId, AssetId> parents = new HashMap<>();
        AssetId yard = lending.asset(owner, "Yard");
        String share = lendUpTo(MOST);
        Set<AssetId> held = new HashSet<>();
        for (int step = 0; step < STEPS; step++) {
            List<AssetId> places =
                    new ArrayList<>(parents.keySet().stream().sorted().toList());
            places.addAll(List.of(hall, yard));
            AssetId place = places.get(random.nextInt(places.size()));
            Set<AssetId> before = covered(parents, held);
            int dice = random.nextInt(10);
            if (dice < 5 || parents.isEmpty()) {
                AssetId made = create(place);
                parents.put(made, place);
                holdIfTooMuch(parents, held, made, before);
            } else if (dice < 9) {
                AssetId moved = places.get(random.nextInt(parents.size()));
                if (!above(parents, place).contains(moved) && !place.equals(parents.get(moved))) {
                    move(moved, place);
                    parents.put(moved, place);
                    holdIfTooMuch(parents, held, moved, before);
                }
            } else if (!held.isEmpty()) {
                AssetId wanted = held.stream().sorted().findFirst().orElseThrow();
                Set<AssetId> rest = new HashSet<>(held);
                rest.remove(wanted);
                boolean fits = covered(parents, rest).size() <= MOST;
                confirm(share, Map.of("assets", List.of(wanted.value()))).expect(fits ? 200 : 409);
                held = fits ? rest : held;
            }
            assertThat(lending.received(receiver))
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(covered(parents, held));
            assertThat(held(share)).as("seed %d, step %d", seed, step).isEqualTo(held);
        }
    }

    private void holdIfTooMuch(Map<AssetId, AssetId> parents, Set<AssetId> held, AssetId come, Set<AssetId> before) {
        Set<AssetId> after = covered(parents, held);
        if (after.size() > MOST && !before.contains(come)) {
            held.add(come);
        }
    }

    private Set<AssetId> covered(Map<AssetId, AssetId> parents, Set<AssetId> held) {
        Set<AssetId> covered = new HashSet<>(Set.of(hall));
        for (AssetId asset : parents.keySet()) {
            List<AssetId> above = above(parents, asset);
            if (above.contains(hall) && above.stream().noneMatch(held::contains)) {
                covered.add(asset);
            }
        }
        return covered;
    }

    private static List<AssetId> above(Map<AssetId, AssetId> parents, AssetId asset) {
        List<AssetId> path = new ArrayList<>();
        for (AssetId step = asset; step != null; step = parents.get(step)) {
            path.add(step);
        }
        return path;
    }
}
