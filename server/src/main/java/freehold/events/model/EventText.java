package freehold.events.model;

import freehold.kernel.ProblemException;
import java.nio.charset.StandardCharsets;

/** Rules for texts in events and in questions for them. */
public final class EventText {
    /** Characters of a description. */
    public static final int DESCRIPTION = 2_000;

    /** Characters of each other text. */
    public static final int WORD = 255;

    private static final int REPEATED = 128;

    private EventText() {}

    public static String atMost(int characters, String pointer, String text) {
        if (text.codePointCount(0, text.length()) > characters) {
            throw ProblemException.invalid(pointer, "must have at most " + characters + " characters");
        }
        return storable(pointer, text);
    }

    /** NUL can't be stored, and half of a surrogate pair is no character. */
    public static String storable(String pointer, String text) {
        if (text.indexOf(0) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw ProblemException.invalid(pointer, "must not contain the character NUL, nor half of a surrogate pair");
        }
        return text;
    }

    /** Short enough to be repeated in an error. */
    public static String shortened(String text) {
        return text.length() <= REPEATED ? text : text.substring(0, REPEATED) + "…";
    }
}
