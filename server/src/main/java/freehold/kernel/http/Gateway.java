package freehold.kernel.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponents;

/** Addresses as clients reach them: of the configured gateway, never taken from a header of the request. */
@Component
public class Gateway {
    private final String gateway;

    Gateway(@Value("${freehold.gateway}") String gateway) {
        this.gateway = gateway.endsWith("/") ? gateway.substring(0, gateway.length() - 1) : gateway;
    }

    public Link to(String path) {
        return new Link(gateway + path);
    }

    /** From a page of the list of the current request to the others. */
    public Map<String, Link> pages(PageNumbers page) {
        Map<String, Link> links = new LinkedHashMap<>();
        links.put("self", page(page.number(), page.size()));
        links.put("first", page(0, page.size()));
        if (page.number() > 0) {
            links.put("prev", page(Math.min(page.number() - 1, page.last()), page.size()));
        }
        if (page.number() < page.last()) {
            links.put("next", page(page.number() + 1, page.size()));
        }
        links.put("last", page(page.last(), page.size()));
        return links;
    }

    private Link page(int number, int size) {
        UriComponents request = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("page", number)
                .replaceQueryParam("size", size)
                .build();
        return to(request.getPath() + "?" + request.getQuery());
    }
}
