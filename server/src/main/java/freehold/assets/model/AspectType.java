package freehold.assets.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A named set of variables. */
public record AspectType(
        TypeId id, String name, Category category, String description, List<Variable> variables, long etag) {
    public AspectType {
        variables = List.copyOf(variables);
    }

    public Optional<Variable> variable(String variable) {
        return variables.stream().filter(v -> v.name().equals(variable)).findFirst();
    }

    /** The same with only some variables. */
    public AspectType only(Predicate<String> shown) {
        return new AspectType(
                id,
                name,
                category,
                description,
                variables.stream()
                        .filter(variable -> shown.test(variable.name()))
                        .toList(),
                etag);
    }

    AspectType describedAs(String words) {
        return new AspectType(id, name, category, words, variables, etag);
    }

    AspectType withEtag(long newEtag) {
        return new AspectType(id, name, category, description, variables, newEtag);
    }
}
