package freehold.events.model;

import java.util.List;

/**
 * A field that events of a type have besides what every event has.
 *
 * @param filterable whether a list can be filtered by it
 * @param required whether each event has to have it
 * @param updatable whether an event's value can change
 * @param values of an enumeration; empty for any other type
 */
public record TypeField(
        String name, FieldType type, boolean filterable, boolean required, boolean updatable, List<String> values)
        implements FilterField {
    public TypeField {
        values = List.copyOf(values);
    }

    @Override
    public String key() {
        return name;
    }

    @Override
    public Kind kind() {
        return type.kind();
    }
}
