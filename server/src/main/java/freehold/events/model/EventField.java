package freehold.events.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What events can be filtered and sorted by. */
public enum EventField implements FilterField {
    ID("id", Kind.TEXT),
    TYPE_ID("typeId", Kind.TEXT),
    CORRELATION_ID("correlationId", Kind.TEXT),
    ENTITY_ID("entityId", Kind.TEXT),
    TIMESTAMP("timestamp", Kind.TIME),
    SEVERITY("severity", Kind.NUMBER),
    CODE("code", Kind.TEXT),
    SOURCE("source", Kind.TEXT),
    DESCRIPTION("description", Kind.TEXT),
    ACKNOWLEDGED("acknowledged", Kind.FLAG),
    /** The type of the asset it happened to. */
    ASSET_TYPE_ID("assetTypeId", Kind.TEXT),
    /** What the asset hangs below. */
    PARENT_ASSET_ID("parentAssetId", Kind.TEXT);

    private final String key;
    private final Kind kind;

    EventField(String key, Kind kind) {
        this.key = key;
        this.kind = kind;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    public static Optional<EventField> of(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }

    public static String keys() {
        return Arrays.stream(values()).map(EventField::key).collect(Collectors.joining(", "));
    }

    /** Whether lists can be sorted by it. */
    public boolean sortable() {
        return this != ASSET_TYPE_ID && this != PARENT_ASSET_ID;
    }

    /** The value an event has, by which lists are sorted. */
    @Nullable
    Object of(Event event) {
        EventDetails details = event.details();
        return switch (this) {
            case ID -> event.id();
            case TYPE_ID -> event.typeId();
            case CORRELATION_ID -> event.correlation();
            case ENTITY_ID -> event.asset().value();
            case TIMESTAMP -> event.time();
            case SEVERITY -> details.severity().orElse(null);
            case CODE -> details.code().orElse(null);
            case SOURCE -> details.source().orElse(null);
            case DESCRIPTION -> details.description().orElse(null);
            case ACKNOWLEDGED -> details.acknowledged().orElse(null);
            case ASSET_TYPE_ID, PARENT_ASSET_ID -> throw new IllegalStateException("events are not sorted by " + key);
        };
    }
}
