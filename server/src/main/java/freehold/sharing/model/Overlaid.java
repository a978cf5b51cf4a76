package freehold.sharing.model;

import freehold.decision.AssetId;
import freehold.decision.SubtenantId;
import java.util.List;
import java.util.Optional;

/**
 * A received asset as its receiver would have it.
 *
 * @param name what the receiver calls it
 * @param labels the receiver's own, in order
 * @param notes none is empty
 * @param place below which of its assets the receiver has it; none for what hangs where its owner has it, or where the
 *     caller can't see that
 * @param subtenant to which of its own the receiver has passed just this asset on
 */
public record Overlaid(
        AssetId asset,
        Optional<String> name,
        List<String> labels,
        String notes,
        Optional<AssetId> place,
        Optional<SubtenantId> subtenant,
        long etag) {
    public Overlaid {
        labels = List.copyOf(labels);
    }
}
