package freehold.events.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import freehold.events.model.Event;
import freehold.events.model.EventDetails;
import freehold.events.model.EventTime;
import freehold.kernel.http.Link;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event as clients read it. What it does not tell is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventResource(
        String id,
        String typeId,
        String correlationId,
        String timestamp,
        String entityId,
        @Nullable Integer severity,
        @Nullable String description,
        @Nullable String code,
        @Nullable String source,
        boolean acknowledged,
        long etag,
        @JsonProperty("_links") Map<String, Link> links) {

    static EventResource from(Event event, EventHrefs hrefs) {
        EventDetails details = event.details();
        return new EventResource(
                event.id(),
                event.typeId(),
                event.correlation(),
                EventTime.text(event.time()),
                event.asset().value(),
                details.severity().orElse(null),
                details.description().orElse(null),
                details.code().orElse(null),
                details.source().orElse(null),
                details.acknowledged(),
                event.etag(),
                Map.of("self", hrefs.event(event.id())));
    }
}
