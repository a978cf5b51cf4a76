package freehold.events.model;

import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What an event has in the fields of its type.
 *
 * @param byField each a String, a Long, a Double or a Boolean
 */
public record CustomValues(Map<String, Object> byField) {
    public static final CustomValues NONE = new CustomValues(Map.of());

    public CustomValues {
        byField = Map.copyOf(byField);
    }

    /** The values as they are kept, if an event of the type can have them. */
    CustomValues of(EventType type) {
        Map<String, Object> kept = new TreeMap<>();
        byField.forEach((name, value) -> {
            if (type.id().equals(EventType.STANDARD_ID)) {
                return; // Clients send more than the standard type has, and expect that it is ignored.
            }
            TypeField field = type.field(name)
                    .orElseThrow(() -> ProblemException.invalid(
                            "/" + Text.shortened(name), "is no field of the type " + type.id()));
            Object checked = field.type()
                    .kept(value, field.values())
                    .orElseThrow(() -> ProblemException.invalid(
                            "/" + name, "must be " + field.type().what()));
            if (checked instanceof String text) {
                Text.storable("/" + name, text);
            }
            kept.put(name, checked);
        });
        for (TypeField field : type.custom()) {
            if (field.required() && !kept.containsKey(field.name())) {
                throw ProblemException.invalid("/" + field.name(), "is missing");
            }
        }
        return new CustomValues(kept);
    }

    /** The values after a change; those that can't change need not be repeated. */
    CustomValues over(CustomValues before, EventType type) {
        Map<String, Object> wanted = new TreeMap<>(byField);
        for (TypeField field : type.custom()) {
            Object was = before.byField.get(field.name());
            if (!field.updatable() && was != null) {
                wanted.putIfAbsent(field.name(), was);
            }
        }
        CustomValues after = new CustomValues(wanted).of(type);
        for (TypeField field : type.custom()) {
            boolean changed = !Objects.equals(before.byField.get(field.name()), after.byField.get(field.name()));
            if (changed && !field.updatable()) {
                throw ProblemException.invalid("/" + field.name(), "can't be changed");
            }
        }
        return after;
    }
}
