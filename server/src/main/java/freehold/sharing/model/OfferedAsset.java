package freehold.sharing.model;

import freehold.decision.AssetId;

/** The asset a share is about, as far as the one who looks may know it. */
public record OfferedAsset(AssetId id, String name, String typeId) {

    /** What an asset is called where its name is not shown. */
    public static String nameless(AssetId id) {
        return "Asset " + id.value().substring(0, 8);
    }
}
