package freehold.events.web;

import freehold.kernel.http.Gateway;
import freehold.kernel.http.Link;
import freehold.kernel.http.PageNumbers;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Addresses of this surface. */
@Component
class EventHrefs {
    static final String ROOT = "/api/eventmanagement/v3";

    private final Gateway gateway;

    EventHrefs(Gateway gateway) {
        this.gateway = gateway;
    }

    Link root() {
        return gateway.to(ROOT + "/");
    }

    Link events() {
        return gateway.to(ROOT + "/events");
    }

    Link eventTypes() {
        return gateway.to(ROOT + "/eventTypes");
    }

    Link eventType(String id) {
        return gateway.to(ROOT + "/eventTypes/" + id);
    }

    Link jobs(String collection) {
        return gateway.to(ROOT + "/" + collection);
    }

    Link event(String id) {
        return gateway.to(ROOT + "/events/" + id);
    }

    /** From a page of the list of the current request to the others. */
    Map<String, Link> pages(PageNumbers page) {
        return gateway.pages(page);
    }
}
