package freehold.events.web;

import freehold.access.Reach;
import freehold.decision.Right;
import freehold.events.model.EventType;
import freehold.events.usecase.ChangeEventType;
import freehold.events.usecase.MakeEventType;
import freehold.events.usecase.ReadEventTypes;
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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping(EventHrefs.ROOT + "/eventTypes")
@Tag(name = "Event types")
class EventTypeRoutes {
    private static final String EXAMPLE_ID = "com.siemens.mindsphere.eventmgmt.event.type.MindSphereStandardEvent";

    private final ReadEventTypes read;
    private final MakeEventType make;
    private final ChangeEventType change;
    private final JsonPatch patches;
    private final EventHrefs hrefs;

    EventTypeRoutes(
            ReadEventTypes read, MakeEventType make, ChangeEventType change, JsonPatch patches, EventHrefs hrefs) {
        this.read = read;
        this.make = make;
        this.change = change;
        this.patches = patches;
        this.hrefs = hrefs;
    }

    @Reads
    @GetMapping
    @Operation(summary = "List event types: the standard one and one's own")
    EventPage<EventTypeResource> list(Caller caller, @ParameterObject EventTypeList query) {
        PageWish window = query.window();
        List<EventType> types =
                query.of(read.all(caller, Reach.includeShared(Boolean.TRUE.equals(query.includeShared()))));
        return EventPage.of(
                "eventTypes",
                window.cut(types).items().stream()
                        .map(type -> EventTypeResource.from(type, caller, hrefs))
                        .toList(),
                PageNumbers.of(window.page(), window.size(), types.size()),
                hrefs);
    }

    @Reads
    @GetMapping("/{eventTypeId}")
    @Operation(summary = "Read an event type")
    ResponseEntity<EventTypeResource> read(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String eventTypeId,
            @RequestParam(defaultValue = "false") boolean includeShared) {
        return answer(ResponseEntity.ok(), caller, read.read(caller, eventTypeId, Reach.includeShared(includeShared)));
    }

    @Requires(Right.CREATE_TYPES_IN_TENANT)
    @PostMapping
    @Operation(
            summary = "Make an event type",
            description = "Its id begins with the tenant's; left out, the server makes one.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = EventTypeBody.class),
                                            examples = @ExampleObject("""
                    {"name": "PumpEvent", "ttl": 35, "scope": "LOCAL", "fields": [
                      {"name": "pressure", "type": "DOUBLE", "filterable": true, "required": false, "updatable": true},
                      {"name": "phase", "type": "ENUM", "filterable": true, "values": ["start", "run"]}]}"""))))
    ResponseEntity<EventTypeResource> create(Caller caller, @RequestBody EventTypeBody body) {
        EventType type = make.make(caller, body.toDraft());
        return answer(
                ResponseEntity.created(URI.create(hrefs.eventType(type.id()).href())), caller, type);
    }

    @Requires(Right.EDIT_TYPES)
    @PatchMapping(
            path = "/{eventTypeId}",
            consumes = {"application/json-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            summary = "Let an event type grow",
            description = "By a JSON patch (RFC 6902) of the type as it reads, inherited fields first. Name, ttl and"
                    + " what fields allow can change; fields and values can be added, and not taken away.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(type = "array"), examples = @ExampleObject("""
                    [{"op": "replace", "path": "/name", "value": "Pump event"}]"""))))
    ResponseEntity<EventTypeResource> patch(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String eventTypeId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        EventType changed = change.change(
                caller,
                eventTypeId,
                IfMatch.require(ifMatch),
                type -> patches.apply(EventTypeBody.from(type), EventTypeBody.class, patch)
                        .over(type));
        return answer(ResponseEntity.ok(), caller, changed);
    }

    @Requires(Right.EDIT_TYPES)
    @PutMapping(
            path = "/{eventTypeId}",
            consumes = {"application/json-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            summary = "Let an event type grow, as the vendor's client asks for it",
            description = "By a JSON patch (RFC 6902) of the type as it reads, inherited fields first. Name, ttl and"
                    + " what fields allow can change; fields and values can be added, and not taken away.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(type = "array"), examples = @ExampleObject("""
                    [{"op": "replace", "path": "/name", "value": "Pump event"}]"""))))
    ResponseEntity<EventTypeResource> put(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String eventTypeId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        return patch(caller, eventTypeId, ifMatch, patch);
    }

    @Requires(Right.DELETE_TYPES)
    @DeleteMapping("/{eventTypeId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete an event type that has neither events nor types derived from it")
    void delete(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String eventTypeId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        change.delete(caller, eventTypeId, IfMatch.require(ifMatch));
    }

    private ResponseEntity<EventTypeResource> answer(ResponseEntity.BodyBuilder as, Caller caller, EventType type) {
        return as.eTag("\"" + type.etag() + "\"").body(EventTypeResource.from(type, caller, hrefs));
    }
}
