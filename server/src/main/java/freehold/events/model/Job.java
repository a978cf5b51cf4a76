package freehold.events.model;

import java.util.List;

/** What came of recording or deleting many events at once. All of it was done when the answer was sent. */
public record Job(String id, Kind kind, Details details) {
    public enum Kind {
        CREATE,
        DELETE
    }

    public enum State {
        FINISHED,
        FINISHED_WITH_ERROR
    }

    /**
     * What was done and what was not.
     *
     * @param events how many were recorded, or deleted
     * @param faults what was wrong with the others
     */
    public record Details(long events, List<Fault> faults) {
        public Details {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Why something was not done.
     *
     * @param index of the event in the request, from 0; of events to be deleted, always 0
     */
    public record Fault(int index, String message) {}

    public State state() {
        return details.faults().isEmpty() ? State.FINISHED : State.FINISHED_WITH_ERROR;
    }
}
