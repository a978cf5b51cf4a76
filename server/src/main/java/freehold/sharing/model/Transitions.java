package freehold.sharing.model;

import java.util.List;
import java.util.Set;

/**
 * A state machine of two sides, as a table: what isn't in it can't happen.
 *
 * @param <S> states
 * @param <A> acts
 */
public final class Transitions<S, A> {
    private final List<Step<S, A>> steps;

    Transitions(List<Step<S, A>> steps) {
        this.steps = List.copyOf(steps);
    }

    /** In that state, each of these sides can act, and leads to the state after. */
    public record Step<S, A>(S before, A act, Set<Side> sides, S after) {
        public Step {
            sides = Set.copyOf(sides);
        }
    }

    /** What comes of an act. */
    public sealed interface Move<S> {
        record To<S>(S state) implements Move<S> {}

        /** Only the other side can do that, whatever the state. */
        record NotYours<S>() implements Move<S> {}

        record NotInThisState<S>(S state) implements Move<S> {}
    }

    public Move<S> move(S state, A act, Side side) {
        List<Step<S, A>> possible =
                steps.stream().filter(step -> step.act().equals(act)).toList();
        if (possible.stream().noneMatch(step -> step.sides().contains(side))) {
            return new Move.NotYours<>();
        }
        return possible.stream()
                .filter(step -> step.before().equals(state) && step.sides().contains(side))
                .findFirst()
                .<Move<S>>map(step -> new Move.To<>(step.after()))
                .orElseGet(() -> new Move.NotInThisState<>(state));
    }

    public List<Step<S, A>> steps() {
        return steps;
    }
}
