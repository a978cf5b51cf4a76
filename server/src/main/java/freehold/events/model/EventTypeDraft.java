package freehold.events.model;

import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import java.util.List;
import java.util.Optional;

/**
 * What a client wants an event type to be.
 *
 * @param fields its own
 */
public record EventTypeDraft(
        Optional<String> id, String name, Optional<String> parent, Optional<Integer> ttlDays, List<TypeField> fields) {
    public EventTypeDraft {
        fields = List.copyOf(fields);
        Text.required(Limits.TYPE_NAME, "/name", name);
        ttlDays.filter(days -> days < 1 || days > Limits.TTL_DAYS).ifPresent(days -> {
            throw ProblemException.invalid("/ttl", "must be from 1 to " + Limits.TTL_DAYS + " days, or 0 for ever");
        });
    }
}
