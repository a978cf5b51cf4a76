package freehold.events.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponents;

/** Addresses of this surface, as clients reach it: never taken from a header of the request. */
@Component
class EventHrefs {
    static final String ROOT = "/api/eventmanagement/v3";

    private final String gateway;

    EventHrefs(@Value("${freehold.gateway}") String gateway) {
        this.gateway = gateway.replaceFirst("/$", "");
    }

    EventLink root() {
        return new EventLink(gateway + ROOT + "/");
    }

    EventLink events() {
        return new EventLink(gateway + ROOT + "/events");
    }

    EventLink event(String id) {
        return new EventLink(gateway + ROOT + "/events/" + id);
    }

    /** The current request for another page. */
    EventLink page(int number, int size) {
        UriComponents request = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("page", number)
                .replaceQueryParam("size", size)
                .build();
        return new EventLink(gateway + request.getPath() + "?" + request.getQuery());
    }
}
