package freehold.decision;

import static freehold.property.Property.property;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Decision.Allowed;
import freehold.property.Property;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds in any world, said without the oracle. */
class InvariantsTest {
    private static final int RUNS = Property.often(120, 10_000);

    @Test
    void anEndedShareShowsNothingFromTheNextQuestionOn() {
        property().forAllHistories(Worlds.HISTORIES, RUNS, history -> {
            Facts before = Worlds.after(history);
            World world = before.world();
            for (ShareFact ended : before.shares()) {
                Facts after = before.withShares(without(before.shares(), ended));
                World without = after.changed(before, world);
                Subject receiver = Worlds.administrator(ended.receiver());
                for (AssetId id : before.everyId()) {
                    List<ShareFact> left = new ArrayList<>(sharesShowing(world, receiver, before, id));
                    left.remove(ended);
                    assertThat(sharesShowing(without, receiver, after, id)).isEqualTo(left);
                }
                View view = without.view(receiver, after.now());
                assertThat(view.visible().received().values())
                        .allSatisfy(covered -> assertThat(covered.values())
                                .noneMatch(shown -> shown.shares().contains(ended)));
            }
        });
    }

    @Test
    void atTheEndOfItsAccessWindowAShareIsAsGoodAsEnded() {
        property().forAllHistories(Worlds.HISTORIES, RUNS, history -> {
            Facts facts = Worlds.after(history);
            for (ShareFact share : facts.shares()) {
                share.access().until().ifPresent(until -> {
                    Facts over = facts.at(until);
                    Facts ended = over.withShares(without(over.shares(), share));
                    assertThat(sightOf(over, share.receiver())).isEqualTo(sightOf(ended, share.receiver()));
                });
            }
        });
    }

    @Test
    void beforeItsAccessWindowBeginsAShareIsAsGoodAsNone() {
        property().forAllHistories(Worlds.HISTORIES, RUNS, history -> {
            Facts facts = Worlds.after(history);
            for (ShareFact share : facts.shares()) {
                share.access().from().ifPresent(from -> {
                    Facts early = facts.at(from.minusNanos(1));
                    Facts none = early.withShares(without(early.shares(), share));
                    assertThat(sightOf(early, share.receiver())).isEqualTo(sightOf(none, share.receiver()));
                });
            }
        });
    }

    @Test
    void aReceivedAssetCanBeReadAndNothingElse() {
        property()
                .forAllHistories(
                        Worlds.HISTORIES,
                        RUNS,
                        history -> Worlds.live(history, (facts, world, asking) -> {
                            for (Subject subject : asking) {
                                View view = world.view(subject, facts.now());
                                for (AssetId id : facts.everyId()) {
                                    if (view.decide(Action.READ, id) instanceof Allowed allowed && allowed.received()) {
                                        assertThat(Worlds.ON_ASSETS)
                                                .filteredOn(action -> view.decide(action, id) instanceof Allowed)
                                                .containsExactly(
                                                        Action.NOTICE,
                                                        Action.READ,
                                                        // which shows the events its shares show, perhaps none
                                                        Action.READ_EVENTS,
                                                        Action.READ_SERIES,
                                                        Action.FOLLOW_SERIES);
                                    }
                                }
                            }
                        }));
    }

    @Test
    void nothingOutsideTheTreeBelowTheRootsOfOnesLiveSharesIsReceived() {
        property().forAllHistories(Worlds.HISTORIES, RUNS, history -> {
            Facts facts = Worlds.after(history);
            for (TenantId tenant : Worlds.TENANTS) {
                Set<AssetId> reach = new HashSet<>();
                for (ShareFact share : facts.shares()) {
                    if (share.receiver().equals(tenant) && share.access().contains(facts.now())) {
                        facts.assets().stream()
                                .filter(asset -> asset.id().equals(share.root()))
                                .forEach(root -> reach.addAll(Command.branch(facts, root)));
                    }
                }
                assertThat(reach).containsAll(receivedBy(tenant, facts));
            }
        });
    }

    /** So the receiver's tree has no holes: what is placed below the mount hangs together. */
    @Test
    void aShareThatShowsAnAssetShowsAllBetweenItAndItsRoot() {
        property().forAllHistories(Worlds.HISTORIES, RUNS, history -> {
            Facts facts = Worlds.after(history);
            World world = facts.world();
            for (Facts.Held asset : facts.assets()) {
                for (TenantId tenant : Worlds.TENANTS) {
                    Subject receiver = Worlds.administrator(tenant);
                    for (ShareFact share : sharesShowing(world, receiver, facts, asset.id())) {
                        if (!share.root().equals(asset.id())) {
                            AssetId parent = asset.fact().parent().orElseThrow();
                            assertThat(sharesShowing(world, receiver, facts, parent))
                                    .contains(share);
                        }
                    }
                }
            }
        });
    }

