package freehold.decision;

import java.util.Comparator;
import java.util.List;

/**
 * What the policies of a {@link PolicyCover} allow with the assets of a stretch of a tree, piece by piece: by which
 * resource at or above them. Pieces stand in the order of their resources, the topmost first.
 */
final class Chain {
    static final Chain EMPTY = new Chain(List.of());

    /**
     * @param resource the position of the resource in the tree
     * @param mask for assets of every kind
     * @param narrowed rules that hold for some assets only
     */
    record Piece(int resource, int mask, List<PolicyFact.Rule> narrowed) {
        boolean isNothing() {
            return mask == PolicyCover.NOTHING && narrowed.isEmpty();
        }
    }

    private final Piece[] pieces;
    private final int all;
    private final boolean narrowed;

    Chain(List<Piece> pieces) {
        this.pieces =
                pieces.stream().sorted(Comparator.comparingInt(Piece::resource)).toArray(Piece[]::new);
        this.all = pieces.stream().mapToInt(Piece::mask).reduce(PolicyCover.NOTHING, (one, other) -> one | other);
        this.narrowed = pieces.stream().anyMatch(piece -> !piece.narrowed().isEmpty());
    }

    /** What is allowed with every asset of the stretch. */
    int all() {
        return all;
    }

    /** Whether more is allowed with some assets of the stretch than with others. */
    boolean isNarrowed() {
        return narrowed;
    }

    /**
     * What is allowed with an asset of the stretch.
     *
     * @param top a position; resources above it don't count
     */
    int on(Traits traits, int top) {
        if (!narrowed && (pieces.length == 0 || pieces[0].resource() >= top)) {
            return all;
        }
        int mask = PolicyCover.NOTHING;
        for (Piece piece : pieces) {
            if (piece.resource() >= top) {
                mask |= piece.mask();
                for (PolicyFact.Rule rule : piece.narrowed()) {
                    mask |= rule.fits(traits) ? PolicyCover.mask(rule.actions()) : PolicyCover.NOTHING;
                }
            }
        }
        return mask;
    }
}
