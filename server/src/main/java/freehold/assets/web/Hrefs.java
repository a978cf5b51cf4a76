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
    private static final String END_OF_FILTER = encoded("\"}");

    private final Gateway gateway;
    /** Beginnings of links that each row of a list has. */
    private final String assets;

    private final String children;

    Hrefs(Gateway gateway) {
        this.gateway = gateway;
        this.assets = of("/assets/").href();
        this.children = of("/assets?filter=").href() + encoded("{\"parentId\":\"");
    }

    private static String encoded(String json) {
        return URLEncoder.encode(json, StandardCharsets.UTF_8);
    }

    Link of(String path) {
        return gateway.to(ROOT + path);
    }

    Link asset(String id) {
        return new Link(assets + id);
    }

    Link location(String assetId) {
        return new Link(assets + assetId + "/location");
    }

    Link aspects(String assetId) {
        return new Link(assets + assetId + "/aspects");
    }

    Link aspect(String assetId, String name) {
        return new Link(aspects(assetId).href() + "?filter=" + encoded("{\"name\":\"" + name + "\"}"));
    }

    Link variables(String assetId) {
        return new Link(assets + assetId + "/variables");
    }

    Link assetType(Object id) {
        return of("/assettypes/" + id);
    }

    Link aspectType(Object id) {
        return of("/aspecttypes/" + id);
    }

    Link children(String assetId) {
        return new Link(children + assetId + END_OF_FILTER);
    }

    /** From a page of the list of the current request to the others. */
    Map<String, Link> pages(PageNumbers page) {
        return gateway.pages(page);
    }
}
