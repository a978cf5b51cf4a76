package freehold.assets.model;

import java.util.Map;
import java.util.Optional;

/**
 * What a client wants an asset to be. Besides what can be changed it carries what can't, to be compared.
 *
 * @param assetId as in the body; on a change it must be that of the address
 * @param subtenant of the asset; decided by the parent
 * @param files it shall have itself, by key; empty to leave those it has
 */
public record AssetDraft(
        Optional<String> assetId,
        Optional<String> typeId,
        Optional<String> parentId,
        Optional<String> subtenant,
        Optional<String> timezone,
        Optional<String> twinType,
        Details details,
        Optional<Map<String, String>> files) {

    /** What a client would write to change nothing. */
    public static AssetDraft of(Asset asset) {
        return new AssetDraft(
                Optional.of(asset.ref().id().value()),
                Optional.of(asset.type().value()),
                asset.parent().map(Object::toString),
                asset.subtenant().map(Object::toString),
                Optional.of(asset.timezone()),
                Optional.of(asset.twinType().text()),
                asset.details(),
                Optional.empty());
    }
}
