package freehold.decision;

import java.util.Optional;

/**
 * What a decision needs to know of an asset that exists and is not deleted.
 *
 * @param parent empty for the tenant's root
 */
public record AssetFact(AssetId id, Optional<AssetId> parent, Optional<SubtenantId> subtenant, Kind kind) {

    /** What the asset's type says of it. */
    public enum Kind {
        /** Its type is core.basichierarchy or derived from it. */
        BASIC_HIERARCHY,
        /** A folder of type core.shareenterprise: holds received assets, and is there only while it holds some. */
        SHARE_FOLDER,
        OTHER
    }
}
