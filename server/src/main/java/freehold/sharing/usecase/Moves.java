package freehold.sharing.usecase;

import freehold.kernel.Problem.Forbidden;
import freehold.kernel.ProblemException;
import freehold.sharing.model.Side;
import freehold.sharing.model.Transitions.Move;
import java.util.Locale;

/** Says in words where a state machine says no. */
final class Moves {
    private Moves() {}

    static <S> S require(Move<S> move, String kind, Enum<?> act, Side side) {
        return switch (move) {
            case Move.To<S> to -> to.state();
            case Move.NotYours<S> notYours ->
                throw new ProblemException(new Forbidden(
                        "other-side-only",
                        "Only the side " + (side == Side.OFFERER ? "it was offered to" : "that offered it") + " can "
                                + words(act) + " this " + kind + "."));
            case Move.NotInThisState<S> notNow ->
                throw ProblemException.conflict(
                        "wrong-state",
                        "It is not possible to " + words(act) + " this " + kind + ": it is " + notNow.state() + ".");
        };
    }

    private static String words(Enum<?> act) {
        return act.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
