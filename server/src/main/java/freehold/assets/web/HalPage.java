package freehold.assets.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import freehold.assets.model.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A page of a list in HAL. */
record HalPage<T>(
        @JsonProperty("_embedded") Map<String, List<T>> embedded,
        PageNumbers page,
        @JsonProperty("_links") Map<String, Link> links) {

    /** Where the page stands in the list. */
    record PageNumbers(int size, long totalElements, long totalPages, int number) {}

    static <T> HalPage<T> of(String collection, Page<T> page, Hrefs hrefs) {
        int size = page.window().size();
        int number = page.window().page();
        long pages = Math.ceilDiv(page.total(), (long) size);
        return new HalPage<>(
                Map.of(collection, page.rows()),
                new PageNumbers(size, page.total(), pages, number),
                links(hrefs, number, size, (int) Math.min(Integer.MAX_VALUE, Math.max(0, pages - 1))));
    }

    private static Map<String, Link> links(Hrefs hrefs, int number, int size, int last) {
        Map<String, Link> links = new LinkedHashMap<>();
        links.put("self", hrefs.page(number, size));
        links.put("first", hrefs.page(0, size));
        if (number > 0) {
            links.put("prev", hrefs.page(Math.min(number - 1, last), size));
        }
        if (number < last) {
            links.put("next", hrefs.page(number + 1, size));
        }
        links.put("last", hrefs.page(last, size));
        return links;
    }
}
