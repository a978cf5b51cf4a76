package freehold.assets.model;

import freehold.decision.SubtenantId;
import java.util.List;

/** What files can be filtered and sorted by. */
public enum ModelFileField implements Field<ModelFile> {
    ID("id"),
    NAME("name"),
    ORIGINAL_FILE_NAME("originalFileName"),
    DESCRIPTION("description"),
    SUBTENANT("subTenant"),
    SCOPE("scope"),
    UPLOADED("uploaded"),
    LAST_MODIFIED("lastModified");

    private final String key;

    ModelFileField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public boolean isTime() {
        return this == UPLOADED || this == LAST_MODIFIED;
    }

    @Override
    public List<String> valuesOf(ModelFile file) {
        return switch (this) {
            case ID -> List.of(file.id());
            case NAME -> List.of(file.details().name());
            case ORIGINAL_FILE_NAME -> List.of(file.details().originalName());
            case DESCRIPTION -> List.of(file.details().description());
            case SUBTENANT -> file.subtenant().map(SubtenantId::value).stream().toList();
            case SCOPE -> List.of(file.details().scope().text());
            case UPLOADED -> List.of(Timestamps.text(file.trace().uploaded()));
            case LAST_MODIFIED -> List.of(Timestamps.text(file.trace().modified()));
        };
    }
}
