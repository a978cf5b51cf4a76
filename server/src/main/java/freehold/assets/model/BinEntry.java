package freehold.assets.model;

import freehold.decision.AssetId;
import freehold.decision.SubtenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One act of deletion: an asset, with what hung below it then.
 *
 * @param path what was above it, from the top down
 * @param assets how many went with this act, the asset itself included
 * @param deletedBy the person or credential
 * @param etag of the asset
 */
public record BinEntry(
        AssetId asset,
        String name,
        TypeId type,
        List<Step> path,
        long assets,
        Instant deletedAt,
        String deletedBy,
        long etag) {
    public BinEntry {
        path = List.copyOf(path);
    }

    /** An asset that was above it. */
    public record Step(AssetId id, String name, Optional<SubtenantId> subtenant) {}

    /** What it hung below directly. */
    public Optional<AssetId> parent() {
        return path.isEmpty() ? Optional.empty() : Optional.of(path.getLast().id());
    }

    /** From when on it may be purged by nobody's doing. */
    public Instant keptUntil() {
        return deletedAt.plus(Limits.BIN_KEEPS);
    }

    /**
     * As somebody knows it who does not see all assets: the path begins below the last of it that is not seen.
     *
     * @param counted of the assets that went with the act, those that are seen
     */
    public BinEntry within(Predicate<AssetId> sees, long counted) {
        int first = path.size();
        while (first > 0 && sees.test(path.get(first - 1).id())) {
            first--;
        }
        return new BinEntry(asset, name, type, path.subList(first, path.size()), counted, deletedAt, deletedBy, etag);
    }

    /** As somebody confined to the subtenant knows it: the path begins where the subtenant does. */
    public BinEntry within(SubtenantId subtenant) {
        int first = path.size();
        while (first > 0 && path.get(first - 1).subtenant().equals(Optional.of(subtenant))) {
            first--;
        }
        return new BinEntry(asset, name, type, path.subList(first, path.size()), assets, deletedAt, deletedBy, etag);
    }
}
