package freehold.assets.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Addresses of this surface, at the host the client asked. */
final class Hrefs {
    static final String ROOT = "/api/assetmanagement/v3";

    private Hrefs() {}

    static Link of(String path) {
        return new Link(ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(ROOT + path)
                .build()
                .toUriString());
    }

    static Link asset(String id) {
        return of("/assets/" + id);
    }

    static Link children(String assetId) {
        String filter = URLEncoder.encode("{\"parentId\":\"" + assetId + "\"}", StandardCharsets.UTF_8);
        return new Link(of("/assets").href() + "?filter=" + filter);
    }

    /** The current request for another page. */
    static Link page(int number, int size) {
        return new Link(ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("page", number)
                .replaceQueryParam("size", size)
                .build()
                .toUriString());
    }
}
