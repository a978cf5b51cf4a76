package freehold.assets.web;

import freehold.kernel.http.Gateway;
import freehold.kernel.http.Link;
import freehold.kernel.http.PageNumbers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Addresses of this surface. */
@Component
class Hrefs {
    static final String ROOT = "/api/assetmanagement/v3";

    private final Gateway gateway;

    Hrefs(Gateway gateway) {
        this.gateway = gateway;
    }

    Link of(String path) {
        return gateway.to(ROOT + path);
    }

    Link asset(String id) {
        return of("/assets/" + id);
    }

    Link location(String assetId) {
        return of("/assets/" + assetId + "/location");
    }

    Link aspects(String assetId) {
        return of("/assets/" + assetId + "/aspects");
    }

    Link aspect(String assetId, String name) {
        String filter = "{\"name\":\"" + name + "\"}";
        return of("/assets/" + assetId + "/aspects?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    }

    Link variables(String assetId) {
        return of("/assets/" + assetId + "/variables");
    }

    Link assetType(Object id) {
        return of("/assettypes/" + id);
    }

    Link aspectType(Object id) {
        return of("/aspecttypes/" + id);
    }

    Link children(String assetId) {
        String filter = "{\"parentId\":\"" + assetId + "\"}";
        return of("/assets?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    }

    /** From a page of the list of the current request to the others. */
    Map<String, Link> pages(PageNumbers page) {
        return gateway.pages(page);
    }
}
