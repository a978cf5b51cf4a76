package freehold.decision;

import static freehold.property.Property.property;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What somebody may do with an asset that shall be made or moved is what the same person may do once it is there. */
class PlannedAssetTest {
    private static final int ENOUGH = 20_000;
    private static final List<Action.OnAsset> ACTIONS = List.of(Action.NOTICE, Action.READ, Action.EDIT);

    private int bound;

    @Test
    void aPlanIsJudgedByThePlaceItIsFor() {
        property()
                .forAllHistories(
                        Worlds.GOVERNED_OR_LENT,
                        () -> bound < ENOUGH,
                        history -> Worlds.live(history, (facts, world, asking) -> {
                            for (Subject subject : asking) {
                                world.tenant(subject.tenant()).ifPresent(mine -> compare(facts, world, subject));
                            }
                        }));
    }

    private void compare(Facts facts, World world, Subject subject) {
        TenantFacts mine = world.tenant(subject.tenant()).orElseThrow();
        List<AssetFact> assets = mine.assets().stream()
                .filter(asset -> asset.kind() != AssetFact.Kind.SHARE_FOLDER)
                .limit(6)
                .toList();
        for (AssetFact parent : assets) {
            for (AssetFact asset : assets) {
                compare(facts, world, subject, named(Facts.unknown(), parent, asset.traits()));
                if (!Branch.of(mine, asset.id()).ids().contains(parent.id())) {
                    compare(facts, world, subject, asset.hangingBelow(parent.id(), parent.subtenant()));
                }
            }
        }
    }

    private static AssetFact named(AssetId id, AssetFact parent, Traits traits) {
        return new AssetFact(id, Optional.of(parent.id()), parent.subtenant(), AssetFact.Kind.OTHER, false, traits);
    }

    private void compare(Facts facts, World world, Subject subject, AssetFact planned) {
        TenantFacts mine = world.tenant(subject.tenant()).orElseThrow();
        TenantFacts then = mine.with(mine.epoch() + 1, Map.of(planned.id(), Optional.of(planned)), Map.of());
        View after = world.with(Map.of(mine.tenant(), Optional.of(then))).view(subject, facts.now());
        View before = world.view(subject, facts.now());
        for (Action.OnAsset action : ACTIONS) {
            assertThat(before.decide(action, planned))
                    .as("%s %s %s", subject, action, planned)
                    .isEqualTo(after.decide(action, planned.id()));
        }
        bound += mine.policies().inForce() && !subject.exempt() ? 1 : 0;
    }
}
