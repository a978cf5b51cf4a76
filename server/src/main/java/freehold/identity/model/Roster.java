package freehold.identity.model;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who is in which group and who holds which built-in role, as far as rules depend on it; and the rules.
 *
 * <p>INVARIANT: along no path of memberships does a confined user reach a built-in role that subtenant users may not
 * hold. A new link can only break it for those at or below its member, with roles at or above its container; so only
 * these are looked at.
 */
public final class Roster {
    private final Map<Node, Set<Node>> containers = new HashMap<>();
    private final Map<Node, Set<Node>> members = new HashMap<>();
    private final Set<UUID> confined;

    public Roster(Collection<Link> links, Set<UUID> confined) {
        this.confined = Set.copyOf(confined);
        links.forEach(this::add);
    }

    /** Takes note of a link that has been made. */
    public void add(Link link) {
        containers.computeIfAbsent(link.member(), node -> new HashSet<>()).add(link.container());
        members.computeIfAbsent(link.container(), node -> new HashSet<>()).add(link.member());
    }

    /** What can be linked. */
    public sealed interface Node {}

    /** What can be in something. */
    public sealed interface Member extends Node {
        UUID id();
    }

    /** What something can be in. */
    public sealed interface Container extends Node {}

    public record UserNode(UUID id) implements Member {}

    /** A user group or a custom role. */
    public record GroupNode(UUID id) implements Member, Container {}

    /** A built-in role. It can't be a member of anything: what its holders have is fixed. */
    public record RoleNode(String name) implements Container {}

    /** A membership. */
    public record Link(Member member, Container container) {}

    /** Why a link may not be made: this user would hold this role. */
    public record Refusal(String role, UUID user) {}

    /** Empty when the link may be made. */
    public Optional<Refusal> refusal(Link link) {
        List<String> blocked = reached(link.container(), containers).stream()
                .filter(RoleNode.class::isInstance)
                .map(node -> ((RoleNode) node).name())
                .filter(role -> !Assignability.allows(role))
                .sorted()
                .toList();
        if (blocked.isEmpty()) {
            return Optional.empty();
        }
        return reached(link.member(), members).stream()
                .filter(UserNode.class::isInstance)
                .map(node -> ((UserNode) node).id())
                .filter(confined::contains)
                .min(Comparator.naturalOrder())
                .map(user -> new Refusal(blocked.getFirst(), user));
    }

    /** Whether the link would put a group into itself, directly or through others. */
    public boolean closesCircle(Link link) {
        return reached(link.container(), containers).contains(link.member());
    }

    /** Everything that can be reached, the start included. */
    private static Set<Node> reached(Node start, Map<Node, Set<Node>> next) {
        Set<Node> seen = new HashSet<>(Set.of(start));
        Deque<Node> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (Node node : next.getOrDefault(open.remove(), Set.of())) {
                if (seen.add(node)) {
                    open.add(node);
                }
            }
        }
        return seen;
    }
}
