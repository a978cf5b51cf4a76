package freehold.decision;

import java.util.Map;

/**
 * The aspects a profile shows, and of each the variables.
 *
 * @param named variables by aspect name
 * @param others variables of every aspect that is not named
 */
public record AspectNames(Map<String, Names> named, Names others) {
    public static final AspectNames ALL = new AspectNames(Map.of(), Names.ALL);
    public static final AspectNames NONE = new AspectNames(Map.of(), Names.NONE);

    public AspectNames {
        named = Map.copyOf(named);
    }

    public Names variablesOf(String aspect) {
        return named.getOrDefault(aspect, others);
    }
}
