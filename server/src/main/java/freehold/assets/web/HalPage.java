package freehold.assets.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import freehold.assets.model.Page;
import freehold.kernel.http.Link;
import freehold.kernel.http.PageNumbers;
import java.util.List;
import java.util.Map;

/** A page of a list in HAL. */
record HalPage<T>(
        @JsonProperty("_embedded") Map<String, List<T>> embedded,
        PageNumbers page,
        @JsonProperty("_links") Map<String, Link> links) {

    static <T> HalPage<T> of(String collection, Page<T> page, Hrefs hrefs) {
        PageNumbers numbers = PageNumbers.of(page.window().page(), page.window().size(), page.total());
        return new HalPage<>(Map.of(collection, page.rows()), numbers, hrefs.pages(numbers));
    }
}
