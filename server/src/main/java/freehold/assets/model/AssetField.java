package freehold.assets.model;

import freehold.decision.AssetId;
import freehold.decision.SubtenantId;
import java.util.List;
import java.util.Optional;

/** What assets can be filtered and sorted by. */
public enum AssetField implements Field<SeenAsset> {
    ASSET_ID("assetId"),
    TENANT_ID("tenantId"),
    NAME("name"),
    EXTERNAL_ID("externalId"),
    SUBTENANT("subTenant"),
    /** The older name of the subtenant. */
    T2_TENANT("t2tenant"),
    TIMEZONE("timezone"),
    TWIN_TYPE("twinType"),
    DELETED("deleted"),
    PARENT_ID("parentId"),
    TYPE_ID("typeId"),
    FILE_ID("fileId"),
    /** The type or any it descends from. */
    HAS_TYPE("hasType");

    private final String key;

    AssetField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public boolean sortable() {
        return this != HAS_TYPE && this != FILE_ID;
    }

    @Override
    public boolean isTime() {
        return this == DELETED;
    }

    @Override
    public List<String> valuesOf(SeenAsset asset) {
        return switch (this) {
            case ASSET_ID -> List.of(asset.id().value());
            case TENANT_ID -> List.of(asset.owner().value());
            case NAME -> List.of(asset.name());
            case EXTERNAL_ID -> list(asset.details().externalId());
            case SUBTENANT, T2_TENANT -> list(asset.subtenant().map(SubtenantId::value));
            case TIMEZONE -> List.of(asset.timezone());
            case TWIN_TYPE -> List.of(asset.twinType().text());
            case PARENT_ID -> list(asset.parent().map(AssetId::value));
            case TYPE_ID -> List.of(asset.type().value());
            case HAS_TYPE -> asset.lineage().stream().map(TypeId::value).toList();
            case DELETED -> list(asset.deleted().map(Timestamps::text));
            // Those of its type are not its own.
            case FILE_ID ->
                asset.files().stream()
                        .filter(file -> file.origin().isEmpty())
                        .map(FileAssignment::fileId)
                        .toList();
        };
    }

    private static List<String> list(Optional<String> value) {
        return value.stream().toList();
    }
}
