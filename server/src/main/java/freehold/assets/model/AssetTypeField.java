package freehold.assets.model;

import java.util.List;

/** What asset types can be filtered and sorted by. */
public enum AssetTypeField implements Field<AssetType> {
    ID("id"),
    TENANT_ID("tenantId"),
    NAME("name"),
    DESCRIPTION("description"),
    PARENT_TYPE_ID("parentTypeId"),
    SCOPE("scope"),
    INSTANTIABLE("instantiable");

    private final String key;

    AssetTypeField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public List<String> valuesOf(AssetType type) {
        return switch (this) {
            case ID -> List.of(type.id().value());
            case TENANT_ID -> List.of(type.id().tenant().value());
            case NAME -> List.of(type.name());
            case DESCRIPTION -> List.of(type.description());
            case PARENT_TYPE_ID -> type.parent().map(TypeId::value).stream().toList();
            case SCOPE -> List.of(type.id().scope());
            case INSTANTIABLE -> List.of(Boolean.toString(type.instantiable()));
        };
    }
}
