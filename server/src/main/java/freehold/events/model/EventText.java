package freehold.events.model;

/** How long the texts of events may be, in characters. */
final class EventText {
    static final int DESCRIPTION = 2_000;
    /** Each other text. */
    static final int WORD = 255;

    private EventText() {}
}
