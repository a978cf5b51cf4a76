package freehold.assets.model;

import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a client wants an aspect type or asset type to be, before it is known whether it may. */
public final class TypeDraft {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_]{0,63}");
    private static final Set<String> RESERVED = Set.of(
            "id",
            "name",
            "description",
            "tenant",
            "etag",
            "scope",
            "properties",
            "propertySets",
            "extends",
            "variables",
            "aspects",
            "parentTypeId");

    private TypeDraft() {}

    /** An aspect type. */
    public record OfAspect(String name, Category category, String description, List<Variable> variables) {
        public OfAspect {
            variables = List.copyOf(variables);
        }
    }

    /**
     * An asset type.
     *
     * @param variables its own
     * @param aspects its own
     * @param files it shall have itself, by key; empty to leave those it has
     */
    public record OfAsset(
            String name,
            String description,
            String parentTypeId,
            boolean instantiable,
            List<Variable> variables,
            List<AspectUse> aspects,
            Optional<Map<String, String>> files) {
        public OfAsset {
            variables = List.copyOf(variables);
            aspects = List.copyOf(aspects);
        }

        /** One that has the files it has. */
        public OfAsset(
                String name,
                String description,
                String parentTypeId,
                boolean instantiable,
                List<Variable> variables,
                List<AspectUse> aspects) {
            this(name, description, parentTypeId, instantiable, variables, aspects, Optional.empty());
        }

        public OfAsset with(List<Variable> other) {
            return new OfAsset(name, description, parentTypeId, instantiable, other, aspects, files);
        }
    }

    /** What an asset type is already. */
    public static OfAsset of(AssetType type) {
        return new OfAsset(
                type.name(),
                type.description(),
                type.parent().map(TypeId::value).orElse(""),
                type.instantiable(),
                type.ownVariables(),
                type.ownAspects().stream()
                        .map(aspect ->
                                new AspectUse(aspect.name(), aspect.type().id().value()))
                        .toList());
    }

    /** What an aspect type is already. */
    public static OfAspect of(AspectType type) {
        return new OfAspect(type.name(), type.category(), type.description(), type.variables());
    }

    /** An aspect type under the name it gets in an asset type. */
    public record AspectUse(String name, String aspectTypeId) {}

    static void checkHeader(String name, String description) {
        Text.required(Limits.NAME, "/name", name);
        Text.atMost(Limits.DESCRIPTION, "/description", description);
    }

    /** Refuses names that can't be used, or are used twice. */
    static void checkNames(String pointer, List<String> names, String what) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw ProblemException.invalid(
                        pointer,
                        what + " name " + Text.shortened(name) + " must have 1 to " + Limits.VARIABLE_NAME
                                + " letters, digits and underscores and begin with a letter or digit");
            }
            if (RESERVED.contains(name)) {
                throw ProblemException.invalid(pointer, what + " name " + name + " is reserved");
            }
            if (!seen.add(name)) {
                throw ProblemException.invalid(pointer, what + " name " + name + " is used twice");
            }
        }
    }

    static void checkVariable(Variable variable, int stringLength) {
        String pointer = "/variables/" + variable.name();
        variable.unit().ifPresent(unit -> Text.atMost(Limits.UNIT, pointer + "/unit", unit));
        Optional<Integer> length = variable.length();
        boolean lengthFits =
                switch (variable.dataType()) {
                    case STRING -> within(length, stringLength);
                    case BIG_STRING -> within(length, Limits.BIG_STRING_LENGTH);
                    case BOOLEAN, INT, LONG, DOUBLE, TIMESTAMP -> length.isEmpty();
                };
        if (!lengthFits) {
            throw ProblemException.invalid(
                    pointer + "/length",
                    "variable " + variable.name() + ": a STRING has a length of 1 to " + stringLength
                            + ", a BIG_STRING of 1 to " + Limits.BIG_STRING_LENGTH + ", other types have none");
        }
    }

    private static boolean within(Optional<Integer> length, int most) {
        return length.filter(characters -> characters >= 1 && characters <= most)
                .isPresent();
    }

    /** Refuses what may never change of a variable. */
    static void checkGrowth(Variable before, Variable after, boolean lengthMayGrow) {
        String pointer = "/variables/" + before.name();
        if (before.dataType() != after.dataType()) {
            throw ProblemException.invalid(
                    pointer + "/dataType",
                    "the data type of variable " + before.name() + " is " + before.dataType() + " and can't change");
        }
        if (before.qualityCode() != after.qualityCode()) {
            throw ProblemException.invalid(
                    pointer + "/qualityCode", "qualityCode of variable " + before.name() + " can't change");
        }
        int shrunk = Integer.compare(after.length().orElse(0), before.length().orElse(0));
        if (shrunk < 0 || (shrunk > 0 && !lengthMayGrow)) {
            throw ProblemException.invalid(
                    pointer + "/length",
                    "the length of variable " + before.name() + " is "
                            + before.length().orElse(0) + " and can only "
                            + (lengthMayGrow ? "grow" : "stay, since the aspect is dynamic"));
        }
    }
}
