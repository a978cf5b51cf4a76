package freehold.assets.web;

import freehold.assets.model.AssetType;
import freehold.assets.model.AssetTypeField;
import freehold.assets.model.TypeDraft;
import freehold.assets.usecase.Address;
import freehold.assets.usecase.ChangeAssetType;
import freehold.assets.usecase.ChangeVariables;
import freehold.assets.usecase.DeleteAssetType;
import freehold.assets.usecase.FoundType;
import freehold.assets.usecase.PutAssetType;
import freehold.assets.usecase.PutResult;
import freehold.assets.usecase.ReadAssetType;
import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.http.Reads;
import freehold.kernel.http.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping(Hrefs.ROOT + "/assettypes")
@Tag(name = "Asset types")
class AssetTypeRoutes {
    private static final String EXAMPLE_ID = "core.basicdevice";

    private final ReadAssetType read;
    private final PutAssetType put;
    private final ChangeAssetType change;
    private final ChangeVariables changeVariables;
    private final DeleteAssetType delete;
    private final MergePatch patches;
    private final VariableChanges variableChanges;
    private final Hrefs hrefs;

    AssetTypeRoutes(
            ReadAssetType read,
            PutAssetType put,
            ChangeAssetType change,
            ChangeVariables changeVariables,
            DeleteAssetType delete,
            MergePatch patches,
            VariableChanges variableChanges,
            Hrefs hrefs) {
        this.read = read;
        this.put = put;
        this.change = change;
        this.changeVariables = changeVariables;
        this.delete = delete;
        this.patches = patches;
        this.variableChanges = variableChanges;
        this.hrefs = hrefs;
    }

    @Reads
    @GetMapping
    @DescribesExploded
    @Operation(summary = "List asset types: one's own and the built-in ones")
    HalPage<AssetTypeResource> list(Caller caller, @ParameterObject ListQuery query, WebRequest request) {
        boolean exploded = RequestOptions.flag(request, "exploded");
        return HalPage.of(
                "assetTypes",
                read.list(
                                caller,
                                query.listing(AssetTypeField.ID, Arrays.stream(AssetTypeField.values())),
                                query.reach())
                        .map(found -> AssetTypeResource.from(found, exploded, hrefs)),
                hrefs);
    }

    @Reads
    @GetMapping("/{assetTypeId}")
    @Operation(summary = "Read an asset type")
    @DescribesRead
    @DescribesExploded
    ResponseEntity<AssetTypeResource> read(
            Caller caller, @PathVariable @Parameter(example = EXAMPLE_ID) String assetTypeId, WebRequest request) {
        FoundType<AssetType> found = read.read(caller, new Address(assetTypeId, RequestOptions.reach(request)));
        return Etagged.read(
                AssetTypeResource.from(found, RequestOptions.flag(request, "exploded"), hrefs),
                found.type().etag(),
                request.getHeader(HttpHeaders.IF_NONE_MATCH));
    }

    @Requires({Right.CREATE_TYPES_IN_TENANT, Right.CREATE_TYPES_IN_SUBTENANT, Right.EDIT_TYPES})
    @PutMapping("/{assetTypeId}")
    @DescribesChange
    @DescribesCreation
    @DescribesExploded
    @Operation(summary = "Create an asset type, or let it grow")
    ResponseEntity<AssetTypeResource> put(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String assetTypeId,
            @RequestBody AssetTypeBody body,
            WebRequest request) {
        boolean exploded = RequestOptions.flag(request, "exploded");
        PutResult<AssetType> result = put.put(
                caller,
                new Address(assetTypeId, RequestOptions.reach(request)),
                RequestOptions.precondition(request),
                body.toDraft(assetTypeId));
        return written(result.found(), exploded, result.created());
    }

    @Requires(Right.EDIT_TYPES)
    @PatchMapping(
            path = "/{assetTypeId}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @DescribesChange
    @DescribesExploded
    @Operation(
            summary = "Change some of an asset type",
            description =
                    "Lists of variables and aspects must have all there are: they can be added to, not removed. Of its"
                            + " own files those are taken away that a list of files lacks.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = AssetTypeBody.class))))
    ResponseEntity<AssetTypeResource> patch(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String assetTypeId,
            @RequestBody JsonNode body,
            WebRequest request) {
        boolean exploded = RequestOptions.flag(request, "exploded");
        FoundType<AssetType> changed = change.change(
                caller,
                new Address(assetTypeId, RequestOptions.reach(request)),
                RequestOptions.etag(request),
                current -> patches.apply(
                                AssetTypeBody.from(assetTypeId, TypeDraft.of(current)),
                                AssetTypeBody.class,
                                FileAssignmentBody.noneForNull(body))
                        .toDraft(assetTypeId));
        return written(changed, exploded, false);
    }

    @Requires(Right.EDIT_TYPES)
    @PatchMapping(
            path = "/{assetTypeId}/variables",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @DescribesChange
    @DescribesExploded
    @Operation(
            summary = "Change variables an asset type brings itself",
            description = "By name, each with what is to change of name, unit, length and defaultValue. Values that"
                    + " assets have for a renamed variable go along; shares that name it show it no more.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(type = "object"),
                                            examples =
                                                    @ExampleObject(
                                                            "{\"force\": {\"unit\": \"kN\", \"length\": null}}"))))
    ResponseEntity<AssetTypeResource> patchVariables(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String assetTypeId,
            @RequestBody JsonNode body,
            WebRequest request) {
        boolean exploded = RequestOptions.flag(request, "exploded");
        FoundType<AssetType> changed = changeVariables.change(
                caller,
                new Address(assetTypeId, RequestOptions.reach(request)),
                RequestOptions.etag(request),
                current -> variableChanges.apply(current, body));
        return written(changed, exploded, false);
    }

    @Requires(Right.DELETE_TYPES)
    @DeleteMapping("/{assetTypeId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DescribesChange
    @Operation(summary = "Delete an asset type that has neither assets nor types derived from it")
    void delete(Caller caller, @PathVariable @Parameter(example = EXAMPLE_ID) String assetTypeId, WebRequest request) {
        delete.delete(caller, new Address(assetTypeId, RequestOptions.reach(request)), RequestOptions.etag(request));
    }

    private ResponseEntity<AssetTypeResource> written(FoundType<AssetType> found, boolean exploded, boolean created) {
        return Etagged.written(
                AssetTypeResource.from(found, exploded, hrefs), found.type().etag(), created);
    }
}
