package freehold.assets.web;

import freehold.assets.model.BinEntry;
import freehold.assets.model.Timestamps;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** One act of deletion that can be undone. */
record BinView(
        @Schema(description = "The asset that was deleted; the entry's id")
        String assetId,

        String name,
        String typeId,

        @Schema(description = "What it hung below, from the top down")
        List<Step> path,

        @Schema(description = "How many assets went with it, itself included")
        long assets,

        String deletedAt,
        String deletedBy,
        @Schema(description = "From then on it is purged") String keptUntil,
        @Schema(description = "For If-Match") long etag) {

    /** An asset above it then. */
    record Step(String assetId, String name) {}

    static BinView from(BinEntry entry) {
        return new BinView(
                entry.asset().value(),
                entry.name(),
                entry.type().value(),
                entry.path().stream()
                        .map(step -> new Step(step.id().value(), step.name()))
                        .toList(),
                entry.assets(),
                Timestamps.text(entry.deletedAt()),
                entry.deletedBy(),
                Timestamps.text(entry.keptUntil()),
                entry.etag());
    }
}