    @Test
    void whatATenantHasReceivedItCantLend() {
        property().forAllHistories(Worlds.HISTORIES, RUNS, history -> {
            Facts facts = Worlds.after(history);
            TenantId lender = Worlds.TENANTS.get(1);
            TenantId third = Worlds.TENANTS.get(2);
            List<ShareFact> forged = new ArrayList<>(facts.shares());
            for (AssetId received : receivedBy(lender, facts)) {
                forged.add(everything(lender, third, received));
            }
            Facts relent = facts.withShares(forged);
            assertThat(receivedBy(third, relent)).isEqualTo(receivedBy(third, facts));
        });
    }

    @Test
    void oneShareMoreTakesNothingAway() {
        property().forAllHistories(Worlds.HISTORIES, RUNS, history -> {
            Facts more = Worlds.after(history);
            for (ShareFact last : more.shares()) {
                Facts less = more.withShares(without(more.shares(), last));
                World lessWorld = less.world();
                World moreWorld = more.changed(less, lessWorld);
                for (TenantId tenant : Worlds.TENANTS) {
                    Subject all = Worlds.administrator(tenant);
                    assertThat(Sight.readable(moreWorld, all, more)).containsAll(Sight.readable(lessWorld, all, less));
                    for (AssetId id : more.everyId()) {
                        List<ShareFact> shown = new ArrayList<>(sharesShowing(moreWorld, all, more, id));
                        shown.remove(last);
                        assertThat(shown).isEqualTo(sharesShowing(lessWorld, all, less, id));
                    }
                }
            }
        });
    }

    @Test
    void oneRoleMoreTakesNothingAway() {
        property()
                .forAllHistories(
                        Worlds.HISTORIES,
                        RUNS / 4,
                        history -> Worlds.live(history, (facts, world, asking) -> {
                            for (Subject subject : asking) {
                                for (Role role : Role.values()) {
                                    Set<Role> roles = EnumSet.of(role);
                                    roles.addAll(subject.roles());
                                    Subject more = new Subject(
                                            subject.tenant(), subject.subtenant(), subject.technical(), roles);
                                    assertThat(allowed(world, more, facts)).containsAll(allowed(world, subject, facts));
                                }
                            }
                        }));
    }

    /** Whoever has any role sees of the tree what others of the same tenant and level see; the bin is another matter. */
    @Test
    void whatIsVisibleOfTheTreeDependsOnTenantAndLevelOnly() {
        property()
                .forAllHistories(
                        Worlds.HISTORIES,
                        RUNS,
                        history -> Worlds.live(history, (facts, world, asking) -> {
                            for (Subject subject : asking) {
                                Subject all = new Subject(
                                        subject.tenant(), subject.subtenant(), false, Set.of(Role.ADMINISTRATOR));
                                assertThat(listedTree(world, subject, facts))
                                        .containsExactlyInAnyOrderElementsOf(
                                                subject.roles().isEmpty() ? List.of() : listedTree(world, all, facts));
                            }
                        }));
    }

    @Test
    void anAssetMovedAwayAndBackIsSeenAsBefore() {
        property().forAllHistories(Worlds.HISTORIES, RUNS, history -> {
            Facts facts = Worlds.after(history);
            World world = facts.world();
            Facts away = new Command.Move(history.size(), history.size() * 31).on(facts);
            World back = facts.changed(away, away.changed(facts, world));
            for (TenantId tenant : facts.loaded()) {
                Subject all = Worlds.administrator(tenant);
                assertThat(Sight.of(back, all, facts, facts.everyId()))
                        .isEqualTo(Sight.of(world, all, facts, facts.everyId()));
            }
        });
    }

    private static List<AssetId> listedTree(World world, Subject subject, Facts facts) {
        Set<AssetId> deleted = new HashSet<>();
        facts.assets().stream().filter(asset -> asset.fact().deleted()).forEach(asset -> deleted.add(asset.id()));
        List<AssetId> listed = new ArrayList<>(Sight.listed(world, subject, facts));
        listed.removeAll(deleted);
        return listed;
    }

    @Test
    void whatIsInTheBinCanBeReadRestoredAndPurgedAndNothingElse() {
        property()
                .forAllHistories(
                        Worlds.HISTORIES,
                        RUNS,
                        history -> Worlds.live(history, (facts, world, asking) -> {
                            for (Subject subject : asking) {
                                View view = world.view(subject, facts.now());
                                for (Facts.Held asset : facts.assets()) {
                                    if (asset.fact().deleted()) {
                                        assertThat(Worlds.ON_ASSETS)
                                                .filteredOn(
                                                        action -> view.decide(action, asset.id()) instanceof Allowed)
                                                .isIn(
                                                        List.of(),
                                                        List.of(
                                                                Action.NOTICE,
                                                                Action.READ,
                                                                Action.READ_EVENTS,
                                                                Action.READ_SERIES,
                                                                Action.RESTORE,
                                                                Action.PURGE));
                                        assertThat(view.isLent(asset.id())).isFalse();
                                    }
                                }
                            }
                        }));
    }

