package freehold.audit.model;

/** Where a chain ends, or ended at some time. */
public record Head(long number, String hash) {
    public static final Head START = new Head(0, Digests.NONE);
}
