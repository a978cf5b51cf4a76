package freehold.sharing.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One change of state.
 *
 * @param actor empty where time did it
 */
public record HistoryEntry(String state, Instant at, Optional<Actor> actor, Optional<String> reason) {

    /** Who first brought the thing into one of the states. */
    public static Optional<Actor> whoMade(List<HistoryEntry> history, Set<String> states) {
        return history.stream()
                .filter(entry -> states.contains(entry.state()))
                .findFirst()
                .flatMap(HistoryEntry::actor);
    }
}
