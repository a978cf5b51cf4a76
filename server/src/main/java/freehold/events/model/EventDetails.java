package freehold.events.model;

import freehold.kernel.Text;
import java.util.Optional;

/**
 * What an event of the standard type tells.
 *
 * @param severity by custom 20 for an error, 30 for a warning, 40 for information
 */
public record EventDetails(
        Optional<Integer> severity,
        Optional<String> description,
        Optional<String> code,
        Optional<String> source,
        boolean acknowledged) {
    public EventDetails {
        description.ifPresent(text -> Text.atMost(EventText.DESCRIPTION, "/description", text));
        code.ifPresent(text -> Text.atMost(EventText.WORD, "/code", text));
        source.ifPresent(text -> Text.atMost(EventText.WORD, "/source", text));
    }
}
