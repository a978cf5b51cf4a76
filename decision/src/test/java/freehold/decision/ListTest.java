package freehold.decision;

import static freehold.property.Property.property;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.property.Property;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A list holds exactly what single checks allow, however the facts came about. */
class ListTest {
    private static final int RUNS = Property.often(400, 10_000);

    @Test
    void theListHoldsExactlyWhatMayBeReadAndEachAssetOnce() {
        property()
                .forAllHistories(
                        Worlds.GOVERNED_OR_LENT,
                        RUNS,
                        history -> Worlds.live(history, (facts, world, asking) -> {
                            for (Subject subject : asking) {
                                View view = world.view(subject, facts.now());
                                for (Action.OnAsset look : Sight.LOOKS) {
                                    assertThat(Sight.listed(view, look, facts))
                                            .as("%s %s", look, subject)
                                            .containsExactlyInAnyOrderElementsOf(Sight.allowed(view, look, facts));
                                }
                            }
                        }));
    }

    @Test
    void theTotalOfOnesOwnIsKnownWithoutCounting() {
        property()
                .forAllHistories(
                        Worlds.GOVERNED_OR_LENT,
                        RUNS,
                        history -> Worlds.live(history, (facts, world, asking) -> {
                            for (Subject subject : asking) {
                                View view = world.view(subject, facts.now());
                                long own = facts.assets().stream()
                                        .filter(asset -> asset.tenant().equals(subject.tenant()))
                                        .filter(asset -> !asset.fact().deleted()
                                                && asset.fact().kind() != AssetFact.Kind.SHARE_FOLDER)
                                        .filter(asset ->
                                                view.decide(Action.READ, asset.id()) instanceof Decision.Allowed)
                                        .count();
                                assertThat(view.count(view.visible().own())).isEqualTo(own);
                            }
                        }));
    }

    @Test
    void theListShowsOfEachReceivedAssetWhatTheSingleCheckShows() {
        property()
                .forAllHistories(
                        Worlds.GOVERNED_OR_LENT,
                        RUNS,
                        history -> Worlds.live(history, (facts, world, asking) -> {
                            for (Subject subject : asking) {
                                View view = world.view(subject, facts.now());
                                view.visible()
                                        .received()
                                        .forEach((owner, covered) ->
                                                covered.forEach((id, shown) -> assertThat(view.decide(Action.READ, id))
                                                        .isEqualTo(new Decision.Allowed(owner, true, shown))));
                            }
                        }));
    }

    @Test
    void eachReceivedAssetHangsBelowWhatItsSharesSay() {
        property()
                .forAllHistories(
                        Worlds.GOVERNED_OR_LENT,
                        RUNS,
                        history -> Worlds.live(history, (facts, world, asking) -> {
                            for (TenantId tenant : facts.loaded()) {
                                View view = world.view(Worlds.administrator(tenant), facts.now());
                                Map<AssetId, AssetId> expected = new HashMap<>();
                                view.visible()
                                        .received()
                                        .forEach((owner, covered) ->
                                                covered.forEach((id, shown) -> parent(facts, owner, id, shown)
                                                        .ifPresent(parent -> expected.put(id, parent))));
                                Map<AssetId, AssetId> together = new HashMap<>();
                                view.receivedBelow(Set.copyOf(facts.everyId()))
                                        .values()
                                        .forEach(together::putAll);
                                assertThat(together).as("%s", tenant).isEqualTo(expected);
                                for (AssetId parent : facts.everyId()) {
                                    Set<AssetId> below = new HashSet<>();
                                    view.receivedBelow(Set.of(parent))
                                            .values()
                                            .forEach(assets -> below.addAll(assets.keySet()));
                                    assertThat(below)
                                            .as("%s below %s", tenant, parent)
                                            .isEqualTo(expected.entrySet().stream()
                                                    .filter(placed ->
                                                            placed.getValue().equals(parent))
                                                    .map(Map.Entry::getKey)
                                                    .collect(Collectors.toSet()));
                                }
                            }
                        }));
    }

    /** Without where the receiver has it and what it lays over it. */
    private static Projection asItsOwnerKnows(Projection seen) {
        return new Projection.Shared(((Projection.Shared) seen)
                .shares().stream().map(ShareFact::asItsOwnerKnows).toList());
    }

    /** Where it was placed if its outermost share begins with it, else where its owner has it. */
    private static Optional<AssetId> parent(Facts facts, TenantId owner, AssetId id, Projection.Shared shown) {
        ShareFact outermost = shown.shares().getFirst();
        return outermost.root().equals(id)
                ? Optional.of(outermost.mount())
                : facts.assets().stream()
                        .filter(held -> held.tenant().equals(owner) && held.id().equals(id))
                        .findFirst()
                        .flatMap(held -> held.fact().parent());
    }

