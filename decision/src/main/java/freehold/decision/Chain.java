package freehold.decision;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the policies of a {@link PolicyCover} allow with the assets of a stretch of a tree, piece by piece: by which
 * resource at or above them. Pieces stand in the order of their resources, the topmost first.
 */
final class Chain {
    static final Chain EMPTY = new Chain(List.of());

    /**
     * @param resource the position of the resource in the tree
     * @param kinds of the assets for which it is allowed; empty for all
     */
    record Piece(int resource, int mask, Optional<BitSet> kinds) {
        boolean holdsFor(int kind) {
            return kinds.isEmpty() || kinds.get().get(kind);
        }
    }

    private final Piece[] pieces;
    private final int all;
    private final boolean narrowed;

    Chain(List<Piece> pieces) {
        this.pieces =
                pieces.stream().sorted(Comparator.comparingInt(Piece::resource)).toArray(Piece[]::new);
        this.all = pieces.stream()
                .filter(piece -> piece.kinds().isEmpty())
                .mapToInt(Piece::mask)
                .reduce(PolicyCover.NOTHING, (one, other) -> one | other);
        this.narrowed = pieces.stream().anyMatch(piece -> piece.kinds().isPresent());
    }

    int size() {
        return pieces.length;
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
     * @param kind of the asset
     * @param top a position; resources above it don't count
     */
    int on(int kind, int top) {
        if (!narrowed && (pieces.length == 0 || pieces[0].resource() >= top)) {
            return all;
        }
        int mask = PolicyCover.NOTHING;
        for (Piece piece : pieces) {
            if (piece.resource() >= top && piece.holdsFor(kind)) {
                mask |= piece.mask();
            }
        }
        return mask;
    }
}
