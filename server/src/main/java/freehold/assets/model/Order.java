package freehold.assets.model;

import freehold.kernel.Text;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The order of a list. Things without value come first; ties are broken by id in the same direction. */
public record Order<T>(Field<T> field, boolean descending) {

    public Comparator<T> comparator(Function<T, String> id) {
        Comparator<T> ascending = Comparator.<T, @Nullable String>comparing(
                        this::key, Comparator.nullsFirst(Text::compare))
                .thenComparing(id, Text::compare);
        return descending ? ascending.reversed() : ascending;
    }

    private @Nullable String key(T thing) {
        return field.valuesOf(thing).stream().findFirst().orElse(null);
    }
}
