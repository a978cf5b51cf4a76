package freehold.assets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A tenant's tree and bin as somebody would write them down who knows the rules and has all the time in the world: each
 * answer goes through all nodes.
 */
final class TreeModel {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final ValuesModel values;
    private int acts;

    TreeModel(ValuesModel values) {
        this.values = values;
    }

    ValuesModel values() {
        return values;
    }

    /**
     * One asset.
     *
     * @param parent empty for the root, and for what hung below something that is gone
     * @param town of its own location
     * @param act number and top of the deletion that took it along
     */
    record Node(String id, Optional<String> parent, String name, Optional<String> town, Optional<Act> act) {
        boolean live() {
            return act.isEmpty();
        }

        private Node below(Optional<String> newParent) {
            return new Node(id, newParent, name, town, act);
        }

        private Node takenBy(Optional<Act> newAct) {
            return new Node(id, parent, name, town, newAct);
        }
    }

    /** One deletion. */
    record Act(int number, String top, Optional<String> parent, List<String> path) {}

    void add(String id, Optional<String> parent, String name, Optional<String> town) {
        nodes.put(id, new Node(id, parent, name, town, Optional.empty()));
    }

    Node node(String id) {
        return Objects.requireNonNull(nodes.get(id), id);
    }

    List<Node> all() {
        return List.copyOf(nodes.values());
    }

    List<Node> live() {
        return nodes.values().stream().filter(Node::live).toList();
    }

    List<Node> childrenOf(String id) {
        return live().stream()
                .filter(node -> node.parent().equals(Optional.of(id)))
                .toList();
    }

    /** Names of all above it, from the top down, in the bin or not. */
    List<String> path(String id) {
        List<String> path = new ArrayList<>();
        Optional<String> above = node(id).parent();
        while (above.isPresent()) {
            Node step = node(above.get());
            path.addFirst(step.name());
            above = step.parent();
        }
        return path;
    }

    /** Its own town, else that of the nearest above that has one. */
    Optional<String> town(String id) {
        Optional<String> step = Optional.of(id);
        while (step.isPresent()) {
            Node node = node(step.get());
            if (node.town().isPresent()) {
                return node.town();
            }
            step = node.parent();
        }
        return Optional.empty();
    }

    boolean isWithin(String id, String top) {
        return id.equals(top)
                || node(id).parent().map(parent -> isWithin(parent, top)).orElse(false);
    }

    /** Whether the move was possible. */
    boolean move(String id, String to) {
        Node node = node(id);
        boolean possible = node.live() && node.parent().isPresent() && node(to).live() && !isWithin(to, id);
        if (possible) {
            nodes.put(id, node.below(Optional.of(to)));
        }
        return possible;
    }

    boolean delete(String id, boolean withBranch) {
        Node top = node(id);
        boolean possible = top.live()
                && top.parent().isPresent()
                && (withBranch || childrenOf(id).isEmpty());
        if (possible) {
            Act act = new Act(acts++, id, top.parent(), path(id));
            live().stream()
                    .filter(node -> isWithin(node.id(), id))
                    .forEach(node -> nodes.put(node.id(), node.takenBy(Optional.of(act))));
        }
        return possible;
    }

    /** What went with the deletion of just this asset; nothing if there was none. */
    Set<String> membersOf(String top) {
        Set<String> members = new HashSet<>();
        for (Node node : nodes.values()) {
            if (node.act().filter(act -> act.top().equals(top)).isPresent()) {
                members.add(node.id());
            }
        }
        return members;
    }

    boolean restore(String id, Optional<String> to) {
        Set<String> members = membersOf(id);
        if (members.isEmpty()) {
            return false;
        }
        Optional<String> place = to.or(() -> node(id).act().orElseThrow().parent());
        boolean possible = place.filter(nodes::containsKey)
                .filter(there -> node(there).live())
                .isPresent();
        if (possible) {
            members.forEach(member -> nodes.put(member, node(member).takenBy(Optional.empty())));
            nodes.put(id, node(id).below(place));
        }
        return possible;
    }

    boolean purge(String id) {
        Set<String> members = membersOf(id);
        members.forEach(nodes::remove);
        for (Node node : all()) {
            if (node.parent().filter(members::contains).isPresent()) {
                nodes.put(node.id(), node.below(Optional.empty()));
            }
        }
        return !members.isEmpty();
    }

    /** The acts that can be undone, newest first. */
    List<Act> bin() {
        return nodes.values().stream()
                .flatMap(node -> node.act().stream())
                .distinct()
                .sorted(Comparator.comparingInt(Act::number).reversed())
                .toList();
    }
}
