package freehold.decision;

import static freehold.decision.Small.FIRM;
import static freehold.decision.Small.MAKER;
import static freehold.decision.Small.below;
import static freehold.decision.Small.root;
import static freehold.decision.Small.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.decision.Decision.Allowed;
import freehold.decision.Decision.Denied;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Trees and shares of shapes that are rare, and easy to get wrong. */
class ShapesTest {
    private static final Instant NOW = Instant.ofEpochSecond(15);
    private static final Subject RECEIVER = Worlds.administrator(FIRM);

    @Test
    void aShareReachesTheEndOfAChainOfAThousand() {
        View view = Small.view(chain(1_000), share(0), NOW);
        assertThat(view.decide(Action.READ, Facts.id(999))).isInstanceOf(Allowed.class);
        assertThat(received(view)).hasSize(1_000);
    }

    @Test
    void anAssetLeftOutInTheMiddleOfAChainTakesTheRestWithIt() {
        View view = Small.view(chain(1_000), share(0).leavingOut(500), NOW);
        assertThat(view.decide(Action.READ, Facts.id(499))).isInstanceOf(Allowed.class);
        assertThat(view.decide(Action.READ, Facts.id(500))).isEqualTo(Decision.HIDDEN);
        assertThat(view.decide(Action.READ, Facts.id(999))).isEqualTo(Decision.HIDDEN);
        assertThat(received(view)).hasSize(500);
    }

    @Test
    void aShareOfALeafShowsTheLeafOnly() {
        View view = Small.view(chain(1_000), share(999), NOW);
        assertThat(received(view)).containsExactly(Facts.id(999));
    }

    @Test
    void aShareReachesAHundredThousandChildren() {
        List<AssetFact> wide = new ArrayList<>(List.of(root(0)));
        for (int i = 1; i <= 100_000; i++) {
            wide.add(below(0, i));
        }
        View view = Small.view(wide, share(0), NOW);
        assertThat(received(view)).hasSize(100_001);
        assertThat(view.decide(Action.READ, Facts.id(77_777))).isInstanceOf(Allowed.class);
    }

    @Test
    void neighboursOfASharedBranchStayHidden() {
        List<AssetFact> tree = List.of(root(0), below(0, 1), below(0, 2), below(0, 3), below(1, 11), below(2, 21));
        View view = Small.view(tree, share(2), NOW);
        assertThat(received(view)).containsExactlyInAnyOrder(Facts.id(2), Facts.id(21));
    }

    @Test
    void ofATreeWithACycleNothingIsLent() {
        List<AssetFact> tree = List.of(root(0), below(3, 1), below(1, 2), below(2, 3), below(3, 4), below(5, 5));
        for (int lent = 0; lent <= 5; lent++) {
            View view = Small.view(tree, share(lent), NOW);
            assertThat(received(view)).isEqualTo(lent == 0 ? Set.of(Facts.id(0)) : Set.of());
            for (int asked = 1; asked <= 5; asked++) {
                assertThat(view.decide(Action.READ, Facts.id(asked))).isEqualTo(Decision.HIDDEN);
            }
        }
    }

    @Test
    void ofNestedSharesTheOutermostComesFirstThenTheOldest() {
        World world = Small.world(chain(4), share(2).since(1), share(1).since(9), share(0).since(5), share(1).since(3));
        assertThat(shares(world.view(RECEIVER, NOW), 3))
                .extracting(ShareFact::since)
                .containsExactly(at(5), at(3), at(9), at(1));
        assertThat(shares(world.view(RECEIVER, NOW), 1))
                .extracting(ShareFact::since)
                .containsExactly(at(5), at(3), at(9));
    }

