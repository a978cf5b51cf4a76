package freehold.assets.model;

import freehold.decision.Projection;
import java.util.List;
import java.util.Optional;

/**
 * A variable of an asset as one caller sees it.
 *
 * @param value of a static variable, that of its default included
 */
public record SeenVariable(Variable variable, Optional<String> value) {

    /** Those outside of any aspect, in the order of the type. */
    public static List<SeenVariable> of(Asset asset, AssetType type, Projection projection) {
        Values values = StaticValues.effective(type, asset.details().values());
        return type.variables().stream()
                .map(AssetType.Direct::variable)
                .filter(variable -> projection.showsVariable(variable.name()))
                .map(variable -> new SeenVariable(
                        variable, Optional.ofNullable(values.variables().get(variable.name()))))
                .toList();
    }
}
