package freehold.events.model;

import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import java.util.Optional;

/**
 * What events of the standard type tell, and of types derived from it. Of other types, nothing.
 *
 * @param severity by custom 20 for an error, 30 for a warning, 40 for information
 */
public record EventDetails(
        Optional<Integer> severity,
        Optional<String> description,
        Optional<String> code,
        Optional<String> source,
        Optional<Boolean> acknowledged) {
    public EventDetails {
        description.ifPresent(text -> Text.atMost(EventText.DESCRIPTION, "/description", text));
        code.ifPresent(text -> Text.atMost(EventText.WORD, "/code", text));
        source.ifPresent(text -> Text.atMost(EventText.WORD, "/source", text));
    }

    /** The details as an event of the type has them; refuses what it can't have. */
    EventDetails of(EventType type) {
        if (type.isStandard()) {
            return new EventDetails(severity, description, code, source, Optional.of(acknowledged.orElse(false)));
        }
        severity.ifPresent(given -> refuse("severity", type));
        description.ifPresent(given -> refuse("description", type));
        code.ifPresent(given -> refuse("code", type));
        source.ifPresent(given -> refuse("source", type));
        acknowledged.ifPresent(given -> refuse("acknowledged", type));
        return this;
    }

    private static void refuse(String field, EventType type) {
        throw ProblemException.invalid("/" + field, "is no field of the type " + type.id());
    }
}
