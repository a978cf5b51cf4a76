package freehold.kernel;

/** Rules for all text that is stored or compared. */
public final class Text {
    private static final int REPEATED = 128;

    private Text() {}

    /** The text, if it can be stored and has no more characters than it may. */
    public static String atMost(int characters, String pointer, String text) {
        if (text.codePointCount(0, text.length()) > characters) {
            throw ProblemException.invalid(pointer, "must have at most " + characters + " characters");
        }
        return storable(pointer, text);
    }

    /** As {@link #atMost}, and not empty. */
    public static String required(int characters, String pointer, String text) {
        if (text.isBlank()) {
            throw ProblemException.invalid(pointer, "must not be empty");
        }
        return atMost(characters, pointer, text);
    }

    /** Short enough to be repeated in an error. */
    public static String shortened(String text) {
        return text.length() <= REPEATED ? text : text.substring(0, REPEATED) + "…";
    }

    /** NUL can't be stored, and half a surrogate pair is no character. */
    public static String storable(String pointer, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw ProblemException.invalid(pointer, "must not contain the character NUL");
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isSurrogatePair(c, i + 1 < text.length() ? text.charAt(i + 1) : 'x')) {
                    throw ProblemException.invalid(pointer, "must not contain half of a surrogate pair");
                }
                i++;
            }
        }
        return text;
    }

    /** The order of code points, which is that of the database's collation "C". */
    public static int compare(String left, String right) {
        int end = Math.min(left.length(), right.length());
        for (int i = 0; i < end; i++) {
            if (left.charAt(i) != right.charAt(i)) {
                return Integer.compare(codePoint(left, i), codePoint(right, i));
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** The code point at a place up to which another text is the same, perhaps up to half a pair. */
    private static int codePoint(String text, int index) {
        boolean second = Character.isLowSurrogate(text.charAt(index)) && index > 0;
        return text.codePointAt(second ? index - 1 : index);
    }
}
