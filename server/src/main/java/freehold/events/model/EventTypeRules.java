package freehold.events.model;

import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What event types may be, and how they may grow. */
public final class EventTypeRules {
    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    /** What every event has, what clients send of old, and the words of the filter language. */
    private static final Set<String> RESERVED = Set.of(
            "id",
            "typeId",
            "correlationId",
            "timestamp",
            "entityId",
            "etag",
            "sharing",
            "links",
            "tenantId",
            "severity",
            "description",
            "code",
            "source",
            "acknowledged",
            "sourceType",
            "sourceId",
            "assetTypeId",
            "parentAssetId",
            "and",
            "or",
            "not");

    private EventTypeRules() {}

    /** The id of a new type: that of the draft, if it has one, or the one made for it. */
    public static String newId(String tenant, Optional<String> wanted, String made) {
        String prefix = tenant + ".";
        String id = wanted.orElse(prefix + made);
        if (!id.startsWith(prefix)
                || id.length() == prefix.length()
                || !ID.matcher(id).matches()) {
            throw ProblemException.invalid(
                    "/id",
                    "the id " + Text.shortened(id) + " must begin with the prefix of the tenant, " + prefix
                            + ", and have at most 128 letters, digits, dots, dashes and underscores");
        }
        return id;
    }

    /** Refuses a new type that can't be below the parent. */
    public static void checkNew(EventTypeDraft draft, Optional<EventType> parent) {
        if (parent.map(above -> above.lineage().size()).orElse(0) >= Limits.LEVELS) {
            throw ProblemException.invalid(
                    "/parentId", "types may be derived over at most " + Limits.LEVELS + " levels");
        }
        check(draft.fields(), parent.map(EventType::custom).orElse(List.of()));
    }

    /**
     * Refuses what may never change: the place in the family, and what events have already.
     *
     * @param derived all types below it
     */
    public static void checkGrowth(EventType before, EventTypeDraft after, Collection<EventType> derived) {
        stays("/id", Optional.of(before.id()), after.id());
        stays("/parentId", before.parent(), after.parent());
        check(after.fields(), before.inherited());
        for (TypeField field : before.fields()) {
            TypeField now = after.fields().stream()
                    .filter(candidate -> candidate.name().equals(field.name()))
                    .findFirst()
                    .orElseThrow(() -> wrong(field.name(), "can't be taken away"));
            checkGrowth(field, now);
        }
        for (TypeField field : after.fields()) {
            if (EventType.has(before.fields(), field.name())) {
                continue;
            }
            if (field.required()) {
                throw wrong(field.name(), "can't be required: there may be events without it");
            }
            if (derived.stream().anyMatch(type -> EventType.has(type.fields(), field.name()))) {
                throw wrong(field.name(), "is used by a type that is derived from this one");
            }
        }
        if (derived.stream()
                .anyMatch(type -> type.custom().size()
                                + after.fields().size()
                                - before.fields().size()
                        > Limits.FIELDS)) {
            throw ProblemException.invalid("/fields", "a type may have at most " + Limits.FIELDS + " fields");
        }
    }

    private static void checkGrowth(TypeField before, TypeField after) {
        if (before.type() != after.type()) {
            throw wrong(before.name(), "is of type " + before.type() + ", which can't change");
        }
        if (after.required() && !before.required()) {
            throw wrong(before.name(), "can't be required: there may be events without it");
        }
        if (!after.values().containsAll(before.values())) {
            throw wrong(before.name(), "can get more values, and lose none");
        }
    }

    private static void stays(String pointer, Optional<String> before, Optional<String> after) {
        if (after.isPresent() && !after.equals(before)) {
            throw ProblemException.invalid(pointer, "is " + before.orElse("not set") + " and can't be changed");
        }
    }

    private static void check(List<TypeField> fields, List<TypeField> inherited) {
        if (fields.size() + inherited.size() > Limits.FIELDS) {
            throw ProblemException.invalid("/fields", "a type may have at most " + Limits.FIELDS + " fields");
        }
        Set<String> seen = new HashSet<>();
        inherited.forEach(field -> seen.add(field.name()));
        for (TypeField field : fields) {
            String name = field.name();
            if (!FIELD_NAME.matcher(name).matches()) {
                throw wrong(
                        name,
                        "must have 1 to " + Limits.FIELD_NAME + " letters, digits and underscores and begin with a"
                                + " letter");
            }
            if (RESERVED.contains(name)) {
                throw wrong(name, "has a name that is reserved");
            }
            if (!seen.add(name)) {
                throw wrong(name, "is there twice, perhaps inherited");
            }
            checkValues(field);
        }
    }

    private static void checkValues(TypeField field) {
        if (field.type() == FieldType.ENUM
                && (field.values().isEmpty() || field.values().size() > Limits.VALUES)) {
            throw wrong(field.name(), "needs 1 to " + Limits.VALUES + " values");
        }
        if (new HashSet<>(field.values()).size() < field.values().size()) {
            throw wrong(field.name(), "has a value twice");
        }
        field.values().forEach(value -> Text.required(Limits.VALUE, "/fields/" + field.name() + "/values", value));
    }

    private static ProblemException wrong(String field, String why) {
        return ProblemException.invalid("/fields", "field " + Text.shortened(field) + " " + why);
    }
}
