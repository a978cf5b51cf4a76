package freehold.events.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import freehold.events.usecase.ReadEvents;
import freehold.kernel.http.Link;
import freehold.kernel.http.PageNumbers;
import freehold.kernel.http.PageWish;
import java.util.List;
import java.util.Map;

/** A page of events in HAL. */
record EventPage(
        @JsonProperty("_embedded") EmbeddedEvents embedded,
        PageNumbers page,
        @JsonProperty("_links") Map<String, Link> links) {

    /** The rows of the page. */
    record EmbeddedEvents(List<EventResource> events) {}

    static EventPage of(ReadEvents.Found found, PageWish window, EventHrefs hrefs) {
        PageNumbers numbers = PageNumbers.of(window.page(), window.size(), found.total());
        return new EventPage(
                new EmbeddedEvents(found.events().stream()
                        .map(event -> EventResource.from(event, hrefs))
                        .toList()),
                numbers,
                hrefs.pages(numbers));
    }
}
