package freehold.assets.model;

import freehold.assets.DataType;
import freehold.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an asset type may be, and how it may grow. */
public final class AssetTypeRules {
    private AssetTypeRules() {}

    /**
     * Names that other types of the family bring, with the type that does.
     *
     * @param variables of ancestors and descendants
     * @param aspects of ancestors and descendants
     */
    public record Family(Map<String, TypeId> variables, Map<String, TypeId> aspects) {}

    /** Refuses an asset type that breaks a rule by itself. */
    public static void check(TypeDraft.OfAsset draft) {
        TypeDraft.checkHeader(draft.name(), draft.description());
        if (draft.variables().size() > Limits.VARIABLES_PER_TYPE) {
            throw ProblemException.invalid(
                    "/variables", "an asset type has at most " + Limits.VARIABLES_PER_TYPE + " variables of its own");
        }
        if (draft.aspects().size() > Limits.ASPECTS_PER_TYPE) {
            throw ProblemException.invalid(
                    "/aspects", "an asset type has at most " + Limits.ASPECTS_PER_TYPE + " aspects of its own");
        }
        TypeDraft.checkNames(
                "/variables", draft.variables().stream().map(Variable::name).toList(), "variable");
        TypeDraft.checkNames(
                "/aspects",
                draft.aspects().stream().map(TypeDraft.AspectUse::name).toList(),
                "aspect");
        draft.variables().forEach(AssetTypeRules::check);
    }

    private static void check(Variable variable) {
        String pointer = "/variables/" + variable.name();
        TypeDraft.checkVariable(variable, Limits.STRING_LENGTH);
        if (variable.dataType() == DataType.BIG_STRING) {
            throw ProblemException.invalid(
                    pointer + "/dataType",
                    "variable " + variable.name() + ": BIG_STRING is possible in dynamic aspects only");
        }
        variable.defaultValue().ifPresent(value -> StaticValues.check(variable, value, pointer + "/defaultValue"));
    }

    /** Refuses names that relatives use: in an asset all of them come together. */
    public static void checkFamily(TypeDraft.OfAsset draft, Family family) {
        for (Variable variable : draft.variables()) {
            clash(family.variables().get(variable.name())).ifPresent(type -> {
                throw ProblemException.invalid(
                        "/variables", "variable name " + variable.name() + " is used by the related type " + type);
            });
        }
        for (TypeDraft.AspectUse aspect : draft.aspects()) {
            clash(family.aspects().get(aspect.name())).ifPresent(type -> {
                throw ProblemException.invalid(
                        "/aspects", "aspect name " + aspect.name() + " is used by the related type " + type);
            });
        }
    }

    private static Optional<TypeId> clash(@Nullable TypeId user) {
        return Optional.ofNullable(user);
    }

    /** Refuses a parent no type may have, and a line that gets too long. */
    public static void checkParent(AssetType parent) {
        if (parent.id().equals(TypeId.SHARE_FOLDER) || parent.id().equals(TypeId.SUBTENANT_FOLDER)) {
            throw ProblemException.invalid("/parentTypeId", "no type can be derived from " + parent.id());
        }
        if (parent.lineage().size() >= Limits.TYPE_DEPTH) {
            throw ProblemException.limit(
                    "type-depth",
                    "Types can be derived over " + Limits.TYPE_DEPTH + " levels, and " + parent.id()
                            + " is at the last.");
        }
    }

    /** Refuses a change other than growth. */
    public static void checkGrowth(AssetType before, TypeDraft.OfAsset after) {
        String parent = before.parent().map(TypeId::value).orElse("");
        if (!parent.equals(after.parentTypeId())) {
            throw ProblemException.invalid(
                    "/parentTypeId", "the parent of " + before.id() + " is " + parent + " and can't change");
        }
        if (before.instantiable() && !after.instantiable()) {
            throw ProblemException.invalid("/instantiable", before.id() + " is instantiable and can't stop being so");
        }
        for (Variable variable : before.ownVariables()) {
            Variable kept = after.variables().stream()
                    .filter(candidate -> candidate.name().equals(variable.name()))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid(
                            "/variables", "variable " + variable.name() + " is missing: variables can't be removed"));
            TypeDraft.checkGrowth(variable, kept, true);
        }
        before.ownAspects().forEach(aspect -> checkKept(aspect, after.aspects()));
    }

    private static void checkKept(AssetType.Aspect aspect, List<TypeDraft.AspectUse> after) {
        TypeDraft.AspectUse kept = after.stream()
                .filter(candidate -> candidate.name().equals(aspect.name()))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "/aspects", "aspect " + aspect.name() + " is missing: aspects can't be removed"));
        if (!kept.aspectTypeId().equals(aspect.type().id().value())) {
            throw ProblemException.invalid(
                    "/aspects",
                    "aspect " + aspect.name() + " is of type " + aspect.type().id() + " and can't change it");
        }
    }
}
