package freehold.decision;

import static freehold.property.Property.property;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.property.Property;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a view tells beside decisions and lists is what the facts say. */
class SmallAnswersTest {
    private static final Addressee BEA = new Addressee.User("bea");
    private static final int RUNS = Property.often(60, 5_000);

    @Test
    void itTellsOfTheTreeWhatTheFactsSay() {
        property()
                .forAllHistories(
                        Worlds.GOVERNED_OR_LENT,
                        RUNS,
                        history -> Worlds.live(history, (facts, world, asking) -> {
                            for (Subject subject : asking) {
                                View view = world.view(subject, facts.now());
                                compareTenant(facts, view);
                                facts.everyId().forEach(id -> compareAsset(facts, view, id));
                            }
                        }));
    }

    private static void compareTenant(Facts facts, View view) {
        Subject subject = view.subject();
        boolean known = facts.loaded().contains(subject.tenant());
        boolean bound = new PolicyOracle(facts, new Oracle(facts), subject).binds();
        assertThat(view.now()).isEqualTo(facts.now());
        assertThat(view.unbound()).isEqualTo(known && subject.subtenant().isEmpty() && !bound);
        long inTree =
                own(facts, subject).stream().filter(asset -> !asset.deleted()).count();
        assertThat(view.ownAssets()).isEqualTo((int) (known ? inTree : 0));
        Set<String> labels = new HashSet<>();
        if (facts.policies().inForce().contains(subject.tenant())) {
            facts.policies().decreed().stream()
                    .filter(one -> one.tenant().equals(subject.tenant()))
                    .forEach(one -> one.policy().rules().forEach(rule -> labels.addAll(rule.labels())));
        }
        assertThat(view.decidingLabels()).isEqualTo(known ? labels : Set.of());
    }

    private static List<AssetFact> own(Facts facts, Subject subject) {
        return facts.assets().stream()
                .filter(held -> held.tenant().equals(subject.tenant()))
                .map(Facts.Held::fact)
                .toList();
    }

    private static void compareAsset(Facts facts, View view, AssetId id) {
        Optional<AssetFact> own = own(facts, view.subject()).stream()
                .filter(asset -> asset.id().equals(id))
                .findFirst();
        boolean known = facts.loaded().contains(view.subject().tenant());
        assertThat(view.subtenantOf(id))
                .isEqualTo(own.filter(asset -> known && !asset.deleted()).flatMap(AssetFact::subtenant));
        assertThat(view.parentInSight(id))
                .isEqualTo(own.filter(asset -> known)
                        .flatMap(AssetFact::parent)
                        .filter(parent -> view.decide(Action.READ, parent) instanceof Decision.Allowed allowed
                                && !allowed.received()));
    }

    @Test
    void itTellsHowABranchHangsAndWhatIsMountedWhere() {
        World world = Small.world(List.of(Small.root(1), Small.below(1, 2), Small.below(2, 3)), Small.share(2));
        View maker = world.view(Worlds.administrator(Small.MAKER), Instant.EPOCH);
        assertThat(maker.branch(Facts.id(2)).ids()).containsExactly(Facts.id(2), Facts.id(3));
        assertThat(maker.branch(Facts.id(2)).height()).isEqualTo(1);
        View firm = world.view(Worlds.administrator(Small.FIRM), Instant.EPOCH);
        assertThat(firm.mountedIn(Set.of(Facts.id(Small.FOLDER)))).isEqualTo(1);
        assertThat(firm.mountedIn(Set.of(Facts.id(2)))).isZero();
        View nobody = world.view(Worlds.administrator(new TenantId("nobody")), Instant.EPOCH);
        assertThat(nobody.branch(Facts.id(2)).ids()).isEmpty();
        assertThat(nobody.mountedIn(Set.of(Facts.id(Small.FOLDER)))).isZero();
    }

    /** The root of a share hangs directly below its mount, whatever it hangs below in its owner's tree. */
    @Test
    void aPolicyOnAMountReachesAsManyLevelsAsItSays() {
        for (boolean laidOut : List.of(true, false)) {
            assertThat(shownBy(PolicyFact.Spread.ASSET, laidOut)).containsExactly(true, false, false);
            assertThat(shownBy(PolicyFact.Spread.CHILDREN, laidOut)).containsExactly(true, true, false);
            assertThat(shownBy(PolicyFact.Spread.BRANCH, laidOut)).containsExactly(true, true, true);
        }
    }

    /** Whether one sees the mount, the share's root and what hangs below that, by a policy on the mount alone. */
    private static List<Boolean> shownBy(PolicyFact.Spread spread, boolean laidOut) {
        List<AssetFact> makers = new ArrayList<>(List.of(Small.root(1), Small.below(1, 2), Small.below(2, 3)));
        for (int i = 4; i < 200; i++) {
            makers.add(Small.below(1, i)); // so many that a single question does not lay the tree out
        }
        World plain = Small.world(makers, Small.share(2));
        TenantFacts firm = plain.tenant(Small.FIRM).orElseThrow().with(allowing(Small.FOLDER, spread));
        World world = World.of(List.of(plain.tenant(Small.MAKER).orElseThrow(), firm));
        if (laidOut) {
            world.tenant(Small.MAKER).orElseThrow().tree().order();
        }
        View view = world.view(
                new Subject(Small.FIRM, Optional.empty(), false, Set.of(Role.STANDARD_USER), Set.of(BEA)),
                Instant.ofEpochSecond(15));
        return List.of(Small.FOLDER, 2, 3).stream()
                .map(number -> view.decide(Action.READ, Facts.id(number)) instanceof Decision.Allowed)
                .toList();
    }

    private static PolicyBook allowing(int asset, PolicyFact.Spread spread) {
        PolicyFact.Rule rule = new PolicyFact.Rule(
                Set.of(PolicyAction.READ_ASSETS, PolicyAction.WRITE_ASSETS),
                Optional.of(Set.of(Facts.id(asset))),
                spread,
                Set.of(),
                Set.of());
        return PolicyBook.of(true, List.of(new PolicyFact(new PolicyId(new UUID(0, 1)), Set.of(BEA), List.of(rule))));
    }

    @Test
    void theBinListsNothingOfAnotherSubtenantWhateverPoliciesAllow() {
        SubtenantId park = new SubtenantId("park");
        AssetFact folder = new AssetFact(
                Facts.id(2), Optional.of(Facts.id(1)), Optional.of(park), AssetFact.Kind.SUBTENANT_FOLDER);
        AssetFact other = new AssetFact(
                Facts.id(3),
                Optional.of(Facts.id(1)),
                Optional.of(new SubtenantId("yard")),
                AssetFact.Kind.SUBTENANT_FOLDER);
        TenantFacts facts = TenantFacts.of(
                        Small.FIRM,
                        1,
                        List.of(Small.root(1), folder, other, binned(4, folder), binned(5, other)),
                        List.of())
                .with(allowing(1, PolicyFact.Spread.BRANCH));
        View view = World.of(List.of(facts))
                .view(
                        new Subject(Small.FIRM, Optional.of(park), false, Set.of(Role.ADMINISTRATOR), Set.of(BEA)),
                        Instant.ofEpochSecond(15));
        assertThat(view.visible().own()).isEqualTo(new Visible.Chosen(Set.of(Facts.id(2)), Set.of(Facts.id(4))));
    }

    private static AssetFact binned(int number, AssetFact below) {
        return new AssetFact(Facts.id(number), Optional.of(below.id()), below.subtenant(), AssetFact.Kind.OTHER, true);
    }
}
