package freehold.assets.usecase;

import freehold.assets.model.PathStep;
import freehold.assets.model.SeenAsset;
import java.util.List;

/**
 * One asset, and what is above it.
 *
 * @param path from the top down to the parent, as far as the caller sees it
 */
public record FoundAsset(SeenAsset asset, List<PathStep> path) {
    public FoundAsset {
        path = List.copyOf(path);
    }
}
