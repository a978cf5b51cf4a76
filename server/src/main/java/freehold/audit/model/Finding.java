package freehold.audit.model;

/**
 * What a verification has found to be wrong.
 *
 * @param number of the entry; 0 for one that has none
 */
public record Finding(Kind kind, long number, String detail) {

    /** What was done to the chain. */
    public enum Kind {
        CHANGED,
        REMOVED,
        INSERTED,
        REORDERED,
        RECOMPUTED
    }
}
