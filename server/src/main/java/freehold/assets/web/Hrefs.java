package freehold.assets.web;

import freehold.kernel.http.Gateway;
import freehold.kernel.http.Link;
import freehold.kernel.http.PageNumbers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Addresses of this surface. Who asks for what is received too is led on within that view: without it, an address of
 * something received is one of nothing.
 */
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
        return inView(assets + id, "?");
    }

    Link location(String assetId) {
        return inView(assets + assetId + "/location", "?");
    }

    Link aspects(String assetId) {
        return inView(assets + assetId + "/aspects", "?");
    }

    Link aspect(String assetId, String name) {
        String filter = encoded("{\"name\":\"" + name + "\"}");
        return inView(assets + assetId + "/aspects?filter=" + filter, "&");
    }

    Link variables(String assetId) {
        return inView(assets + assetId + "/variables", "?");
    }

    Link assetType(Object id) {
        return inView(of("/assettypes/" + id).href(), "?");
    }

    Link aspectType(Object id) {
        return inView(of("/aspecttypes/" + id).href(), "?");
    }

    Link children(String assetId) {
        return inView(children + assetId + END_OF_FILTER, "&");
    }

    private static Link inView(String address, String separator) {
        return new Link(
                RequestOptions.includesShared()
                        ? address + separator + RequestOptions.INCLUDE_SHARED + "=true"
                        : address);
    }

    /** From a page of the list of the current request to the others. */
    Map<String, Link> pages(PageNumbers page) {
        return gateway.pages(page);
    }
}
