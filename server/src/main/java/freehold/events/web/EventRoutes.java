package freehold.events.web;

import freehold.access.Reach;
import freehold.decision.Right;
import freehold.events.model.Event;
import freehold.events.usecase.AmendEvent;
import freehold.events.usecase.ReadEvents;
import freehold.events.usecase.RecordEvent;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.PageNumbers;
import freehold.kernel.http.PageWish;
import freehold.kernel.http.Reads;
import freehold.kernel.http.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(EventHrefs.ROOT + "/events")
@Tag(name = "Events")
class EventRoutes {
    private static final String EXAMPLE_ID = "01234567-89ab-cdef-0123-456789abcdef";

    private final ReadEvents read;
    private final RecordEvent record;
    private final AmendEvent amend;
    private final EventHrefs hrefs;

    EventRoutes(ReadEvents read, RecordEvent record, AmendEvent amend, EventHrefs hrefs) {
        this.read = read;
        this.record = record;
        this.amend = amend;
        this.hrefs = hrefs;
    }

    @Reads
    @GetMapping
    @Operation(summary = "List the events of the assets one has")
    EventPage<EventResource> list(Caller caller, @ParameterObject EventListQuery query) {
        ReadEvents.Found found = read.list(caller, query.asked());
        PageWish window = query.window();
        return EventPage.of(
                "events",
                found.events().stream()
                        .map(event -> EventResource.from(event, caller, hrefs))
                        .toList(),
                PageNumbers.of(window.page(), window.size(), found.total()),
                hrefs);
    }

    @Reads
    @GetMapping("/{eventId}")
    @Operation(summary = "Read an event")
    ResponseEntity<EventResource> read(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String eventId,
            @RequestParam(defaultValue = "false") boolean includeShared) {
        return answer(ResponseEntity.ok(), caller, read.read(caller, eventId, Reach.includeShared(includeShared)));
    }

    @Requires({Right.EDIT_ASSETS_IN_TENANT, Right.EDIT_ASSETS_IN_SUBTENANT})
    @PostMapping
    @Operation(
            summary = "Record an event of an asset",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = EventBody.class),
                                            examples = @ExampleObject("""
                    {"entityId": "0123456789abcdef0123456789abcdef", "timestamp": "2026-01-01T00:00:00.000Z",
                     "typeId": "com.siemens.mindsphere.eventmgmt.event.type.MindSphereStandardEvent",
                     "correlationId": "bearing of press 7", "severity": 20, "description": "Bearing too hot",
                     "code": "E42", "source": "Press line", "acknowledged": false}"""))))
    ResponseEntity<EventResource> create(Caller caller, @RequestBody EventBody body) {
        Event event = record.record(caller, body.toDraft());
        URI address = URI.create(hrefs.event(event.id()).href());
        return answer(ResponseEntity.created(address), caller, event);
    }

    @Requires({Right.EDIT_ASSETS_IN_TENANT, Right.EDIT_ASSETS_IN_SUBTENANT})
    @PutMapping("/{eventId}")
    @Operation(
            summary = "Replace what an event tells",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = EventBody.class),
                                            examples = @ExampleObject("""
                    {"timestamp": "2026-01-01T00:00:00.000Z", "severity": 20, "description": "Bearing too hot",
                     "code": "E42", "source": "Press line", "acknowledged": true}"""))))
    ResponseEntity<EventResource> replace(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String eventId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody EventBody body) {
        return answer(
                ResponseEntity.ok(), caller, amend.amend(caller, eventId, IfMatch.require(ifMatch), body.toDraft()));
    }

    private ResponseEntity<EventResource> answer(ResponseEntity.BodyBuilder as, Caller caller, Event event) {
        return as.eTag("\"" + event.etag() + "\"").body(EventResource.from(event, caller, hrefs));
    }
}
