package freehold.events.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import freehold.events.model.EventQuestion.Window;
import freehold.events.usecase.ReadEvents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A page of events in HAL. */
record EventPage(
        @JsonProperty("_embedded") EmbeddedEvents embedded,
        EventPageNumbers page,
        @JsonProperty("_links") Map<String, EventLink> links) {

    /** The rows of the page. */
    record EmbeddedEvents(List<EventResource> events) {}

    /** Where the page stands in the list. */
    record EventPageNumbers(int size, long totalElements, long totalPages, int number) {}

    static EventPage of(ReadEvents.Found found, Window window, EventHrefs hrefs) {
        long pages = Math.ceilDiv(found.total(), (long) window.size());
        return new EventPage(
                new EmbeddedEvents(found.events().stream()
                        .map(event -> EventResource.from(event, hrefs))
                        .toList()),
                new EventPageNumbers(window.size(), found.total(), pages, window.page()),
                links(window, Math.clamp(pages - 1, 0, Integer.MAX_VALUE), hrefs));
    }

    private static Map<String, EventLink> links(Window window, int last, EventHrefs hrefs) {
        Map<String, EventLink> links = new LinkedHashMap<>();
        links.put("self", hrefs.page(window.page(), window.size()));
        links.put("first", hrefs.page(0, window.size()));
        if (window.page() > 0) {
            links.put("prev", hrefs.page(Math.min(window.page() - 1, last), window.size()));
        }
        if (window.page() < last) {
            links.put("next", hrefs.page(window.page() + 1, window.size()));
        }
        links.put("last", hrefs.page(last, window.size()));
        return links;
    }
}
