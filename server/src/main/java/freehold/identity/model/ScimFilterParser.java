package freehold.identity.model;

import freehold.identity.model.ScimFilter.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads filters such as {@code (userName sw "a" or not (active eq true)) and emails pr}. {@code not} binds closest, then
 * {@code and}, then {@code or}. Words may be written in upper or lower case.
 */
public final class ScimFilterParser {
    /** Characters of a filter. */
    public static final int MAX_LENGTH = 2_000;

    /** Conditions in a filter. */
    public static final int MAX_CONDITIONS = 50;

    /** Brackets and negations within each other. */
    public static final int MAX_DEPTH = 20;

    private final List<Token> tokens;
    private final Set<String> known;
    private int next;
    private int conditions;
    private int depth;

    private ScimFilterParser(List<Token> tokens, Set<String> known) {
        this.tokens = tokens;
        this.known = known;
    }

    /**
     * One word, text or bracket.
     *
     * @param at where it begins, counted from 1
     */
    private record Token(String text, boolean quoted, int at) {
        boolean is(String word) {
            return !quoted && text.equalsIgnoreCase(word);
        }
    }

    /**
     * @param known names of attributes in lower case
     * @throws IllegalArgumentException says what is wrong, and where
     */
    public static ScimFilter parse(String text, Set<String> known) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must not be longer than " + MAX_LENGTH + " characters");
        }
        ScimFilterParser parser = new ScimFilterParser(tokens(text), known);
        ScimFilter filter = parser.or();
        parser.peek().ifPresent(rest -> {
            throw unexpected(rest, "\"and\", \"or\" or the end");
        });
        return filter;
    }

    private ScimFilter or() {
        ScimFilter filter = and();
        while (accept("or")) {
            filter = new ScimFilter.Or(filter, and());
        }
        return filter;
    }

    private ScimFilter and() {
        ScimFilter filter = term();
        while (accept("and")) {
            filter = new ScimFilter.And(filter, term());
        }
        return filter;
    }

    private ScimFilter term() {
        if (accept("not")) {
            return new ScimFilter.Not(deeper(() -> {
                Token open = take("a bracket");
                if (!open.is("(")) {
                    throw unexpected(open, "\"(\" after \"not\"");
                }
                return bracket();
            }));
        }
        return accept("(") ? deeper(this::bracket) : condition();
    }

    private ScimFilter deeper(java.util.function.Supplier<ScimFilter> inner) {
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("must not nest deeper than " + MAX_DEPTH);
        }
        ScimFilter filter = inner.get();
        depth--;
        return filter;
    }

    private ScimFilter bracket() {
        ScimFilter filter = or();
        Token close = take("\")\"");
        if (!close.is(")")) {
            throw unexpected(close, "\")\"");
        }
        return filter;
    }

    private ScimFilter condition() {
        if (++conditions > MAX_CONDITIONS) {
            throw new IllegalArgumentException("must not have more than " + MAX_CONDITIONS + " conditions");
        }
        Token name = take("an attribute");
        String attribute = name.text().toLowerCase(Locale.ROOT);
        if (name.quoted() || name.is("(") || name.is(")")) {
            throw unexpected(name, "an attribute");
        }
        if (!known.contains(attribute)) {
            throw new IllegalArgumentException("names the unknown attribute " + shortened(name.text())
                    + " at character " + name.at() + "; known are "
                    + String.join(", ", known.stream().sorted().toList()));
        }
        Token operator = take("an operator");
        if (operator.is("pr")) {
            return new ScimFilter.Present(attribute);
        }
        Comparison comparison = Arrays.stream(Comparison.values())
                .filter(known -> operator.is(known.name()))
                .findAny()
                .orElseThrow(() -> unexpected(operator, "one of eq, ne, co, sw, ew, pr"));
        Token operand = take("a value");
        if (!operand.quoted() && !operand.text().matches("(?i)true|false|-?[0-9]+")) {
            throw unexpected(operand, "a value in quotation marks, true, false or a number");
        }
        return new ScimFilter.Compare(attribute, comparison, operand.text());
    }

    private boolean accept(String word) {
        boolean here = peek().filter(token -> token.is(word)).isPresent();
        if (here) {
            next++;
        }
        return here;
    }

    private Optional<Token> peek() {
        return next < tokens.size() ? Optional.of(tokens.get(next)) : Optional.empty();
    }

    private Token take(String wanted) {
        Token token = peek().orElseThrow(() -> new IllegalArgumentException("ends where " + wanted + " should follow"));
        next++;
        return token;
    }

    private static IllegalArgumentException unexpected(Token token, String wanted) {
        return new IllegalArgumentException(
                "has " + shortened(token.text()) + " at character " + token.at() + ", where " + wanted + " should be");
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '(' || c == ')') {
                tokens.add(new Token(String.valueOf(c), false, at + 1));
                at++;
            } else if (c == '"') {
                at = quoted(text, at, tokens);
            } else {
                int end = at;
                while (end < text.length() && " \t\r\n()\"".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                tokens.add(new Token(text.substring(at, end), false, at + 1));
                at = end;
            }
        }
        return tokens;
    }

    /** Within quotation marks a backslash makes the character after it an ordinary one. */
    private static int quoted(String text, int start, List<Token> tokens) {
        StringBuilder value = new StringBuilder();
        for (int at = start + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                tokens.add(new Token(value.toString(), true, start + 1));
                return at + 1;
            }
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                c = text.charAt(at);
            }
            value.append(c);
        }
        throw new IllegalArgumentException("has a quotation mark at character " + (start + 1) + " that is not closed");
    }
}
