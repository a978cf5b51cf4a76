package freehold.assets.model;

import java.util.List;

/** What aspect types can be filtered and sorted by. */
public enum AspectTypeField implements Field<AspectType> {
    ID("id"),
    TENANT_ID("tenantId"),
    NAME("name"),
    CATEGORY("category"),
    DESCRIPTION("description"),
    SCOPE("scope");

    private final String key;

    AspectTypeField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public List<String> valuesOf(AspectType type) {
        return List.of(
                switch (this) {
                    case ID -> type.id().value();
                    case TENANT_ID -> type.id().tenant().value();
                    case NAME -> type.name();
                    case CATEGORY -> type.category().text();
                    case DESCRIPTION -> type.description();
                    case SCOPE -> type.id().scope();
                });
    }
}
