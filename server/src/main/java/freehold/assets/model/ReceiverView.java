package freehold.assets.model;

import freehold.decision.AssetId;
import freehold.decision.Projection;

/** How an asset looks through a projection. */
public final class ReceiverView {
    private static final int ID_CHARACTERS_IN_NAME = 8;

    private ReceiverView() {}

    /** The asset's name or, where it is hidden, one made of what is always visible. */
    public static String name(Projection projection, AssetId id, String name) {
        return projection.showsField("name") ? name : "Asset " + id.value().substring(0, ID_CHARACTERS_IN_NAME);
    }
}
