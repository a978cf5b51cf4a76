package freehold.assets.model;

import freehold.assets.TwinType;
import freehold.decision.AssetId;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An asset as one caller sees it. Filters, sort orders and etags know nothing else of it.
 *
 * @param parent in the caller's tree
 * @param lineage its type, the type's parent, and so on
 * @param details with what holds: the location that may be inherited, and values with their defaults
 * @param placedBy whose own location it is, if there is one
 * @param sharing whether it is lent or received
 * @param deleted since when it is in the bin; nothing in the bin is lent
 * @param files assigned to it or its type; none of a received asset's
 */
public record SeenAsset(
        TenantId owner,
        AssetId id,
        Optional<AssetId> parent,
        Optional<SubtenantId> subtenant,
        List<TypeId> lineage,
        String timezone,
        TwinType twinType,
        Details details,
        Optional<AssetId> placedBy,
        Sharing sharing,
        Optional<Instant> deleted,
        List<FileAssignment> files,
        long etag) {
    public SeenAsset {
        lineage = List.copyOf(lineage);
        files = List.copyOf(files);
    }

    /** What it has to do with other tenants. */
    public enum Sharing {
        NONE,
        /** Another tenant sees it now. */
        SHARER,
        /** Another tenant lends it. */
        RECEIVER
    }

    /** One's own asset, which one sees as it is. */
    public static SeenAsset own(Asset asset, AssetType type, Optional<Place> place, boolean lent) {
        return new SeenAsset(
                asset.ref().owner(),
                asset.ref().id(),
                asset.parent(),
                asset.subtenant(),
                type.lineage(),
                asset.timezone(),
                asset.twinType(),
                asset.details()
                        .with(StaticValues.effective(type, asset.details().values()))
                        .at(place.map(Place::location)),
                place.map(Place::holder),
                lent ? Sharing.SHARER : Sharing.NONE,
                asset.deleted(),
                List.of(),
                asset.etag());
    }

    public TypeId type() {
        return lineage.getFirst();
    }

    public String name() {
        return details.name();
    }

    SeenAsset withEtag(long newEtag) {
        return new SeenAsset(
                owner, id, parent, subtenant, lineage, timezone, twinType, details, placedBy, sharing, deleted, files,
                newEtag);
    }

    /** The same asset with the files that show. */
    public SeenAsset withFiles(List<FileAssignment> shown) {
        return new SeenAsset(
                owner, id, parent, subtenant, lineage, timezone, twinType, details, placedBy, sharing, deleted, shown,
                etag);
    }
}
