package freehold.assets.model;

import java.util.List;

/** Which things a list shows. */
public sealed interface Filter<T> {

    default boolean matches(T thing) {
        return switch (this) {
            case All<T> all -> all.parts().stream().allMatch(part -> part.matches(thing));
            case Any<T> any -> any.parts().stream().anyMatch(part -> part.matches(thing));
            case Not<T> not -> !not.part().matches(thing);
            case Compare<T> compare -> compare.condition().holds(compare.field().valuesOf(thing));
        };
    }

    /** Whether it asks for the field anywhere. */
    default boolean asksFor(Field<T> field) {
        return switch (this) {
            case All<T> all -> all.parts().stream().anyMatch(part -> part.asksFor(field));
            case Any<T> any -> any.parts().stream().anyMatch(part -> part.asksFor(field));
            case Not<T> not -> not.part().asksFor(field);
            case Compare<T> compare -> compare.field().equals(field);
        };
    }

    static <T> Filter<T> everything() {
        return new All<>(List.of());
    }

    record All<T>(List<Filter<T>> parts) implements Filter<T> {
        public All {
            parts = List.copyOf(parts);
        }
    }

    record Any<T>(List<Filter<T>> parts) implements Filter<T> {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    record Not<T>(Filter<T> part) implements Filter<T> {}

    record Compare<T>(Field<T> field, Condition condition) implements Filter<T> {}
}
