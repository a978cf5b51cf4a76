package freehold.identity.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** A condition on users or groups, as the query parameter {@code filter} states it. */
public sealed interface ScimFilter {

    /**
     * Whether something fulfils it.
     *
     * @param values the values an attribute has, by its name in lower case; none when it is absent
     */
    boolean matches(Function<String, List<String>> values);

    /** The attributes it looks at, in lower case. */
    Set<String> attributes();

    /** How values are compared. Case never counts. */
    enum Comparison {
        EQ,
        NE,
        CO,
        SW,
        EW;

        /** For a value and an operand that are in lower case. */
        boolean holds(String value, String operand) {
            return switch (this) {
                case EQ -> value.equals(operand);
                case NE -> !value.equals(operand);
                case CO -> value.contains(operand);
                case SW -> value.startsWith(operand);
                case EW -> value.endsWith(operand);
            };
        }
    }

    /** An attribute with several values fulfils it if one of them does; {@code ne} if none is equal. */
    record Compare(String attribute, Comparison comparison, String operand) implements ScimFilter {
        public Compare {
            operand = operand.toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean matches(Function<String, List<String>> values) {
            List<String> found = values.apply(attribute).stream()
                    .map(value -> value.toLowerCase(Locale.ROOT))
                    .toList();
            return comparison == Comparison.NE
                    ? found.stream().allMatch(value -> comparison.holds(value, operand))
                    : found.stream().anyMatch(value -> comparison.holds(value, operand));
        }

        @Override
        public Set<String> attributes() {
            return Set.of(attribute);
        }
    }

    /** The attribute has a value. */
    record Present(String attribute) implements ScimFilter {
        @Override
        public boolean matches(Function<String, List<String>> values) {
            return values.apply(attribute).stream().anyMatch(value -> !value.isEmpty());
        }

        @Override
        public Set<String> attributes() {
            return Set.of(attribute);
        }
    }

    record And(ScimFilter left, ScimFilter right) implements ScimFilter {
        @Override
        public boolean matches(Function<String, List<String>> values) {
            return left.matches(values) && right.matches(values);
        }

        @Override
        public Set<String> attributes() {
            return union(left, right);
        }
    }

    record Or(ScimFilter left, ScimFilter right) implements ScimFilter {
        @Override
        public boolean matches(Function<String, List<String>> values) {
            return left.matches(values) || right.matches(values);
        }

        @Override
        public Set<String> attributes() {
            return union(left, right);
        }
    }

    record Not(ScimFilter inner) implements ScimFilter {
        @Override
        public boolean matches(Function<String, List<String>> values) {
            return !inner.matches(values);
        }

        @Override
        public Set<String> attributes() {
            return inner.attributes();
        }
    }

    private static Set<String> union(ScimFilter left, ScimFilter right) {
        Set<String> both = new java.util.TreeSet<>(left.attributes());
        both.addAll(right.attributes());
        return both;
    }
}
