package freehold.files.model;

import freehold.files.Limits;
import freehold.kernel.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The filter of IoT File: {@code name eq f.txt and path eq unit/test/}. A star stands for any characters, none
 * included. {@code and} binds tighter than {@code or}. A value ends at the next such word that another condition
 * follows, so names may contain spaces; one in double quotes ends there, and is taken as it is but for stars.
 *
 * @param alternatives of which one has to hold as a whole; empty for no filter
 */
public record FileFilter(List<List<Condition>> alternatives) {
    public static final FileFilter NONE = new FileFilter(List.of());

    public FileFilter {
        alternatives = alternatives.stream().map(List::copyOf).toList();
    }

    /**
     * One field and what it has to be like.
     *
     * @param pattern may contain stars
     */
    public record Condition(FileField field, String pattern) {}

    public static FileFilter parse(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        if (text.length() > Limits.FILTER) {
            throw invalid("may have " + Limits.FILTER + " characters");
        }
        return new Parser(text.strip()).all();
    }

    private static ProblemException invalid(String detail) {
        return ProblemException.invalid("filter", detail);
    }

    /** The start of a condition: its field, and where its value begins. */
    private record Head(FileField field, int value) {}

    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        FileFilter all() {
            List<List<Condition>> alternatives = new ArrayList<>();
            List<Condition> conditions = new ArrayList<>();
            int count = 0;
            while (true) {
                if (++count > Limits.CONDITIONS) {
                    throw invalid("may have " + Limits.CONDITIONS + " conditions");
                }
                conditions.add(condition());
                if (at >= text.length()) {
                    alternatives.add(conditions);
                    return new FileFilter(alternatives);
                }
                if (wordAt(at).equals("or")) {
                    alternatives.add(conditions);
                    conditions = new ArrayList<>();
                }
                at = skipSpaces(at + wordAt(at).length());
            }
        }

        private Condition condition() {
            Head head = head(at).orElseThrow(() -> invalid("at character " + (at + 1)
                    + ": a condition is a field, eq and a value, such as name eq f.txt; fields are "
                    + FileField.texts()));
            at = head.value();
            if (at >= text.length()) {
                throw invalid("at character " + (at + 1) + ": a value is missing");
            }
            return new Condition(head.field(), text.charAt(at) == '"' ? quoted() : bare());
        }

        /** {@code name eq} or {@code name=}, with spaces wherever one likes. */
        private Optional<Head> head(int from) {
            int end = from;
            while (end < text.length() && Character.isLetter(text.charAt(end))) {
                end++;
            }
            int operator = skipSpaces(end);
            int after;
            if (operator < text.length() && text.charAt(operator) == '=') {
                after = operator + 1;
            } else if (operator > end && wordAt(operator).equals("eq")) {
                after = operator + 2;
            } else {
                return Optional.empty();
            }
            return FileField.ofText(text.substring(from, end)).map(field -> new Head(field, skipSpaces(after)));
        }

        private String quoted() {
            int end = text.indexOf('"', at + 1);
            if (end < 0) {
                throw invalid("at character " + (at + 1) + ": the quote is never closed");
            }
            String value = text.substring(at + 1, end);
            at = skipSpaces(end + 1);
            if (at < text.length() && !joins(at)) {
                throw invalid("at character " + (at + 1) + ": after a value comes and, or, or the end");
            }
            return value;
        }

        private String bare() {
            int start = at;
            for (int space = text.indexOf(' ', start); space >= 0; space = text.indexOf(' ', space + 1)) {
                if (joins(space + 1)) {
                    at = space + 1;
                    return text.substring(start, space).strip();
                }
            }
            at = text.length();
            return text.substring(start);
        }

        /** Whether here is a word that joins two conditions, and a second condition. */
        private boolean joins(int from) {
            String word = wordAt(from);
            return (word.equals("and") || word.equals("or"))
                    && head(skipSpaces(from + word.length())).isPresent();
        }

        private String wordAt(int from) {
            int end = text.indexOf(' ', from);
            return text.substring(from, end < 0 ? text.length() : end);
        }

        private int skipSpaces(int from) {
            int next = from;
            while (next < text.length() && text.charAt(next) == ' ') {
                next++;
            }
            return next;
        }
    }
}
