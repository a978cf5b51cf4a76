package freehold.assets.model;

import freehold.decision.AssetId;
import freehold.decision.Projection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An aspect of an asset as one caller sees it.
 *
 * @param holder the asset
 * @param type with the variables the caller sees
 * @param values of a static aspect, defaults included
 */
public record SeenAspect(AssetId holder, String name, AspectType type, SortedMap<String, String> values) {
    public SeenAspect {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** A variable of it, with the value it has in the asset. */
    public SeenVariable seen(Variable variable) {
        return new SeenVariable(variable, Optional.ofNullable(values.get(variable.name())));
    }

    /** The aspects that show at least one variable, in the order of the type. */
    public static List<SeenAspect> of(Asset asset, AssetType type, Projection projection) {
        Values values = StaticValues.effective(type, asset.details().values());
        return type.aspects().stream()
                .map(aspect -> of(asset.ref().id(), aspect, values, projection))
                .filter(aspect -> !aspect.type().variables().isEmpty())
                .toList();
    }

    private static SeenAspect of(AssetId holder, AssetType.Aspect aspect, Values values, Projection projection) {
        AspectType shown = aspect.type().only(variable -> shows(projection, aspect, variable));
        SortedMap<String, String> set = new TreeMap<>(values.aspects().getOrDefault(aspect.name(), new TreeMap<>()));
        set.keySet().removeIf(variable -> shown.variable(variable).isEmpty());
        return new SeenAspect(holder, aspect.name(), described(shown, projection), set);
    }

    private static boolean shows(Projection projection, AssetType.Aspect aspect, String variable) {
        return switch (aspect.type().category()) {
            case STATIC -> projection.showsStatic(aspect.name(), variable);
            case DYNAMIC -> projection.showsDynamic(aspect.name(), variable);
        };
    }

    /** An owner's words about a type are about more than what is lent of it. */
    private static AspectType described(AspectType type, Projection projection) {
        return switch (projection) {
            case Projection.Whole whole -> type;
            case Projection.Stub stub -> type.describedAs("");
            case Projection.Shared shared -> type.id().builtIn() ? type : type.describedAs("");
        };
    }
}
