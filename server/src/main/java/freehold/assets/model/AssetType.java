package freehold.assets.model;

import java.util.List;
import java.util.Optional;

/**
 * A kind of asset, with all that it inherits.
 *
 * @param lineage the type itself, its parent, and so on up to core.basicasset
 * @param variables direct static variables, inherited ones first
 * @param aspects inherited ones first
 */
public record AssetType(
        TypeId id,
        String name,
        String description,
        List<TypeId> lineage,
        boolean instantiable,
        List<Direct> variables,
        List<Aspect> aspects,
        long etag) {
    public AssetType {
        lineage = List.copyOf(lineage);
        variables = List.copyOf(variables);
        aspects = List.copyOf(aspects);
    }

    /**
     * A variable outside of any aspect.
     *
     * @param origin the type that brings it
     */
    public record Direct(Variable variable, TypeId origin) {}

    /**
     * An aspect under the name it has in assets of the type.
     *
     * @param origin the type that brings it
     */
    public record Aspect(String name, AspectType type, TypeId origin) {}

    public Optional<TypeId> parent() {
        return lineage.size() > 1 ? Optional.of(lineage.get(1)) : Optional.empty();
    }

    public Optional<Variable> variable(String variable) {
        return variables.stream()
                .map(Direct::variable)
                .filter(v -> v.name().equals(variable))
                .findFirst();
    }

    public Optional<AspectType> aspect(String aspect) {
        return aspects.stream()
                .filter(a -> a.name().equals(aspect))
                .map(Aspect::type)
                .findFirst();
    }

    public List<Variable> ownVariables() {
        return variables.stream()
                .filter(direct -> direct.origin().equals(id))
                .map(Direct::variable)
                .toList();
    }

    public List<Aspect> ownAspects() {
        return aspects.stream().filter(aspect -> aspect.origin().equals(id)).toList();
    }

    AssetType withEtag(long newEtag) {
        return new AssetType(id, name, description, lineage, instantiable, variables, aspects, newEtag);
    }
}
