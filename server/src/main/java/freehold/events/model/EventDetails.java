package freehold.events.model;

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
        description.ifPresent(text -> EventText.atMost(EventText.DESCRIPTION, "/description", text));
        code.ifPresent(text -> EventText.atMost(EventText.WORD, "/code", text));
        source.ifPresent(text -> EventText.atMost(EventText.WORD, "/source", text));
    }
}
