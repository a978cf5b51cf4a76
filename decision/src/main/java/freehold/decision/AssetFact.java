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
        /** The topmost asset of a subtenant, as long as there is that subtenant; else as BASIC_HIERARCHY. */
        SUBTENANT_FOLDER,
        /** A folder of type core.shareenterprise: holds received assets, and is there only while it holds some. */
        SHARE_FOLDER,
        OTHER
    }

    /** Whether its type is core.basichierarchy or derived from it, folders of received assets aside. */
    public boolean basicHierarchy() {
        return kind == Kind.BASIC_HIERARCHY || kind == Kind.SUBTENANT_FOLDER;
    }
}