    @Test
    void anAssetOfOnesOwnIsMarkedAsLentExactlyWhileALiveShareCoversIt() {
        property()
                .forAllHistories(
                        Worlds.GOVERNED_OR_LENT,
                        RUNS,
                        history -> Worlds.live(history, (facts, world, asking) -> {
                            for (TenantId tenant : facts.loaded()) {
                                View view = world.view(Worlds.administrator(tenant), facts.now());
                                for (Facts.Held asset : facts.assets()) {
                                    boolean lent = asset.tenant().equals(tenant) && new Oracle(facts).isLent(asset);
                                    assertThat(view.isLent(asset.id()))
                                            .as("%s", asset)
                                            .isEqualTo(lent);
                                }
                            }
                        }));
    }

    @Test
    void whatIsLentIsExactlyWhatIsMarkedAsLentAndShowsWhatTheReceiverSees() {
        property()
                .forAllHistories(
                        Worlds.GOVERNED_OR_LENT,
                        RUNS,
                        history -> Worlds.live(history, (facts, world, asking) -> {
                            for (Subject subject : asking) {
                                View view = world.view(subject, facts.now());
                                Set<AssetId> lent = new HashSet<>();
                                view.lent()
                                        .forEach((receiver, assets) -> assets.forEach((id, shown) -> {
                                            lent.add(id);
                                            if (facts.loaded().contains(receiver)) {
                                                assertThat(world.view(Worlds.administrator(receiver), facts.now())
                                                                .decide(Action.READ, id))
                                                        .isInstanceOfSatisfying(
                                                                Decision.Allowed.class,
                                                                seen -> assertThat(asItsOwnerKnows(seen.projection()))
                                                                        .isEqualTo(shown));
                                            }
                                        }));
                                assertThat(lent)
                                        .as("%s", subject)
                                        .isEqualTo(facts.everyId().stream()
                                                .filter(view::isLent)
                                                .collect(Collectors.toSet()));
                            }
                        }));
    }

    @Test
    void factsChangedStepByStepEqualFactsBuiltFromScratch() {
        property()
                .forAllHistories(
                        Worlds.GOVERNED_OR_LENT,
                        RUNS,
                        history -> Worlds.live(
                                history, (facts, world, asking) -> assertSame(facts, world, facts.world())));
    }

    /** Enough assets, and enough of them changed at once, for layers of changes to be merged. */
    @Test
    void largeFactsChangedByTheHundredEqualFactsBuiltFromScratch() {
        property().forAllHistories(Worlds.commands().listOf(1_000, 2_000), RUNS / 40, history -> {
            Facts facts = Worlds.start();
            World world = facts.world();
            Facts told = facts;
            for (int i = 0; i < history.size(); i++) {
                facts = history.get(i).on(facts);
                if (i % 100 == 99 || i % 37 == 0 || i == history.size() - 1) {
                    world = facts.changed(told, world);
                    told = facts;
                }
            }
            assertSame(facts, world, facts.world());
        });
    }

    private static void assertSame(Facts facts, World changed, World built) {
        assertThat(changed.tenants()).hasSameSizeAs(built.tenants());
        for (TenantId tenant : Worlds.TENANTS) {
            assertThat(changed.tenant(tenant).isPresent())
                    .isEqualTo(built.tenant(tenant).isPresent());
            if (built.tenant(tenant).isPresent()) {
                assertSame(
                        facts,
                        changed.tenant(tenant).orElseThrow(),
                        built.tenant(tenant).orElseThrow());
                Subject all = Worlds.administrator(tenant);
                assertThat(changed.view(all, facts.now()).visible())
                        .isEqualTo(built.view(all, facts.now()).visible());
            }
        }
    }

    private static void assertSame(Facts facts, TenantFacts changed, TenantFacts built) {
        assertThat(changed.assetCount()).isEqualTo(built.assetCount());
        assertThat(changed.assets()).containsExactlyInAnyOrderElementsOf(built.assets());
        assertThat(changed.binned()).containsExactlyInAnyOrderElementsOf(built.binned());
        assertThat(changed.shares()).containsExactlyInAnyOrderElementsOf(built.shares());
        assertThat(changed.receivers()).isEqualTo(built.receivers());
        for (AssetId id : facts.everyId()) {
            assertThat(changed.asset(id)).isEqualTo(built.asset(id));
            assertThat(changed.binned(id)).isEqualTo(built.binned(id));
            assertThat(Branch.of(changed, id).ids())
                    .containsExactlyInAnyOrderElementsOf(Branch.of(built, id).ids());
            assertThat(Branch.of(changed, id).height())
                    .isEqualTo(Branch.of(built, id).height());
        }
        for (TenantId partner : Worlds.TENANTS) {
            Map<AssetId, List<ShareFact>> incoming = built.incoming().withPartner(partner);
            assertThat(changed.incoming().withPartner(partner)).isEqualTo(incoming);
            assertThat(changed.outgoing().withPartner(partner))
                    .isEqualTo(built.outgoing().withPartner(partner));
        }
    }
}
