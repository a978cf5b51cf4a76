package freehold.web;

/** Bounds of every request. */
final class Limits {
    /** Length of a body. A module may ask for less. */
    static final long BODY_BYTES = 10L * 1024 * 1024;

    private Limits() {}
}
