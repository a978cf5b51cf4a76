package freehold.identity.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A random walk over everything administrators can do to users, groups and roles, in search of a way by which a subtenant
 * user comes to hold a blocked role. What a directory does is compared with a naive account of the same.
 */
public final class RosterWalk {
    /** As seed 4 lists them; written down once more, so that the list in the product is tested too. */
    private static final Set<String> ALLOWED = Set.of(
            "mdsp:core:SubTenantUser",
            "mdsp:core:fleetmanager.subtenantuser",
            "mdsp:core:va.subtenantusage",
            "mdsp:core:visualexplorer.viewer",
            "mdsp:core:vfc.admin",
            "mdsp:core:vfc.user",
            "mdsp:core:vfc.viewer");

    private static final int USERS = 10;
    private static final int GROUPS = 8;

    private final List<String> roles =
            CoreRoles.list().stream().map(CoreRoles.CoreRole::name).toList();
    private final Directory directory;
    private final long seed;
    private final Random random;
    private final Set<String> users = new TreeSet<>();
    private final Set<String> confined = new HashSet<>();
    private final Set<String> groups = new TreeSet<>();
    private final Set<Edge> edges = new LinkedHashSet<>();
    private int names;
    private int refused;
    private int accepted;

    public RosterWalk(Directory directory, long seed) {
        this.directory = directory;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** What is walked over. Names begin with u for users, g for groups, and are those of built-in roles. */
    public interface Directory {
        void createUser(String name, boolean isConfined);

        void deleteUser(String name);

        void createGroup(String name);

        void deleteGroup(String name);

        /** Whether it was let. */
        boolean link(String member, String container);

        void unlink(String member, String container);

        /** What a user holds as far as the directory tells, or nothing if it can't. */
        Set<String> heldBy(String user);
    }

    private record Edge(String member, String container) {}

    public void walk(int steps) {
        for (int step = 0; step < steps; step++) {
            try {
                step();
            } catch (AssertionError found) {
                throw new AssertionError("seed %d, step %d: %s".formatted(seed, step, found.getMessage()), found);
            }
        }
        assertThat(refused).as("refused, so that the walk shows something").isPositive();
        assertThat(accepted).isPositive();
    }

    private void step() {
        int dice = random.nextInt(100);
        if (users.size() < 2 || (dice < 6 && users.size() < USERS)) {
            String user = "u" + names++;
            boolean isConfined = random.nextBoolean();
            directory.createUser(user, isConfined);
            users.add(user);
            if (isConfined) {
                confined.add(user);
            }
        } else if (groups.size() < 2 || (dice < 12 && groups.size() < GROUPS)) {
            String group = "g" + names++;
            directory.createGroup(group);
            groups.add(group);
        } else if (dice < 15) {
            String user = any(users);
            directory.deleteUser(user);
            users.remove(user);
            forget(user);
        } else if (dice < 18) {
            String group = any(groups);
            directory.deleteGroup(group);
            groups.remove(group);
            forget(group);
        } else if (dice < 45 && !edges.isEmpty()) {
            Edge edge = List.copyOf(edges).get(random.nextInt(edges.size()));
            directory.unlink(edge.member(), edge.container());
            edges.remove(edge);
        } else {
            link(new Edge(
                    random.nextBoolean() ? any(users) : any(groups), random.nextBoolean() ? anyRole() : any(groups)));
        }
    }

    private void link(Edge edge) {
        boolean let = directory.link(edge.member(), edge.container());
        boolean circle = reachedFrom(edge.container(), edges).contains(edge.member());
        Set<Edge> after = new LinkedHashSet<>(edges);
        after.add(edge);
        List<String> victims = circle ? List.of() : victims(after);
        assertThat(let)
                .as("%s into %s, %s", edge.member(), edge.container(), circle ? "a circle" : victims)
                .isEqualTo(!circle && victims.isEmpty());
        if (let) {
            accepted++;
            edges.add(edge);
            users.forEach(this::check);
        } else {
            refused++;
        }
    }

    /** That the directory hands out just what the memberships say, and nothing blocked to those who are confined. */
    private void check(String user) {
        Set<String> told = directory.heldBy(user);
        Set<String> expected = new TreeSet<>(reachedFrom(user, edges));
        expected.retainAll(roles);
        if (!told.isEmpty() || expected.isEmpty()) {
            assertThat(told).as("roles of " + user).isEqualTo(expected);
        }
        if (confined.contains(user)) {
            assertThat(ALLOWED).as("a way up for " + user).containsAll(expected);
        }
    }

    private List<String> victims(Set<Edge> present) {
        return confined.stream()
                .filter(user -> reachedFrom(user, present).stream()
                        .anyMatch(name -> name.startsWith("mdsp:core:") && !ALLOWED.contains(name)))
                .sorted()
                .toList();
    }

    private static Set<String> reachedFrom(String start, Set<Edge> present) {
        Set<String> seen = new HashSet<>(Set.of(start));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String here = open.remove();
            for (Edge edge : present) {
                if (edge.member().equals(here) && seen.add(edge.container())) {
                    open.add(edge.container());
                }
            }
        }
        return seen;
    }

    private void forget(String name) {
        confined.remove(name);
        edges.removeIf(edge -> edge.member().equals(name) || edge.container().equals(name));
    }

    private String any(Set<String> some) {
        return new ArrayList<>(some).get(random.nextInt(some.size()));
    }

    /** Mostly a few, so that they meet. */
    private String anyRole() {
        return roles.get(random.nextInt(4) == 0 ? random.nextInt(roles.size()) : random.nextInt(4) * 3);
    }
}
