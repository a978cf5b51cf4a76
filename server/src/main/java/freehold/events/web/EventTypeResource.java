package freehold.events.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import freehold.events.model.EventType;
import freehold.events.web.EventTypeBody.FieldBody;
import freehold.identity.Caller;
import freehold.kernel.http.Link;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event type as clients read it, with the fields it inherits first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventTypeResource(
        String id,
        String name,
        @Nullable String parentId,
        @Nullable Integer ttl,
        String scope,
        List<FieldBody> fields,
        String owner,
        long etag,
        EventResource.@Nullable Received sharing,
        @JsonProperty("_links") Map<String, Link> links) {

    static EventTypeResource from(EventType type, Caller caller, EventHrefs hrefs) {
        boolean received =
                !type.isBuiltIn() && !type.owner().equals(caller.tenant().value());
        return new EventTypeResource(
                type.id(),
                type.name(),
                type.parent().orElse(null),
                type.keptDays().orElse(null),
                EventTypeBody.scopeOf(type),
                List.copyOf(type.all().stream().map(FieldBody::from).toList()),
                type.owner(),
                type.etag(),
                received ? EventResource.Received.YES : null,
                links(type, hrefs));
    }

    private static Map<String, Link> links(EventType type, EventHrefs hrefs) {
        Map<String, Link> links = new LinkedHashMap<>();
        links.put("self", hrefs.eventType(type.id()));
        type.parent().ifPresent(parent -> links.put("parent", hrefs.eventType(parent)));
        return links;
    }
}
