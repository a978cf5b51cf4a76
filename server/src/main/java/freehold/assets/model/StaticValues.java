package freehold.assets.model;

import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The values of an asset against what its type says. */
public final class StaticValues {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,19}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");

    private StaticValues() {}

    /** What holds: each value that was set, and the default of each variable without one. */
    public static Values effective(AssetType type, Values set) {
        SortedMap<String, String> variables = new TreeMap<>();
        type.variables().forEach(direct -> put(variables, direct.variable(), set.variables()));
        SortedMap<String, SortedMap<String, String>> aspects = new TreeMap<>();
        for (AssetType.Aspect aspect : type.aspects()) {
            if (aspect.type().category() == Category.STATIC) {
                SortedMap<String, String> values = new TreeMap<>();
                Map<String, String> setHere = set.aspects().getOrDefault(aspect.name(), new TreeMap<>());
                aspect.type().variables().forEach(variable -> put(values, variable, setHere));
                aspects.put(aspect.name(), values);
            }
        }
        return new Values(variables, aspects);
    }

    private static void put(Map<String, String> effective, Variable variable, Map<String, String> set) {
        String value = set.get(variable.name());
        if (value != null) {
            effective.put(variable.name(), value);
        } else {
            variable.defaultValue().ifPresent(byDefault -> effective.put(variable.name(), byDefault));
        }
    }

    /**
     * What to store of the wanted values, each of which has to fit its variable. One that says what the default says
     * is not stored unless it was before: who reads an asset and writes it back must not pin its defaults.
     */
    public static Values checked(AssetType type, Values wanted, Values before) {
        SortedMap<String, String> variables = new TreeMap<>();
        wanted.variables().forEach((name, value) -> {
            Variable variable = type.variable(name)
                    .orElseThrow(() ->
                            ProblemException.invalid("/variables", "type " + type.id() + " has no variable " + name));
            check(variable, value, "/variables/" + name);
            if (!isDefault(variable, value) || before.variables().containsKey(name)) {
                variables.put(name, value);
            }
        });
        SortedMap<String, SortedMap<String, String>> aspects = new TreeMap<>();
        wanted.aspects()
                .forEach((name, values) -> aspects.put(
                        name,
                        checkedAspect(
                                type, name, List.of(values, before.aspects().getOrDefault(name, new TreeMap<>())))));
        return new Values(variables, aspects);
    }

    private static SortedMap<String, String> checkedAspect(
            AssetType type, String name, List<SortedMap<String, String>> wantedAndBefore) {
        AspectType aspect = type.aspect(name)
                .orElseThrow(
                        () -> ProblemException.invalid("/aspects", "type " + type.id() + " has no aspect " + name));
        if (aspect.category() == Category.DYNAMIC) {
            throw ProblemException.invalid(
                    "/aspects/" + name, "aspect " + name + " is dynamic: its values are written as time series");
        }
        SortedMap<String, String> kept = new TreeMap<>();
        wantedAndBefore.getFirst().forEach((variableName, value) -> {
            Variable variable = aspect.variable(variableName)
                    .orElseThrow(() -> ProblemException.invalid(
                            "/aspects/" + name, "aspect " + name + " has no variable " + variableName));
            check(variable, value, "/aspects/" + name + "/" + variableName);
            if (!isDefault(variable, value) || wantedAndBefore.getLast().containsKey(variableName)) {
                kept.put(variableName, value);
            }
        });
        return kept;
    }

    private static boolean isDefault(Variable variable, String value) {
        return variable.defaultValue().filter(value::equals).isPresent();
    }

    /** Refuses a text that is no value of the variable. */
    public static void check(Variable variable, String value, String pointer) {
        Text.storable(pointer, value);
        boolean fits =
                switch (variable.dataType()) {
                    case BOOLEAN -> value.equals("true") || value.equals("false");
                    case INT -> isWhole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
                    case LONG -> isWhole(value, Long.MIN_VALUE, Long.MAX_VALUE);
                    case DOUBLE -> DECIMAL.matcher(value).matches() && Double.isFinite(Double.parseDouble(value));
                    case TIMESTAMP -> isTime(value);
                    case STRING, BIG_STRING ->
                        value.codePointCount(0, value.length())
                                <= variable.length().orElse(Limits.STRING_LENGTH);
                };
        if (!fits) {
            String length = variable.length()
                    .map(most -> " of at most " + most + " characters")
                    .orElse("");
            throw ProblemException.invalid(
                    pointer, "the value of " + variable.name() + " must be a " + variable.dataType() + length);
        }
    }

    private static boolean isWhole(String value, long least, long most) {
        if (!WHOLE.matcher(value).matches()) {
            return false;
        }
        try {
            long number = Long.parseLong(value);
            return number >= least && number <= most;
        } catch (NumberFormatException tooLarge) {
            return false;
        }
    }

    private static boolean isTime(String value) {
        try {
            OffsetDateTime.parse(value);
            return true;
        } catch (DateTimeException noTime) {
            return false;
        }
    }
}
