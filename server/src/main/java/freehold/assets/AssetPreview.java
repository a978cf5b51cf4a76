package freehold.assets;

import freehold.decision.AssetId;
import java.util.List;
import java.util.Optional;

/**
 * An asset as a receiver sees it, beside what it does not see.
 *
 * @param name as the receiver reads it
 * @param variables those outside of any aspect
 */
public record AssetPreview(
        AssetId assetId, String name, String typeId, List<Part> fields, List<Part> variables, List<Aspect> aspects) {
    public AssetPreview {
        fields = List.copyOf(fields);
        variables = List.copyOf(variables);
        aspects = List.copyOf(aspects);
    }

    /**
     * A field or variable.
     *
     * @param value where it is shown and kept with the asset
     */
    public record Part(String name, boolean shown, Optional<String> value) {}

    /**
     * An aspect with all its variables.
     *
     * @param dynamic whether its values are time series
     */
    public record Aspect(String name, boolean dynamic, List<Part> variables) {
        public Aspect {
            variables = List.copyOf(variables);
        }
    }
}
