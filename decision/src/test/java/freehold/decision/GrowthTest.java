package freehold.decision;

import static freehold.property.Property.property;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a share comes to cover when the tree changes: told beforehand, and the same when it is done. */
class GrowthTest {
    private static final int ENOUGH = 5_000;

    private int grown;

    @Test
    void growthIsWhatAShareCoversOnlyAfterTheChange() {
        property()
                .forAllHistories(
                        Worlds.HISTORIES,
                        () -> grown < ENOUGH,
                        history -> Worlds.live(history, (facts, world, asking) -> {
                            for (TenantFacts owner : world.tenants()) {
                                owner.shares().stream()
                                        .filter(share -> share.owner().equals(owner.tenant()))
                                        .forEach(share -> compare(world, owner, share));
                            }
                        }));
    }

    private void compare(World world, TenantFacts owner, ShareFact share) {
        List<AssetFact> assets = owner.assets().stream().limit(5).toList();
        for (AssetFact place : assets) {
            compare(
                    world,
                    owner,
                    share,
                    List.of(new AssetFact(
                            Facts.unknown(), Optional.of(place.id()), place.subtenant(), AssetFact.Kind.OTHER)));
            for (AssetFact moved : assets) {
                List<AssetFact> branch = Branch.of(owner, moved.id()).assets();
                if (moved.parent().isPresent() && !branch.contains(place)) {
                    compare(
                            world,
                            owner,
                            share,
                            branch.stream()
                                    .map(asset -> asset.hangingBelow(
                                            asset.equals(moved)
                                                    ? place.id()
                                                    : asset.parent().orElseThrow(),
                                            place.subtenant()))
                                    .toList());
                }
            }
        }
    }

    private void compare(World world, TenantFacts owner, ShareFact share, List<AssetFact> planned) {
        Placement placement = world.view(Worlds.administrator(owner.tenant()), Instant.EPOCH)
                .foresight()
                .ifPlaced(planned);
        Map<AssetId, Optional<AssetFact>> changes =
                planned.stream().collect(Collectors.toMap(AssetFact::id, Optional::of));
        TenantFacts then = owner.with(owner.epoch() + 1, changes, Map.of());
        Set<AssetId> before = covered(owner, share);
        Set<AssetId> after = covered(then, share);
        Set<AssetId> gained = minus(after, before);
        assertThat(beyond(placement, share, after.size()))
                .as("room for all of it")
                .isEmpty();
        Set<AssetId> tops = beyond(placement, share, after.size() - 1);
        if (gained.isEmpty()) {
            assertThat(tops).isEmpty();
            return;
        }
        grown++;
        assertThat(placement.roots()).contains(share.root());
        assertThat(covered(then, without(share, tops)))
                .as("with the tops held back it covers no more than before")
                .isEqualTo(minus(after, gained));
        for (AssetId top : tops) {
            assertThat(placement.isBelow(top, share.root())).isTrue();
            assertThat(covered(then, without(share, minus(tops, Set.of(top)))))
                    .as("none of them is one too many")
                    .contains(top);
        }
    }

    private static Set<AssetId> beyond(Placement placement, ShareFact share, int most) {
        return placement.beyond(List.of(new Placement.Capped(share, most))).getOrDefault(share.id(), Set.of());
    }

    private static Set<AssetId> covered(TenantFacts owner, ShareFact share) {
        Coverage coverage = new Coverage(owner, Map.of(share.root(), List.of(share.always())), Instant.EPOCH);
        return owner.assets().stream()
                .map(AssetFact::id)
                .filter(asset -> !coverage.of(asset).isEmpty())
                .collect(Collectors.toSet());
    }

    private static ShareFact without(ShareFact share, Collection<AssetId> more) {
        Set<AssetId> out = new HashSet<>(share.excluded());
        out.addAll(more);
        return new ShareFact(
                share.id(),
                share.owner(),
                share.receiver(),
                share.root(),
                share.channels(),
                share.profile(),
                share.descendants(),
                out,
                share.includeSubtenants(),
                share.access(),
                share.data(),
                share.mount(),
                share.since());
    }

    private static Set<AssetId> minus(Set<AssetId> from, Set<AssetId> these) {
        Set<AssetId> rest = new HashSet<>(from);
        rest.removeAll(these);
        return rest;
    }
}
