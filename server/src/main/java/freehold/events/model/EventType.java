package freehold.events.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A kind of event.
 *
 * @param owner the tenant that made it; {@link #BUILT_IN} for the standard type
 * @param lineage the type itself, its parent, and so on up
 * @param ttlDays its own
 * @param keptDays how long events are kept: by its own word, or that of the nearest above it
 * @param inherited fields of the types above it
 */
public record EventType(
        String id,
        String owner,
        String name,
        List<String> lineage,
        Optional<Integer> ttlDays,
        Optional<Integer> keptDays,
        List<TypeField> fields,
        List<TypeField> inherited,
        long etag) {
    public static final String BUILT_IN = "core";
    public static final String STANDARD_ID = "com.siemens.mindsphere.eventmgmt.event.type.MindSphereStandardEvent";

    /** What an event of the standard type has, in the form other types have it. */
    public static final List<TypeField> STANDARD_FIELDS = List.of(
            new TypeField("severity", FieldType.INTEGER, true, false, true, List.of()),
            new TypeField("description", FieldType.STRING, true, false, true, List.of()),
            new TypeField("code", FieldType.STRING, true, false, true, List.of()),
            new TypeField("source", FieldType.STRING, true, false, true, List.of()),
            new TypeField("acknowledged", FieldType.BOOLEAN, true, false, true, List.of()));

    public static final EventType STANDARD = new EventType(
            STANDARD_ID,
            BUILT_IN,
            "MindSphereStandardEvent",
            List.of(STANDARD_ID),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            0);

    public EventType {
        lineage = List.copyOf(lineage);
        fields = List.copyOf(fields);
        inherited = List.copyOf(inherited);
    }

    public Optional<String> parent() {
        return lineage.size() > 1 ? Optional.of(lineage.get(1)) : Optional.empty();
    }

    /** Whether events have what those of the standard type have: severity, description and so on. */
    public boolean isStandard() {
        return lineage.getLast().equals(STANDARD_ID);
    }

    public boolean isBuiltIn() {
        return owner.equals(BUILT_IN);
    }

    /** What events have besides what every event and every standard one has. */
    public List<TypeField> custom() {
        return Stream.concat(inherited.stream(), fields.stream()).toList();
    }

    /** All that events have besides what every event has. */
    public List<TypeField> all() {
        return isStandard()
                ? Stream.concat(STANDARD_FIELDS.stream(), custom().stream()).toList()
                : custom();
    }

    public Optional<TypeField> field(String field) {
        return custom().stream().filter(known -> known.name().equals(field)).findFirst();
    }

    /** Whether the list of fields has one of the name. */
    static boolean has(List<TypeField> fields, String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }
}
