package freehold.assets.model;

import freehold.assets.DataType;
import freehold.kernel.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an aspect type may be, and how it may grow. */
public final class AspectTypeRules {
    private AspectTypeRules() {}

    /** Refuses an aspect type that breaks a rule by itself. */
    public static void check(TypeDraft.OfAspect draft) {
        TypeDraft.checkHeader(draft.name(), draft.description());
        List<Variable> variables = draft.variables();
        if (variables.isEmpty()) {
            throw ProblemException.invalid("/variables", "an aspect type has at least one variable");
        }
        if (variables.size() > Limits.VARIABLES_PER_TYPE) {
            throw ProblemException.invalid(
                    "/variables", "an aspect type has at most " + Limits.VARIABLES_PER_TYPE + " variables");
        }
        TypeDraft.checkNames(
                "/variables", variables.stream().map(Variable::name).toList(), "variable");
        variables.forEach(variable -> check(draft.category(), variable));
        checkQualityNames(variables);
        checkSize(variables);
    }

    private static void check(Category category, Variable variable) {
        TypeDraft.checkVariable(variable, Limits.STRING_LENGTH);
        String pointer = "/variables/" + variable.name();
        boolean isStatic = category == Category.STATIC;
        if (isStatic && variable.dataType() == DataType.BIG_STRING) {
            throw ProblemException.invalid(
                    pointer + "/dataType",
                    "variable " + variable.name() + ": BIG_STRING is possible in dynamic aspects only");
        }
        if (!isStatic && variable.defaultValue().isPresent()) {
            throw ProblemException.invalid(
                    pointer + "/defaultValue",
                    "variable " + variable.name() + ": only variables of static aspects have a default value");
        }
        variable.defaultValue().ifPresent(value -> StaticValues.check(variable, value, pointer + "/defaultValue"));
    }

    /** The quality of {@code x} is read and written as {@code x_qc}. */
    private static void checkQualityNames(List<Variable> variables) {
        Set<String> taken = variables.stream()
                .filter(Variable::qualityCode)
                .map(variable -> variable.name() + "_qc")
                .collect(Collectors.toSet());
        variables.stream()
                .map(Variable::name)
                .filter(taken::contains)
                .findFirst()
                .ifPresent(name -> {
                    throw ProblemException.invalid(
                            "/variables",
                            "variable name " + name + " is taken by the quality code of another variable");
                });
    }

    private static void checkSize(List<Variable> variables) {
        long bigStrings = variables.stream()
                .filter(variable -> variable.dataType() == DataType.BIG_STRING)
                .mapToLong(variable -> variable.length().orElse(0))
                .sum();
        if (bigStrings > Limits.BIG_STRINGS_PER_ASPECT) {
            throw ProblemException.invalid(
                    "/variables",
                    "the lengths of all BIG_STRING variables add up to " + bigStrings + "; at most "
                            + Limits.BIG_STRINGS_PER_ASPECT + " are possible");
        }
        long bytes = variables.stream().mapToLong(Variable::bytes).sum();
        if (bytes > Limits.RECORD_BYTES) {
            throw ProblemException.invalid(
                    "/variables",
                    "a record of the aspect could need " + bytes + " bytes; at most " + Limits.RECORD_BYTES
                            + " are possible");
        }
    }

    /** Refuses a change other than growth. */
    public static void checkGrowth(AspectType before, TypeDraft.OfAspect after) {
        if (before.category() != after.category()) {
            throw ProblemException.invalid(
                    "/category",
                    "the category of " + before.id() + " is "
                            + before.category().text() + " and can't change");
        }
        for (Variable variable : before.variables()) {
            Optional<Variable> kept = after.variables().stream()
                    .filter(candidate -> candidate.name().equals(variable.name()))
                    .findFirst();
            if (kept.isEmpty()) {
                throw ProblemException.invalid(
                        "/variables", "variable " + variable.name() + " is missing: variables can't be removed");
            }
            TypeDraft.checkGrowth(variable, kept.get(), before.category() == Category.STATIC);
        }
    }
}