    @Test
    void overlappingSharesDontLendEachOtherVariablesOrWindows() {
        Profile load = new Profile(
                Names.NONE,
                Names.NONE,
                AspectNames.NONE,
                new AspectNames(Map.of("drive", Names.of("load")), Names.NONE));
        Profile speed = new Profile(
                Names.of("name"),
                Names.NONE,
                AspectNames.NONE,
                new AspectNames(Map.of("drive", Names.of("speed")), Names.NONE));
        World world = Small.world(
                chain(3),
                share(0).showing(load).ofSamples(10, 20).on(Channel.TELEMETRY),
                share(1).showing(speed).ofSamples(20, 30).on(Channel.TELEMETRY).whileIn(10, 16));
        Projection both = projection(world.view(RECEIVER, NOW), 2);
        assertThat(both.windowsOf("drive", "load")).containsExactly(Small.window(10, 20));
        assertThat(both.windowsOf("drive", "speed")).containsExactly(Small.window(20, 30));
        assertThat(both.windowsOf("drive", "torque")).isEmpty();
        assertThat(both.showsField("name")).as("the channel of details is off").isFalse();
        Projection later = projection(world.view(RECEIVER, at(16)), 2);
        assertThat(later.showsDynamic("drive", "speed")).isFalse();
        assertThat(later.showsDynamic("drive", "load")).isTrue();
    }

    @Test
    void eventsShowThroughTheTelemetryOfSharesWhoseProfileHasThemAndAtNoOtherTime() {
        Profile without = new Profile(Names.ALL, Names.ALL, AspectNames.ALL, AspectNames.ALL);
        Profile with = new Profile(Names.NONE, Names.NONE, AspectNames.NONE, AspectNames.NONE, true);
        World world = Small.world(
                chain(3),
                share(0).showing(without).ofSamples(1, 90).on(Channel.TELEMETRY),
                share(1).showing(with).ofSamples(10, 20).on(Channel.TELEMETRY),
                share(2).showing(with).ofSamples(30, 40).on(Channel.DETAILS));
        assertThat(projection(world.view(RECEIVER, NOW), 2).windowsOfEvents()).containsExactly(Small.window(10, 20));
        assertThat(projection(world.view(RECEIVER, NOW), 0).windowsOfEvents()).isEmpty();
    }

    @Test
    void aFolderOfReceivedAssetsInsideALentBranchIsNotLentWithIt() {
        List<AssetFact> tree = List.of(root(0), below(0, 1), folder(1, 2), below(2, 3), below(1, 4));
        assertThat(received(Small.view(tree, share(1), NOW))).containsExactlyInAnyOrder(Facts.id(1), Facts.id(4));
        assertThat(received(Small.view(tree, share(2), NOW))).isEmpty();
        assertThat(received(Small.view(tree, share(3), NOW)))
                .as("a share of what hangs below a folder is no share of the folder")
                .containsExactly(Facts.id(3));
    }

    @Test
    void aMountInAFolderThatIsGoneTakesNoSightAway() {
        World world = Small.world(chain(2), share(0).mountedIn(12_345));
        assertThat(world.view(RECEIVER, NOW).decide(Action.READ, Facts.id(1))).isInstanceOf(Allowed.class);
        assertThat(world.view(RECEIVER, NOW).visible().folders()).isEmpty();
    }

    @Test
    void aFolderIsThereWhileALiveShareIsMountedInItAndCanOnlyBeLookedAt() {
        World world = Small.world(chain(2), share(0).mountedIn(Small.FOLDER).whileIn(10, 20));
        View during = world.view(RECEIVER, at(10));
        assertThat(during.decide(Action.READ, Facts.id(Small.FOLDER))).isInstanceOf(Allowed.class);
        assertThat(during.decide(Action.SHARE, Facts.id(Small.FOLDER)))
                .isEqualTo(new Denied(new Decision.NotShareable(), true));
        assertThat(during.decide(new Action.AddChild(true), Facts.id(Small.FOLDER)))
                .isEqualTo(new Denied(new Decision.NotOwner(), true));
        assertThat(world.view(RECEIVER, at(20)).decide(Action.READ, Facts.id(Small.FOLDER)))
                .isEqualTo(Decision.HIDDEN);
    }

    @Test
    void aDeletedRootTakesItsBranchWithItEvenWhereOrphansAreLeft() {
        View view = Small.view(List.of(root(0), below(7, 1), below(1, 2)), share(7), NOW);
        assertThat(received(view)).isEmpty();
        assertThat(view.decide(Action.READ, Facts.id(1))).isEqualTo(Decision.HIDDEN);
    }

