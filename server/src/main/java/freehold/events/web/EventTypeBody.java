package freehold.events.web;

import freehold.events.model.EventType;
import freehold.events.model.EventTypeDraft;
import freehold.events.model.FieldType;
import freehold.events.model.TypeField;
import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An event type as clients write it, with the fields it brings itself. */
record EventTypeBody(
        @Nullable String id,
        @Schema(example = "PumpEvent") @Nullable String name,
        @Nullable String parentId,

        @Schema(description = "Days that events are kept; 0 for ever.", example = "35") @Nullable
        Integer ttl,

        @Schema(example = "LOCAL") @Nullable String scope,
        @Nullable List<@Nullable FieldBody> fields) {
    static final String OWN_SCOPE = "LOCAL";
    static final String BUILT_IN_SCOPE = "GLOBAL";

    /** A field. */
    record FieldBody(
            @Schema(example = "pressure") @Nullable String name,
            @Schema(example = "DOUBLE") @Nullable String type,
            @Nullable Boolean filterable,
            @Nullable Boolean required,
            @Nullable Boolean updatable,
            @Nullable List<@Nullable String> values) {

        static FieldBody from(TypeField field) {
            return new FieldBody(
                    field.name(),
                    field.type().name(),
                    field.filterable(),
                    field.required(),
                    field.updatable(),
                    field.type() == FieldType.ENUM ? List.copyOf(field.values()) : null);
        }

        private TypeField toField() {
            FieldType kind = kind();
            return new TypeField(
                    needed("/fields", name, "each field needs a name"),
                    kind,
                    Boolean.TRUE.equals(filterable),
                    Boolean.TRUE.equals(required),
                    Boolean.TRUE.equals(updatable),
                    kind == FieldType.ENUM ? enumerated() : List.of());
        }

        private FieldType kind() {
            return Arrays.stream(FieldType.values())
                    .filter(kind -> kind.name().equals(type))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid(
                            "/fields",
                            "the type of field " + Text.shortened(String.valueOf(name)) + " must be one of "
                                    + Arrays.stream(FieldType.values())
                                            .map(FieldType::name)
                                            .collect(Collectors.joining(", "))));
        }

        private List<String> enumerated() {
            return values == null
                    ? List.of()
                    : values.stream()
                            .map(value -> needed("/fields", value, "a value must not be null"))
                            .toList();
        }
    }

    /** A type as it reads, inherited fields first: what a patch speaks of. */
    static EventTypeBody from(EventType type) {
        return new EventTypeBody(
                type.id(),
                type.name(),
                type.parent().orElse(null),
                type.ttlDays().orElse(0),
                OWN_SCOPE,
                List.copyOf(type.all().stream().map(FieldBody::from).toList()));
    }

    /** The draft of a type that is there, of which this is the whole. */
    EventTypeDraft over(EventType type) {
        EventTypeDraft whole = toDraft();
        int inherited = type.all().size() - type.fields().size();
        List<TypeField> above = type.all().subList(0, inherited);
        if (whole.fields().size() < inherited
                || !whole.fields().subList(0, inherited).equals(above)) {
            throw ProblemException.invalid("/fields", "inherited fields come first and stay as they are");
        }
        return new EventTypeDraft(
                whole.id(),
                whole.name(),
                whole.parent(),
                whole.ttlDays(),
                whole.fields().subList(inherited, whole.fields().size()));
    }

    EventTypeDraft toDraft() {
        if (scope != null && !scope.equals(OWN_SCOPE)) {
            throw ProblemException.invalid(
                    "/scope",
                    "must be " + OWN_SCOPE + ": others see a type of yours with the events a share shows them, and"
                            + " not otherwise");
        }
        return new EventTypeDraft(
                Optional.ofNullable(id),
                needed("/name", name, "is missing"),
                Optional.ofNullable(parentId),
                Optional.ofNullable(ttl).filter(days -> days != 0),
                fields == null
                        ? List.of()
                        : fields.stream().map(EventTypeBody::field).toList());
    }

    private static TypeField field(@Nullable FieldBody body) {
        if (body == null) {
            throw ProblemException.invalid("/fields", "a field must not be null");
        }
        return body.toField();
    }

    private static String needed(String pointer, @Nullable String text, String otherwise) {
        if (text == null) {
            throw ProblemException.invalid(pointer, otherwise);
        }
        return text;
    }

    static String scopeOf(EventType type) {
        return type.isBuiltIn() ? BUILT_IN_SCOPE : OWN_SCOPE;
    }
}
