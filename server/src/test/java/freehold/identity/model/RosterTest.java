package freehold.identity.model;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.identity.model.Roster.Container;
import freehold.identity.model.Roster.GroupNode;
import freehold.identity.model.Roster.Link;
import freehold.identity.model.Roster.Member;
import freehold.identity.model.Roster.RoleNode;
import freehold.identity.model.Roster.UserNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RosterTest {
    private static final int WALKS = Boolean.getBoolean("freehold.long") ? 2_000 : 60;
    private static final int STEPS = 2_000;

    private static final UserNode CONFINED = new UserNode(id("u"));
    private static final UserNode FREE = new UserNode(id("v"));
    private static final GroupNode TEAM = new GroupNode(id("g"));
    private static final GroupNode FIRM = new GroupNode(id("h"));
    private static final RoleNode ADMIN = new RoleNode(CoreRoles.TENANT_ADMIN);
    private static final RoleNode HARMLESS = new RoleNode("mdsp:core:vfc.admin");

    @Test
    void aSubtenantUserMayHoldListedRolesOnly() {
        Roster roster = roster(List.of());
        for (CoreRoles.CoreRole role : CoreRoles.list()) {
            assertThat(roster.refusal(new Link(CONFINED, new RoleNode(role.name())))
                            .isEmpty())
                    .as(role.name())
                    .isEqualTo(role.forSubtenantUsers());
            assertThat(roster.refusal(new Link(FREE, new RoleNode(role.name()))))
                    .isEmpty();
        }
    }

    @Test
    void whoeverIsInAGroupKeepsItFromBlockedRoles() {
        Roster roster = roster(List.of(new Link(CONFINED, TEAM), new Link(TEAM, FIRM)));
        assertThat(roster.refusal(new Link(FIRM, ADMIN))).contains(new Roster.Refusal(ADMIN.name(), CONFINED.id()));
        assertThat(roster.refusal(new Link(FIRM, HARMLESS))).isEmpty();
    }

    @Test
    void aGroupWithABlockedRoleIsClosedToSubtenantUsersAndTheirGroups() {
        Roster roster = roster(List.of(new Link(CONFINED, TEAM), new Link(FIRM, ADMIN)));
        assertThat(roster.refusal(new Link(CONFINED, FIRM))).isPresent();
        assertThat(roster.refusal(new Link(TEAM, FIRM))).isPresent();
        assertThat(roster.refusal(new Link(FREE, FIRM))).isEmpty();
    }

    @Test
    void noGroupIsInItself() {
        Roster roster = roster(List.of(new Link(TEAM, FIRM)));
        assertThat(roster.closesCircle(new Link(FIRM, TEAM))).isTrue();
        assertThat(roster.closesCircle(new Link(TEAM, TEAM))).isTrue();
        assertThat(roster.closesCircle(new Link(TEAM, ADMIN))).isFalse();
    }

    @TestFactory
    Stream<DynamicTest> noSequenceOfChangesLeadsUp() {
        return seeds().boxed()
                .map(seed -> DynamicTest.dynamicTest(
                        "seed " + seed, () -> new RosterWalk(new InMemory(), seed).walk(STEPS)));
    }

    /** With {@code -Dfreehold.seed} the one walk that failed. */
    private static LongStream seeds() {
        return Optional.ofNullable(Long.getLong("freehold.seed"))
                .map(LongStream::of)
                .orElseGet(() -> new Random().longs(WALKS));
    }

    private static Roster roster(List<Link> links) {
        return new Roster(links, Set.of(CONFINED.id()));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Links in a set, each let by the rules as they are. */
    private static final class InMemory implements RosterWalk.Directory {
        private final Set<Link> links = new LinkedHashSet<>();
        private final Set<UUID> confined = new HashSet<>();

        @Override
        public void createUser(String name, boolean isConfined) {
            if (isConfined) {
                confined.add(id(name));
            }
        }

        @Override
        public void deleteUser(String name) {
            confined.remove(id(name));
            forget(member(name));
        }

        @Override
        public void createGroup(String name) {
            assertThat(member(name)).isInstanceOf(GroupNode.class);
        }

        @Override
        public void deleteGroup(String name) {
            forget(member(name));
        }

        private void forget(Roster.Node node) {
            links.removeIf(
                    link -> link.member().equals(node) || link.container().equals(node));
        }

        @Override
        public boolean link(String member, String container) {
            Link link = new Link(member(member), container(container));
            Roster roster = new Roster(links, confined);
            return !roster.closesCircle(link)
                    && roster.refusal(link).isEmpty()
                    && (links.add(link) || links.contains(link));
        }

        @Override
        public void unlink(String member, String container) {
            assertThat(links.remove(new Link(member(member), container(container))))
                    .isTrue();
        }

        @Override
        public Set<String> heldBy(String user) {
            return Set.of(); // the rules don't tell; the walk's own account is checked for blocked roles
        }

        private static Member member(String name) {
            return name.startsWith("u") ? new UserNode(id(name)) : new GroupNode(id(name));
        }

        private static Container container(String name) {
            return name.startsWith("mdsp:") ? new RoleNode(name) : new GroupNode(id(name));
        }
    }
}
