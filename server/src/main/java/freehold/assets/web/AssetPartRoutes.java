package freehold.assets.web;

import freehold.assets.model.AspectField;
import freehold.assets.model.VariableField;
import freehold.assets.usecase.Address;
import freehold.assets.usecase.FoundAsset;
import freehold.assets.usecase.ListParts;
import freehold.assets.usecase.SetLocation;
import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.Reads;
import freehold.kernel.http.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Where one asset stands, and what it consists of. */
@RestController
@RequestMapping(Hrefs.ROOT + "/assets/{assetId}")
@Tag(name = "Assets")
class AssetPartRoutes {
    private static final String EXAMPLE_ID = "0123456789abcdef0123456789abcdef";

    private final SetLocation locations;
    private final ListParts parts;
    private final Hrefs hrefs;

    AssetPartRoutes(SetLocation locations, ListParts parts, Hrefs hrefs) {
        this.locations = locations;
        this.parts = parts;
        this.hrefs = hrefs;
    }

    @Requires({Right.EDIT_ASSETS_IN_TENANT, Right.EDIT_ASSETS_IN_SUBTENANT})
    @PutMapping("/location")
    @DescribesChange
    @Operation(
            summary = "Give an asset a location of its own",
            description = "The answer is the asset. Not supported on shared assets.")
    ResponseEntity<AssetResource> put(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String assetId,
            @RequestBody LocationBody body,
            WebRequest request) {
        return written(locations.put(caller, address(assetId, request), etag(request), body.toLocation()));
    }

    @Requires({Right.EDIT_ASSETS_IN_TENANT, Right.EDIT_ASSETS_IN_SUBTENANT})
    @DeleteMapping("/location")
    @DescribesChange
    @Operation(
            summary = "Take an asset's own location away",
            description = "The answer is the asset, which may now inherit the location of one above it."
                    + " Not supported on shared assets.")
    ResponseEntity<AssetResource> delete(
            Caller caller, @PathVariable @Parameter(example = EXAMPLE_ID) String assetId, WebRequest request) {
        return written(locations.remove(caller, address(assetId, request), etag(request)));
    }

    @Reads
    @GetMapping("/aspects")
    @Operation(
            summary = "List the aspects of an asset",
            description = "With the values of static ones. Of a received asset: what its shares show.")
    HalPage<AspectResource> aspects(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String assetId,
            @ParameterObject ListQuery query) {
        return HalPage.of(
                "aspects",
                parts.aspects(
                                caller,
                                new Address(assetId, query.reach()),
                                query.listing(AspectField.NAME, Arrays.stream(AspectField.values())))
                        .map(aspect -> AspectResource.from(aspect, hrefs)),
                hrefs);
    }

    @Reads
    @GetMapping("/variables")
    @Operation(
            summary = "List the variables of an asset outside of its aspects",
            description = "With their values. Of a received asset: what its shares show.")
    HalPage<SeenVariableBody> variables(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String assetId,
            @ParameterObject ListQuery query) {
        return HalPage.of(
                "variables",
                parts.variables(
                                caller,
                                new Address(assetId, query.reach()),
                                query.listing(VariableField.NAME, Arrays.stream(VariableField.values())))
                        .map(SeenVariableBody::from),
                hrefs);
    }

    private static Address address(String assetId, WebRequest request) {
        return new Address(assetId, RequestOptions.reach(request));
    }

    private static long etag(WebRequest request) {
        return IfMatch.require(request.getHeader(HttpHeaders.IF_MATCH));
    }

    private ResponseEntity<AssetResource> written(FoundAsset asset) {
        return Etagged.written(AssetResource.from(asset, hrefs), asset.asset().etag(), false);
    }
}
