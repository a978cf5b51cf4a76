package freehold.assets.model;

import freehold.decision.Projection;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One owner's types as a receiver sees them: those of the lent assets and their ancestors, each with the union of what
 * live shares show. Built-in types are everybody's and not lent. They can't be used: not instantiable, no parents.
 */
public record LentTypes(SortedMap<TypeId, AssetType> assetTypes, SortedMap<TypeId, AspectType> aspectTypes) {

    /** The type of some lent assets, and one thing their shares show. */
    public record Use(AssetType type, Projection.Shared projection) {}

    /**
     * The union.
     *
     * @param types all types in the lineages of the uses
     */
    public static LentTypes of(Collection<Use> uses, Map<TypeId, AssetType> types) {
        Union union = new Union();
        uses.forEach(union::add);
        SortedMap<TypeId, AssetType> assetTypes = new TreeMap<>();
        for (AssetType type : types.values()) {
            if (union.reached.contains(type.id()) && !type.id().builtIn()) {
                assetTypes.put(type.id(), union.project(type));
            }
        }
        return new LentTypes(assetTypes, union.aspectTypes());
    }

    /** An aspect is the same in all types that inherit it. */
    private record AspectKey(TypeId origin, String name) {}

    private static final class Union {
        private final Set<TypeId> reached = new HashSet<>();
        private final Set<TypeId> named = new HashSet<>();
        private final Set<TypeId> described = new HashSet<>();
        private final Map<TypeId, Set<String>> variables = new HashMap<>();
        private final Map<AspectKey, Set<String>> aspects = new HashMap<>();
        private final Map<TypeId, AspectType> sources = new HashMap<>();
        private final Map<TypeId, Set<String>> aspectVariables = new HashMap<>();

        void add(Use use) {
            Projection shows = use.projection();
            List<TypeId> lineage = use.type().lineage();
            reached.addAll(lineage);
            if (shows.showsField("name")) {
                named.addAll(lineage);
            }
            if (shows.showsField("description")) {
                described.addAll(lineage);
            }
            for (AssetType.Direct direct : use.type().variables()) {
                if (shows.showsVariable(direct.variable().name())) {
                    variables
                            .computeIfAbsent(direct.origin(), first -> new HashSet<>())
                            .add(direct.variable().name());
                }
            }
            use.type().aspects().forEach(aspect -> add(aspect, shows));
        }

        private void add(AssetType.Aspect aspect, Projection shows) {
            AspectType type = aspect.type();
            for (Variable variable : type.variables()) {
                boolean shown = type.category() == Category.STATIC
                        ? shows.showsStatic(aspect.name(), variable.name())
                        : shows.showsDynamic(aspect.name(), variable.name());
                if (shown) {
                    sources.put(type.id(), type);
                    aspects.computeIfAbsent(new AspectKey(aspect.origin(), aspect.name()), first -> new HashSet<>())
                            .add(variable.name());
                    aspectVariables
                            .computeIfAbsent(type.id(), first -> new HashSet<>())
                            .add(variable.name());
                }
            }
        }

        AssetType project(AssetType type) {
            AssetType seen = new AssetType(
                    type.id(),
                    named.contains(type.id()) ? type.name() : type.id().localName(),
                    described.contains(type.id()) ? type.description() : "",
                    type.lineage(),
                    false,
                    type.variables().stream()
                            .filter(direct -> variables
                                    .getOrDefault(direct.origin(), Set.of())
                                    .contains(direct.variable().name()))
                            .toList(),
                    type.aspects().stream()
                            .filter(aspect -> aspects.containsKey(new AspectKey(aspect.origin(), aspect.name())))
                            .map(aspect -> new AssetType.Aspect(
                                    aspect.name(),
                                    seen(
                                            aspect.type(),
                                            aspects.getOrDefault(
                                                    new AspectKey(aspect.origin(), aspect.name()), Set.of())),
                                    aspect.origin()))
                            .toList(),
                    0);
            return seen.withEtag(Etags.of(seen));
        }

        SortedMap<TypeId, AspectType> aspectTypes() {
            SortedMap<TypeId, AspectType> lent = new TreeMap<>();
            sources.forEach((id, type) -> {
                if (!id.builtIn()) {
                    lent.put(id, seen(type, aspectVariables.getOrDefault(id, Set.of())));
                }
            });
            return lent;
        }

        /** Its name and description are the owner's words about more than what is lent. */
        private static AspectType seen(AspectType type, Set<String> variables) {
            AspectType only = type.only(variables::contains);
            AspectType seen = new AspectType(
                    type.id(),
                    type.id().builtIn() ? type.name() : type.id().localName(),
                    type.category(),
                    type.id().builtIn() ? type.description() : "",
                    only.variables(),
                    0);
            return seen.withEtag(Etags.of(seen));
        }
    }
}
