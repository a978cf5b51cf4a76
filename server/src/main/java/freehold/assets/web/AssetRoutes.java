package freehold.assets.web;

import freehold.access.Reach;
import freehold.assets.model.AssetDraft;
import freehold.assets.model.AssetField;
import freehold.assets.usecase.Address;
import freehold.assets.usecase.ChangeAsset;
import freehold.assets.usecase.CreateAsset;
import freehold.assets.usecase.FoundAsset;
import freehold.assets.usecase.ListAssets;
import freehold.assets.usecase.ReadAsset;
import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.Reads;
import freehold.kernel.http.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping(Hrefs.ROOT + "/assets")
@Tag(name = "Assets")
class AssetRoutes {
    private static final String EXAMPLE_ID = "0123456789abcdef0123456789abcdef";

    private final ListAssets list;
    private final ReadAsset read;
    private final CreateAsset create;
    private final ChangeAsset change;
    private final MergePatch patches;
    private final Hrefs hrefs;

    AssetRoutes(
            ListAssets list, ReadAsset read, CreateAsset create, ChangeAsset change, MergePatch patches, Hrefs hrefs) {
        this.list = list;
        this.read = read;
        this.create = create;
        this.change = change;
        this.patches = patches;
        this.hrefs = hrefs;
    }

    @Reads
    @GetMapping
    @Operation(summary = "List the assets one can see")
    HalPage<ListedAsset> list(
            Caller caller,
            @ParameterObject ListQuery query,
            @Parameter(description = "Whether to leave out location, variables, aspects, files and locks.")
                    @RequestParam(defaultValue = "false")
                    boolean basicFieldsOnly) {
        return HalPage.of(
                "assets",
                list.list(caller, query.listing(AssetField.NAME, Arrays.stream(AssetField.values())), query.reach())
                        .map(asset -> basicFieldsOnly
                                ? BasicAssetResource.from(asset, hrefs)
                                : AssetResource.from(asset, hrefs)),
                hrefs);
    }

    @Reads
    @GetMapping("/root")
    @Operation(summary = "Read the asset all others hang below")
    ResponseEntity<AssetResource> root(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        FoundAsset root = read.root(caller);
        return Etagged.read(AssetResource.from(root, hrefs), root.asset().etag(), ifNoneMatch);
    }

    @Reads
    @GetMapping("/{assetId}")
    @Operation(summary = "Read an asset, with what is above it")
    ResponseEntity<AssetResource> read(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String assetId,
            @RequestParam(defaultValue = "false") boolean includeShared,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch) {
        FoundAsset found = read.read(caller, new Address(assetId, Reach.includeShared(includeShared)));
        return Etagged.read(AssetResource.from(found, hrefs), found.asset().etag(), ifNoneMatch);
    }

    @Requires({
        Right.CREATE_ASSETS_IN_TENANT,
        Right.CREATE_ASSETS_IN_SUBTENANT,
        Right.ADD_CHILD_ASSETS,
        Right.ADD_CHILD_ASSETS_IN_SUBTENANT
    })
    @PostMapping
    @Operation(summary = "Create an asset below another")
    ResponseEntity<AssetResource> create(
            Caller caller, @RequestBody AssetBody body, @RequestParam(defaultValue = "false") boolean includeShared) {
        FoundAsset created = create.create(caller, body.toDraft(), Reach.includeShared(includeShared));
        AssetResource resource = AssetResource.from(created, hrefs);
        return ResponseEntity.created(
                        URI.create(hrefs.of("/assets/" + resource.assetId()).href()))
                .eTag("\"" + resource.etag() + "\"")
                .body(resource);
    }

    @Requires({Right.EDIT_ASSETS_IN_TENANT, Right.EDIT_ASSETS_IN_SUBTENANT, Right.SET_VALUES_FOR_DIRECT_VARIABLES})
    @PutMapping("/{assetId}")
    @DescribesChange
    @Operation(summary = "Replace the values of an asset")
    ResponseEntity<AssetResource> replace(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String assetId,
            @RequestBody AssetBody body,
            WebRequest request) {
        AssetDraft wanted = body.toDraft();
        return change(caller, assetId, request, current -> wanted);
    }

    @Requires({Right.EDIT_ASSETS_IN_TENANT, Right.EDIT_ASSETS_IN_SUBTENANT, Right.SET_VALUES_FOR_DIRECT_VARIABLES})
    @PatchMapping(
            path = "/{assetId}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @DescribesChange
    @Operation(
            summary = "Change some values of an asset",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = AssetBody.class))))
    ResponseEntity<AssetResource> patch(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String assetId,
            @RequestBody JsonNode body,
            WebRequest request) {
        return change(
                caller,
                assetId,
                request,
                current -> patches.apply(AssetBody.from(current), AssetBody.class, FileAssignmentBody.noneForNull(body))
                        .toDraft());
    }

    private ResponseEntity<AssetResource> change(
            Caller caller, String assetId, WebRequest request, UnaryOperator<AssetDraft> wanted) {
        FoundAsset changed = change.change(
                caller,
                new Address(assetId, RequestOptions.reach(request)),
                IfMatch.require(request.getHeader(HttpHeaders.IF_MATCH)),
                wanted);
        return Etagged.written(
                AssetResource.from(changed, hrefs), changed.asset().etag(), false);
    }
}
