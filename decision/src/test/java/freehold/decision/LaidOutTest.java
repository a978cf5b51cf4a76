package freehold.decision;

import static freehold.property.Property.property;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A tree that is laid out flat tells the same as a walk up from each of its assets. */
class LaidOutTest {
    private static final int ENOUGH = 20_000;
    private static final int FEW_PIECES = 4;

    private long shown;
    private long allowed;
    private long givenUp;

    @Test
    void whatSharesAndPoliciesSayOfATreeIsWhatTheySayOfEachOfItsAssets() {
        property()
                .forAllHistories(
                        Worlds.GOVERNED_OR_LENT,
                        () -> shown < ENOUGH || allowed < ENOUGH || givenUp < ENOUGH / 10,
                        history -> Worlds.live(history, this::compare));
    }

    private void compare(Facts facts, World world, List<Subject> asking) {
        for (TenantFacts owner : world.tenants()) {
            hangsTogether(owner);
            world.tenants().stream()
                    .filter(other -> !other.tenant().equals(owner.tenant()))
                    .forEach(other -> compareShares(owner, other, facts));
            for (Subject subject : asking) {
                world.tenant(subject.tenant()).ifPresent(mine -> comparePolicies(owner, mine, subject));
            }
        }
    }

    private static void hangsTogether(TenantFacts facts) {
        Preorder order = facts.tree().order();
        Set<AssetId> seen = new HashSet<>();
        for (int position = 0; position < order.size(); position++) {
            AssetFact asset = order.at(position);
            assertThat(facts.asset(asset.id())).contains(asset);
            assertThat(order.of(asset.id())).isEqualTo(position);
            assertThat(seen.add(asset.id())).isTrue();
            int parent = order.parent(position);
            if (parent == Preorder.NONE) {
                assertThat(asset.parent().flatMap(facts::asset)).isEmpty();
            } else {
                assertThat(asset.parent()).contains(order.at(parent).id());
                assertThat(position).isBetween(parent + 1, order.last(parent));
            }
        }
        facts.assets().stream()
                .filter(asset -> order.of(asset.id()) == Preorder.NONE)
                .forEach(asset -> assertThat(Upwards.inTree(facts, asset)).isEmpty());
    }

    private void compareShares(TenantFacts owner, TenantFacts receiver, Facts facts) {
        Map<AssetId, List<ShareFact>> shares = receiver.incoming().withPartner(owner.tenant());
        Coverage coverage = new Coverage(owner, shares, facts.now());
        Reception reception = owner.tree().order().reception(receiver.tenant(), shares, facts.now());
        Map<AssetId, Projection.Shared> one = new HashMap<>();
        for (AssetFact asset : owner.assets()) {
            Optional<Projection.Shared> through = coverage.through(asset.id());
            Reception.Received what = reception.at(owner.tree().order().of(asset.id()));
            assertThat(what.projection())
                    .as("%s of %s", asset.id(), owner.tenant())
                    .isEqualTo(through.orElse(new Projection.Shared(List.of())));
            through.ifPresent(projection -> one.put(asset.id(), projection));
        }
        assertThat(reception.all()).isEqualTo(one);
        shown += one.size();
    }

    private void comparePolicies(TenantFacts owner, TenantFacts asking, Subject subject) {
        boolean own = owner.tenant().equals(asking.tenant());
        PolicyCover cover = asking.policies().coverOf(subject.addressees());
        Preorder order = owner.tree().order();
        PolicyMap whole = own ? order.own(cover) : order.received(cover);
        PolicyMap bounded = new PolicyMap(order, own ? order.kinds() : order.bareKinds(), cover, FEW_PIECES);
        assertThat(bounded.size()).isLessThanOrEqualTo(FEW_PIECES);
        givenUp += bounded.size() < whole.size() ? 1 : 0;
        for (PolicyMap map : List.of(whole, bounded)) {
            for (AssetFact asset : owner.assets()) {
                Traits traits = own ? asset.traits() : asset.traits().withoutLabels();
                int expected = cover.on(Upwards.inTree(owner, asset), traits);
                assertThat(map.on(order.of(asset.id()), 0)).isEqualTo(expected);
                allowed += expected == PolicyCover.NOTHING ? 0 : 1;
            }
            compareReadable(owner, order, map);
        }
    }

    private static void compareReadable(TenantFacts owner, Preorder order, PolicyMap map) {
        Set<AssetId> readable = new HashSet<>();
        int needed = PolicyCover.mask(Set.of(PolicyAction.READ_ASSETS));
        map.forEach(
                needed,
                position -> assertThat(readable.add(order.at(position).id())).isTrue());
        for (AssetFact asset : owner.assets()) {
            int position = order.of(asset.id());
            assertThat(readable.contains(asset.id())).isEqualTo((map.on(position, 0) & needed) == needed);
        }
    }
}
