package freehold.events.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import freehold.events.model.Event;
import freehold.events.model.EventDetails;
import freehold.events.model.EventTime;
import freehold.identity.Caller;
import freehold.kernel.http.Link;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        @Nullable Boolean acknowledged,
        @JsonAnyGetter Map<String, Object> custom,
        long etag,
        @Nullable Received sharing,
        @JsonProperty("_links") Map<String, Link> links) {

    /** Said of events that another tenant's share shows. */
    record Received(List<String> modes) {
        static final Received YES = new Received(List.of("RECEIVER"));
    }

    static EventResource from(Event event, Caller caller, EventHrefs hrefs) {
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
                details.acknowledged().orElse(null),
                new TreeMap<>(event.custom().byField()),
                event.etag(),
                event.owner().equals(caller.tenant()) ? null : Received.YES,
                Map.of("self", hrefs.event(event.id())));
    }
}
