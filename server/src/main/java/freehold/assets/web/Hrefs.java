package freehold.assets.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponents;

/** Addresses of this surface, as clients reach it: never taken from a header of the request. */
@Component
class Hrefs {
    static final String ROOT = "/api/assetmanagement/v3";

    private final String gateway;

    Hrefs(@Value("${freehold.gateway}") String gateway) {
        this.gateway = gateway.endsWith("/") ? gateway.substring(0, gateway.length() - 1) : gateway;
    }

    Link of(String path) {
        return new Link(gateway + ROOT + path);
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

    /** The current request for another page. */
    Link page(int number, int size) {
        UriComponents request = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("page", number)
                .replaceQueryParam("size", size)
                .build();
        return new Link(gateway + request.getPath() + "?" + request.getQuery());
    }
}
