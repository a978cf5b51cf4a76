package freehold.assets.web;

import freehold.access.Reach;
import freehold.assets.model.AspectType;
import freehold.assets.model.AspectTypeField;
import freehold.assets.model.TypeDraft;
import freehold.assets.usecase.Address;
import freehold.assets.usecase.ChangeAspectType;
import freehold.assets.usecase.DeleteAspectType;
import freehold.assets.usecase.FoundType;
import freehold.assets.usecase.PutAspectType;
import freehold.assets.usecase.PutResult;
import freehold.assets.usecase.ReadAspectType;
import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.http.Reads;
import freehold.kernel.http.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping(Hrefs.ROOT + "/aspecttypes")
@Tag(name = "Aspect types")
class AspectTypeRoutes {
    private static final String EXAMPLE_ID = "core.vibration";

    private final ReadAspectType read;
    private final PutAspectType put;
    private final ChangeAspectType change;
    private final DeleteAspectType delete;
    private final MergePatch patches;
    private final Hrefs hrefs;

    AspectTypeRoutes(
            ReadAspectType read,
            PutAspectType put,
            ChangeAspectType change,
            DeleteAspectType delete,
            MergePatch patches,
            Hrefs hrefs) {
        this.read = read;
        this.put = put;
        this.change = change;
        this.delete = delete;
        this.patches = patches;
        this.hrefs = hrefs;
    }

    @Reads
    @GetMapping
    @Operation(summary = "List aspect types: one's own and the built-in ones")
    HalPage<AspectTypeResource> list(Caller caller, @ParameterObject ListQuery query) {
        return HalPage.of(
                "aspectTypes",
                read.list(
                                caller,
                                query.listing(AspectTypeField.ID, Arrays.stream(AspectTypeField.values())),
                                query.reach())
                        .map(found -> AspectTypeResource.from(found, hrefs)),
                hrefs);
    }

    @Reads
    @GetMapping("/{aspectTypeId}")
    @Operation(summary = "Read an aspect type")
    ResponseEntity<AspectTypeResource> read(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String aspectTypeId,
            @RequestParam(defaultValue = "false") boolean includeShared,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        FoundType<AspectType> found = read.read(caller, new Address(aspectTypeId, Reach.includeShared(includeShared)));
        return Etagged.read(AspectTypeResource.from(found, hrefs), found.type().etag(), ifNoneMatch);
    }

    @Requires({Right.CREATE_ASPECTS_IN_TENANT, Right.CREATE_ASPECTS_IN_SUBTENANT, Right.EDIT_ASPECTS})
    @PutMapping("/{aspectTypeId}")
    @DescribesChange
    @DescribesCreation
    @Operation(summary = "Create an aspect type, or let it grow")
    ResponseEntity<AspectTypeResource> put(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String aspectTypeId,
            @RequestBody AspectTypeBody body,
            WebRequest request) {
        PutResult<AspectType> result = put.put(
                caller,
                new Address(aspectTypeId, RequestOptions.reach(request)),
                RequestOptions.precondition(request),
                body.toDraft(aspectTypeId));
        return written(result.found(), result.created());
    }

    @Requires(Right.EDIT_ASPECTS)
    @PatchMapping(
            path = "/{aspectTypeId}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @DescribesChange
    @Operation(
            summary = "Change some of an aspect type",
            description = "A list of variables must have all there are: they can be added to, and not removed.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = AspectTypeBody.class))))
    ResponseEntity<AspectTypeResource> patch(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String aspectTypeId,
            @RequestBody JsonNode body,
            WebRequest request) {
        FoundType<AspectType> changed = change.change(
                caller,
                new Address(aspectTypeId, RequestOptions.reach(request)),
                RequestOptions.etag(request),
                current -> patches.apply(
                                AspectTypeBody.from(aspectTypeId, TypeDraft.of(current)), AspectTypeBody.class, body)
                        .toDraft(aspectTypeId));
        return written(changed, false);
    }

    @Requires(Right.DELETE_ASPECTS)
    @DeleteMapping("/{aspectTypeId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DescribesChange
    @Operation(summary = "Delete an aspect type that no asset type uses")
    void delete(Caller caller, @PathVariable @Parameter(example = EXAMPLE_ID) String aspectTypeId, WebRequest request) {
        delete.delete(caller, new Address(aspectTypeId, RequestOptions.reach(request)), RequestOptions.etag(request));
    }

    private ResponseEntity<AspectTypeResource> written(FoundType<AspectType> found, boolean created) {
        return Etagged.written(
                AspectTypeResource.from(found, hrefs), found.type().etag(), created);
    }
}