    @Test
    void aMovedRootIsLentWhereItIsNow() {
        List<AssetFact> tree = List.of(root(0), below(0, 1), below(1, 2), below(0, 3));
        World before = Small.world(tree, share(1));
        TenantFacts maker = before.tenant(MAKER).orElseThrow();
        Map<AssetId, Optional<AssetFact>> moves = new HashMap<>();
        moves.put(Facts.id(1), Optional.of(below(3, 1)));
        moves.put(Facts.id(2), Optional.of(below(0, 2)));
        World after = before.with(Map.of(MAKER, Optional.of(maker.with(2, moves, Map.of()))));
        assertThat(received(after.view(RECEIVER, NOW))).containsExactly(Facts.id(1));
    }

    @Test
    void aShareWithOneselfIsRefused() {
        assertThatThrownBy(() -> share(0).between(MAKER, MAKER)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aShareOfOtherTenantsIsRefusedAmongATenantsFacts() {
        ShareFact others = share(0).between(MAKER, FIRM);
        TenantId third = new TenantId("third");
        assertThatThrownBy(() -> TenantFacts.of(third, 1, List.of(), List.of(others)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aShareOfAnAssetThatIsNotTheOwnersLendsNothing() {
        AssetFact thirds = new AssetFact(Facts.id(50), Optional.empty(), Optional.empty(), AssetFact.Kind.OTHER);
        TenantFacts third = TenantFacts.of(new TenantId("third"), 1, List.of(thirds), List.of());
        World world = Small.world(chain(1), share(50)).with(Map.of(third.tenant(), Optional.of(third)));
        assertThat(world.view(RECEIVER, NOW).decide(Action.READ, Facts.id(50))).isEqualTo(Decision.HIDDEN);
    }

    @Test
    void subtenantsInALentBranchAreLeftOutWithAllBelowUnlessTheOfferNamesThem() {
        List<AssetFact> tree =
                List.of(root(0), below(0, 1), ofSubtenant(1, 2, "s1"), ofSubtenant(2, 3, "s2"), below(2, 4));
        assertThat(received(Small.view(tree, share(1), NOW))).containsExactly(Facts.id(1));
        assertThat(received(Small.view(tree, share(1).withSubtenants(), NOW))).hasSize(4);
        assertThat(received(Small.view(tree, share(2), NOW))).containsExactly(Facts.id(2));
    }

    @Test
    void aShareWithoutDescendantsShowsItsRootAlone() {
        assertThat(received(Small.view(chain(5), share(2).alone(), NOW))).containsExactly(Facts.id(2));
    }

    @Test
    void aSubtenantsCallerReceivesNothingWhateverTheRoles() {
        World world = Small.world(chain(2), share(0).mountedIn(Small.FOLDER));
        Subject confined = new Subject(FIRM, Optional.of(new SubtenantId("s1")), true, EnumSet.allOf(Role.class));
        View view = world.view(confined, NOW);
        assertThat(view.decide(Action.READ, Facts.id(0))).isEqualTo(Decision.HIDDEN);
        assertThat(view.decide(Action.READ, Facts.id(Small.FOLDER))).isEqualTo(Decision.HIDDEN);
        assertThat(view.visible().received()).isEmpty();
        assertThat(view.visible().folders()).isEmpty();
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    private static List<AssetFact> chain(int length) {
        List<AssetFact> chain = new ArrayList<>(List.of(root(0)));
        for (int i = 1; i < length; i++) {
            chain.add(below(i - 1, i));
        }
        return chain;
    }

    private static AssetFact folder(int parent, int number) {
        return new AssetFact(
                Facts.id(number), Optional.of(Facts.id(parent)), Optional.empty(), AssetFact.Kind.SHARE_FOLDER);
    }

    private static AssetFact ofSubtenant(int parent, int number, String subtenant) {
        return new AssetFact(
                Facts.id(number),
                Optional.of(Facts.id(parent)),
                Optional.of(new SubtenantId(subtenant)),
                AssetFact.Kind.OTHER);
    }

    private static Set<AssetId> received(View view) {
        return view.visible().received().getOrDefault(MAKER, Map.of()).keySet();
    }

    private static Projection projection(View view, int asset) {
        return ((Allowed) view.decide(Action.READ, Facts.id(asset))).projection();
    }

    private static List<ShareFact> shares(View view, int asset) {
        return ((Projection.Shared) projection(view, asset)).shares();
    }
}
