package freehold.events.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import freehold.kernel.http.Link;
import freehold.kernel.http.PageNumbers;
import java.util.List;
import java.util.Map;

/** A page in HAL. */
record EventPage<T>(
        @JsonProperty("_embedded") Map<String, List<T>> embedded,
        PageNumbers page,
        @JsonProperty("_links") Map<String, Link> links) {

    static <T> EventPage<T> of(String collection, List<T> rows, PageNumbers numbers, EventHrefs hrefs) {
        return new EventPage<>(Map.of(collection, List.copyOf(rows)), numbers, hrefs.pages(numbers));
    }
}
