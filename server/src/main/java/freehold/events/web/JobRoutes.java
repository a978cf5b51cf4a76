package freehold.events.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import freehold.decision.Right;
import freehold.events.model.EventDraft;
import freehold.events.model.Job;
import freehold.events.model.Limits;
import freehold.events.usecase.RunJobs;
import freehold.events.web.EventFilterJson.Unread;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.Link;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping(EventHrefs.ROOT)
@Tag(name = "Events")
class JobRoutes {
    static final String CREATE = "createEventsJobs";
    static final String DELETE = "deleteEventsJobs";
    private static final String EXAMPLE_ID = "01234567-89ab-cdef-0123-456789abcdef";
    private static final int MAX_SIZE = 500;
    private static final int DEFAULT_SIZE = 20;

    private final RunJobs jobs;
    private final EventHrefs hrefs;

    JobRoutes(RunJobs jobs, EventHrefs hrefs) {
        this.jobs = jobs;
        this.hrefs = hrefs;
    }

    /** Events to be recorded. */
    record NewEvents(@Nullable List<@Nullable EventBody> events) {
        List<Supplier<EventDraft>> drafts() {
            if (events == null || events.isEmpty()) {
                throw ProblemException.invalid("/events", "needs an event at least");
            }
            if (events.size() > Limits.CREATED_BY_JOB) {
                throw ProblemException.limit(
                        "events", "A job records at most " + Limits.CREATED_BY_JOB + " events: send fewer at a time.");
            }
            return events.stream().map(NewEvents::draft).toList();
        }

        private static Supplier<EventDraft> draft(@Nullable EventBody body) {
            return () -> {
                if (body == null) {
                    throw ProblemException.invalid("/events", "an event must not be null");
                }
                return body.toDraft();
            };
        }
    }

    /** Which events are to be deleted. */
    record EventsToDelete(@Nullable JsonNode filter) {
        Unread unread() {
            if (filter == null) {
                throw ProblemException.invalid("/filter", "is missing");
            }
            return EventFilterJson.read(filter);
        }
    }

    /** What came of a job. */
    record JobResource(
            String id,
            String state,
            Job.Details details,
            @JsonProperty("_links") Map<String, Link> links) {
        static JobResource from(Job job, EventHrefs hrefs) {
            String collection =
                    switch (job.kind()) {
                        case CREATE -> CREATE;
                        case DELETE -> DELETE;
                    };
            return new JobResource(
                    job.id(),
                    job.state().name(),
                    job.details(),
                    Map.of("self", hrefs.jobs(collection + "/" + job.id())));
        }
    }

    @Requires({Right.EDIT_ASSETS_IN_TENANT, Right.EDIT_ASSETS_IN_SUBTENANT})
    @PostMapping("/" + CREATE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Record several events",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = NewEvents.class),
                                            examples = @ExampleObject("""
                    {"events": [{"entityId": "0123456789abcdef0123456789abcdef",
                      "timestamp": "2026-01-01T00:00:00.000Z", "severity": 20, "description": "Bearing too hot"}]}"""))))
    JobResource create(Caller caller, @RequestBody NewEvents body) {
        return JobResource.from(jobs.create(caller, body.drafts()), hrefs);
    }

    @Requires({Right.EDIT_ASSETS_IN_TENANT, Right.EDIT_ASSETS_IN_SUBTENANT})
    @PostMapping("/" + DELETE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Delete all events of a type that a filter finds, however old",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(type = "object"), examples = @ExampleObject("""
                    {"filter": {"typeId": "com.siemens.mindsphere.eventmgmt.event.type.MindSphereStandardEvent",
                      "id": "01234567-89ab-cdef-0123-456789abcdef"}}"""))))
    JobResource delete(Caller caller, @RequestBody EventsToDelete body) {
        Unread unread = body.unread();
        String typeId = unread.typeId().orElseThrow(() -> ProblemException.invalid("/filter", "must name a typeId"));
        Job job = jobs.delete(caller, typeId, type -> unread.strictlyOver(EventFilterJson.fields(Optional.of(type))));
        return JobResource.from(job, hrefs);
    }

    @Reads
    @GetMapping("/" + CREATE + "/{jobId}")
    @Operation(summary = "Read what came of recording several events")
    JobResource created(Caller caller, @PathVariable @Parameter(example = EXAMPLE_ID) String jobId) {
        return JobResource.from(jobs.read(caller, Job.Kind.CREATE, jobId), hrefs);
    }

    @Reads
    @GetMapping("/" + DELETE + "/{jobId}")
    @Operation(summary = "Read what came of deleting events")
    JobResource deleted(Caller caller, @PathVariable @Parameter(example = EXAMPLE_ID) String jobId) {
        return JobResource.from(jobs.read(caller, Job.Kind.DELETE, jobId), hrefs);
    }

    @Reads
    @GetMapping("/" + CREATE)
    @Operation(summary = "List jobs of the last seven days that recorded events")
    EventPage<JobResource> listCreated(
            Caller caller,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(required = false) @Nullable String size) {
        return list(caller, Job.Kind.CREATE, PageWish.ofHal(page, size, DEFAULT_SIZE, MAX_SIZE));
    }

    @Reads
    @GetMapping("/" + DELETE)
    @Operation(summary = "List jobs of the last seven days that deleted events")
    EventPage<JobResource> listDeleted(
            Caller caller,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(required = false) @Nullable String size) {
        return list(caller, Job.Kind.DELETE, PageWish.ofHal(page, size, DEFAULT_SIZE, MAX_SIZE));
    }

    private EventPage<JobResource> list(Caller caller, Job.Kind kind, PageWish window) {
        RunJobs.Found found = jobs.list(caller, kind, window);
        return EventPage.of(
                kind == Job.Kind.CREATE ? CREATE : DELETE,
                found.jobs().stream().map(job -> JobResource.from(job, hrefs)).toList(),
                PageNumbers.of(window.page(), window.size(), found.total()),
                hrefs);
    }
}
