package freehold.decision;

import java.util.Optional;

/**
 * What a decision needs to know of an asset.
 *
 * @param parent empty for the tenant's root
 * @param deleted whether it is in the bin: then it is nobody's parent, and no share covers it
 * @param traits what attribute rules of policies can tell it by
 */
public record AssetFact(
        AssetId id,
        Optional<AssetId> parent,
        Optional<SubtenantId> subtenant,
        Kind kind,
        boolean deleted,
        Traits traits) {

    /** An asset in the tree. */
    public AssetFact(AssetId id, Optional<AssetId> parent, Optional<SubtenantId> subtenant, Kind kind) {
        this(id, parent, subtenant, kind, false);
    }

    /** An asset that no attribute rule can tell from others. */
    public AssetFact(
            AssetId id, Optional<AssetId> parent, Optional<SubtenantId> subtenant, Kind kind, boolean deleted) {
        this(id, parent, subtenant, kind, deleted, Traits.NONE);
    }

    /** The same asset in the bin, or out of it. */
    public AssetFact withDeleted(boolean isDeleted) {
        return new AssetFact(id, parent, subtenant, kind, isDeleted, traits);
    }

    /** The same asset elsewhere in the tree. */
    public AssetFact hangingBelow(AssetId newParent, Optional<SubtenantId> newSubtenant) {
        return new AssetFact(id, Optional.of(newParent), newSubtenant, kind, deleted, traits);
    }

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