    /** What the owner is told beforehand is just what happens to the receivers' lists. */
    @Test
    void aForetoldChangeOfSightIsTheOneThatComes() {
        int[] telling = {0};
        property().forAllHistories(Worlds.HISTORIES, RUNS, history -> {
            Facts facts = Worlds.after(history);
            List<Command> acts = List.of(
                    new Command.Move(history.size() * 7, history.size() * 31),
                    new Command.Bin(history.size() * 13, true));
            for (Command act : acts) {
                Facts after = act.on(facts);
                for (TenantId owner : facts.loaded()) {
                    List<AssetFact> changed = after.assets().stream()
                            .filter(asset -> asset.tenant().equals(owner))
                            .filter(asset -> !facts.assets().contains(asset))
                            .map(Facts.Held::fact)
                            .toList();
                    var foretold = facts.world()
                            .view(Worlds.administrator(owner), facts.now())
                            .foresight()
                            .ifChanged(changed);
                    for (TenantId receiver : facts.loaded()) {
                        SightChange comes = SightChange.of(
                                receivedFrom(owner, receiver, facts), receivedFrom(owner, receiver, after));
                        telling[0] += comes.isNone() ? 0 : 1;
                        assertThat(foretold.getOrDefault(receiver, new SightChange(Set.of(), Set.of())))
                                .isEqualTo(comes);
                    }
                }
            }
        });
        assertThat(telling[0]).as("changes of sight").isGreaterThan(RUNS / 20);
    }

    private static Set<AssetId> receivedFrom(TenantId owner, TenantId receiver, Facts facts) {
        return facts.world()
                .view(Worlds.administrator(receiver), facts.now())
                .visible()
                .received()
                .getOrDefault(owner, Map.of())
                .keySet();
    }

    /** Nobody outside the tenant can tell a deleted asset from one that never was. */
    @Test
    void aDeletedAssetIsToOthersAsIfItHadNeverBeen() {
        property().forAllHistories(Worlds.HISTORIES, RUNS, history -> {
            Facts facts = Worlds.after(history);
            Facts without = facts.withAssets(facts.assets().stream()
                    .filter(asset -> !asset.fact().deleted())
                    .toList());
            for (TenantId tenant : Worlds.TENANTS) {
                Facts others = facts.withAssets(facts.assets().stream()
                        .filter(asset ->
                                asset.tenant().equals(tenant) || !asset.fact().deleted())
                        .toList());
                assertThat(Sight.of(others.world(), Worlds.administrator(tenant), facts, facts.everyId()))
                        .isEqualTo(Sight.of(facts.world(), Worlds.administrator(tenant), facts, facts.everyId()));
                assertThat(receivedBy(tenant, without)).isEqualTo(receivedBy(tenant, facts));
            }
        });
    }

    private static Set<String> allowed(World world, Subject subject, Facts facts) {
        View view = world.view(subject, facts.now());
        Set<String> allowed = new HashSet<>();
        for (AssetId id : facts.everyId()) {
            Worlds.ON_ASSETS.stream()
                    .filter(action -> view.decide(action, id) instanceof Allowed)
                    .forEach(action -> allowed.add(action + " " + id));
        }
        Worlds.ON_TENANTS.stream()
                .filter(action -> view.decide(action) instanceof Allowed)
                .forEach(action -> allowed.add(action.toString()));
        return allowed;
    }

    private static Sight sightOf(Facts facts, TenantId tenant) {
        return Sight.of(facts.world(), Worlds.administrator(tenant), facts, facts.everyId());
    }

    private static List<ShareFact> sharesShowing(World world, Subject subject, Facts facts, AssetId id) {
        Decision decision = world.view(subject, facts.now()).decide(Action.READ, id);
        return decision instanceof Allowed allowed && allowed.projection() instanceof Projection.Shared shown
                ? shown.shares()
                : List.of();
    }

    private static Set<AssetId> receivedBy(TenantId tenant, Facts facts) {
        View view = facts.world().view(Worlds.administrator(tenant), facts.now());
        Set<AssetId> received = new HashSet<>();
        view.visible().received().values().forEach(covered -> received.addAll(covered.keySet()));
        return received;
    }

    private static List<ShareFact> without(List<ShareFact> shares, ShareFact left) {
        return shares.stream().filter(share -> !share.equals(left)).toList();
    }

    private static ShareFact everything(TenantId owner, TenantId receiver, AssetId root) {
        return new ShareFact(
                new ShareId(UUID.nameUUIDFromBytes(new byte[] {1, 2, (byte) root.hashCode()})),
                owner,
                receiver,
                root,
                EnumSet.allOf(Channel.class),
                new Profile(Names.ALL, Names.ALL, AspectNames.ALL, AspectNames.ALL),
                true,
                Set.of(),
                true,
                TimeWindow.ALWAYS,
                new TimeWindow(Optional.empty(), Optional.of(Instant.MAX)),
                root,
                Instant.EPOCH);
    }
}
