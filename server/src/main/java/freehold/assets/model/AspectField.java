package freehold.assets.model;

import java.util.List;

/** What the aspects of an asset can be filtered and sorted by. */
public enum AspectField implements Field<SeenAspect> {
    NAME("name"),
    CATEGORY("category"),
    ASPECT_TYPE_ID("aspectTypeId"),
    HOLDER_ASSET_ID("holderAssetId"),
    DESCRIPTION("description");

    private final String key;

    AspectField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public List<String> valuesOf(SeenAspect aspect) {
        return List.of(
                switch (this) {
                    case NAME -> aspect.name();
                    case CATEGORY -> aspect.type().category().text();
                    case ASPECT_TYPE_ID -> aspect.type().id().value();
                    case HOLDER_ASSET_ID -> aspect.holder().value();
                    case DESCRIPTION -> aspect.type().description();
                });
    }
}
