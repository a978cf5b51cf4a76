package freehold.assets.model;

import java.util.List;

/** What the variables of an asset can be filtered and sorted by. */
public enum VariableField implements Field<SeenVariable> {
    NAME("name"),
    DATA_TYPE("dataType"),
    UNIT("unit"),
    VALUE("value");

    private final String key;

    VariableField(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public List<String> valuesOf(SeenVariable seen) {
        return switch (this) {
            case NAME -> List.of(seen.variable().name());
            case DATA_TYPE -> List.of(seen.variable().dataType().name());
            case UNIT -> seen.variable().unit().stream().toList();
            case VALUE -> seen.value().stream().toList();
        };
    }
}
