package freehold.assets.web;

import freehold.assets.model.AssetType;
import freehold.assets.model.AssetTypeField;
import freehold.assets.usecase.Address;
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
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

@RestController
@RequestMapping(Hrefs.ROOT + "/assettypes")
@Tag(name = "Asset types")
class AssetTypeRoutes {
    private static final String EXAMPLE_ID = "core.basicdevice";

    private final ReadAssetType read;
    private final PutAssetType put;
    private final Hrefs hrefs;

    AssetTypeRoutes(ReadAssetType read, PutAssetType put, Hrefs hrefs) {
        this.read = read;
        this.put = put;
        this.hrefs = hrefs;
    }

    @Reads
    @GetMapping
    @Operation(summary = "List asset types: one's own and the built-in ones")
    HalPage<AssetTypeResource> list(
            Caller caller,
            @ParameterObject ListQuery query,
            @RequestParam(defaultValue = "false") @Parameter(description = "Whether to show what is inherited.")
                    boolean exploded) {
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
    ResponseEntity<AssetTypeResource> read(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String assetTypeId,
            @RequestParam(defaultValue = "false") @Parameter(description = "Whether to show what is inherited.")
                    boolean exploded,
            WebRequest request) {
        FoundType<AssetType> found = read.read(caller, new Address(assetTypeId, RequestOptions.reach(request)));
        return Etagged.read(
                AssetTypeResource.from(found, exploded, hrefs),
                found.type().etag(),
                request.getHeader(HttpHeaders.IF_NONE_MATCH));
    }

    @Requires({Right.CREATE_TYPES_IN_TENANT, Right.CREATE_TYPES_IN_SUBTENANT, Right.EDIT_TYPES})
    @PutMapping("/{assetTypeId}")
    @DescribesChange
    @Operation(summary = "Create an asset type, or let it grow")
    ResponseEntity<AssetTypeResource> put(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String assetTypeId,
            @RequestBody AssetTypeBody body,
            WebRequest request) {
        PutResult<AssetType> result = put.put(
                caller,
                new Address(assetTypeId, RequestOptions.reach(request)),
                RequestOptions.precondition(request),
                body.toDraft(assetTypeId));
        return Etagged.written(
                AssetTypeResource.from(new FoundType<>(result.value(), false), false, hrefs),
                result.value().etag(),
                result.created());
    }
}
