package freehold.events.web;

import freehold.identity.Caller;
import freehold.kernel.http.Link;
import freehold.kernel.http.Open;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(EventHrefs.ROOT)
@Tag(name = "Events")
class EventBillboardRoute {
    private final EventHrefs hrefs;

    EventBillboardRoute(EventHrefs hrefs) {
        this.hrefs = hrefs;
    }

    /** Where to find what. */
    record EventBillboard(Link self, Link events, Link eventTypes, Link createEventsJobs, Link deleteEventsJobs) {}

    @Open(value = "addresses only", signedIn = true)
    @GetMapping({"", "/"})
    @Operation(summary = "List the collections of Event Management")
    EventBillboard read(Caller caller) {
        return new EventBillboard(
                hrefs.root(),
                hrefs.events(),
                hrefs.eventTypes(),
                hrefs.jobs(JobRoutes.CREATE),
                hrefs.jobs(JobRoutes.DELETE));
    }
}
