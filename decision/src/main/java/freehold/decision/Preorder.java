package freehold.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A tree laid out flat: each asset directly before all that hangs below it, so that a branch is a range of positions.
 * Assets that hang in a circle have no position.
 */
final class Preorder {
    static final int NONE = -1;

    /** Some kilobytes each: those who are here at a time, not all who ever were. */
    private static final int MOST_MAPS = 1_024;
    /** Of one map: some tens of megabytes. */
    private static final int MOST_PIECES = 2_000_000;

    private static final int MOST_PIECES_OF_ALL = 8_000_000;

    private final AssetFact[] facts;
    private final int[] parent;
    private final int[] last;
    /** Positions where something begins that shares may leave out: another subtenant's, or a folder of received assets. */
    private final int[] seams;

    private final Positions positions;

    private final Traits[] kinds;
    /** As other tenants know them: labels are the owner's alone. */
    private final Traits[] bareKinds;

    private final int[] kindOf;

    /** Derived when first asked for; what is derived from a tree goes with it. */
    private final Map<PolicyCover, PolicyMap> maps = new ConcurrentHashMap<>();

    private final Map<TenantId, Reception> receptions = new ConcurrentHashMap<>();

    private Preorder(AssetFact[] facts, int[] parent, int[] last) {
        this.facts = facts;
        this.parent = parent;
        this.last = last;
        this.seams = seams(facts, parent);
        this.kindOf = new int[facts.length];
        this.kinds = kinds(facts, kindOf);
        this.bareKinds = Arrays.stream(kinds).map(Traits::withoutLabels).toArray(Traits[]::new);
        this.positions = new Positions(facts);
    }

    static Preorder of(Layered<AssetId, AssetFact> tree) {
        AssetFact[] assets = tree.values().toArray(AssetFact[]::new);
        return new PreorderMaker(assets).make(Preorder::new);
    }

    private static int[] seams(AssetFact[] facts, int[] parent) {
        int[] seams = new int[facts.length];
        int found = 0;
        for (int position = 0; position < facts.length; position++) {
            boolean folder = facts[position].kind() == AssetFact.Kind.SHARE_FOLDER;
            boolean other = parent[position] != NONE
                    && !facts[position].subtenant().equals(facts[parent[position]].subtenant());
            if (folder || other) {
                seams[found++] = position;
            }
        }
        return Arrays.copyOf(seams, found);
    }

    private static Traits[] kinds(AssetFact[] facts, int[] kindOf) {
        Map<Traits, Integer> numbers = new HashMap<>();
        List<Traits> kinds = new ArrayList<>();
        for (int position = 0; position < facts.length; position++) {
            Traits traits = facts[position].traits();
            // Neighbours are often alike.
            if (position > 0 && traits.equals(facts[position - 1].traits())) {
                kindOf[position] = kindOf[position - 1];
                continue;
            }
            kindOf[position] = numbers.computeIfAbsent(traits, unseen -> {
                kinds.add(traits);
                return kinds.size() - 1;
            });
        }
        return kinds.toArray(Traits[]::new);
    }

    /** Which traits there are among the assets. */
    Traits[] kinds() {
        return kinds;
    }

    /** The same as other tenants know them. */
    Traits[] bareKinds() {
        return bareKinds;
    }

    /** What policies allow with the assets of the tree, if it is their own tenant's. */
    PolicyMap own(PolicyCover policies) {
        return map(policies, kinds);
    }

    /** What another tenant's policies allow with them. */
    PolicyMap received(PolicyCover policies) {
        return map(policies, bareKinds);
    }

    /** What policies allow with the assets of the tree, if somebody has asked for that before. */
    Optional<PolicyMap> known(PolicyCover policies) {
        return Optional.ofNullable(maps.get(policies));
    }

    private PolicyMap map(PolicyCover policies, Traits[] traits) {
        return known(policies).orElseGet(() -> {
            PolicyMap made = new PolicyMap(this, traits, policies, MOST_PIECES);
            long pieces = maps.values().stream().mapToLong(PolicyMap::size).sum() + made.size();
            if (maps.size() >= MOST_MAPS || pieces > MOST_PIECES_OF_ALL) {
                maps.clear();
            }
            maps.put(policies, made);
            return made;
        });
    }

    /**
     * What a tenant is shown of the tree.
     *
     * @param shares it has received, by root
     */
    Reception reception(TenantId receiver, Map<AssetId, List<ShareFact>> shares, Instant now) {
        Reception known = receptions.get(receiver);
        if (known == null || !known.holds(shares, now)) {
            known = Reception.of(this, shares, now);
            receptions.put(receiver, known);
        }
        return known;
    }

    /** The asset's position, or {@link #NONE}. */
    int of(AssetId id) {
        return positions.of(id);
    }

    int size() {
        return facts.length;
    }

    AssetFact at(int position) {
        return facts[position];
    }

    /** The position of the asset if it stands in the tree just as given, or {@link #NONE}. */
    int of(AssetFact asset) {
        int position = of(asset.id());
        return position != NONE && asset.equals(facts[position]) ? position : NONE;
    }

    Optional<AssetFact> find(AssetId id) {
        int position = of(id);
        return position == NONE ? Optional.empty() : Optional.of(facts[position]);
    }

    /** Assets that are alike in their traits are of the same kind. */
    int kind(int position) {
        return kindOf[position];
    }

    /** What another tenant's policies can tell the asset by. */
    Traits bareTraits(int position) {
        return bareKinds[kindOf[position]];
    }

    /** Of a top of the tree it is {@link #NONE}. */
    int parent(int position) {
        return parent[position];
    }

    /** The last position of the branch. */
    int last(int position) {
        return last[position];
    }

    /** The seams within a branch, its top aside, in ascending order. */
    int[] seamsBelow(int position) {
        int from = firstAbove(position);
        int to = firstAbove(last[position]);
        return Arrays.copyOfRange(seams, from, to);
    }

    private int firstAbove(int position) {
        int found = Arrays.binarySearch(seams, position);
        return found < 0 ? -found - 1 : found + 1;
    }
}
