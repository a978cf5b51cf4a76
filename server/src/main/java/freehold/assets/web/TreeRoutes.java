package freehold.assets.web;

import freehold.assets.usecase.Address;
import freehold.assets.usecase.DeleteAsset;
import freehold.assets.usecase.FoundAsset;
import freehold.assets.usecase.MoveAsset;
import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Changes of the tree in the words of Asset Management. */
@RestController
@RequestMapping(Hrefs.ROOT + "/assets/{assetId}")
@Tag(name = "Assets")
class TreeRoutes {
    private static final String EXAMPLE_ID = "0123456789abcdef0123456789abcdef";

    private final MoveAsset moves;
    private final DeleteAsset deletions;
    private final Hrefs hrefs;

    TreeRoutes(MoveAsset moves, DeleteAsset deletions, Hrefs hrefs) {
        this.moves = moves;
        this.deletions = deletions;
        this.hrefs = hrefs;
    }

    @Requires({
        Right.MOVE_ASSETS_IN_TENANT,
        Right.MOVE_ASSETS_IN_SUBTENANT,
        Right.ADD_CHILD_ASSETS,
        Right.ADD_CHILD_ASSETS_IN_SUBTENANT
    })
    @PostMapping("/move")
    @DescribesChange
    @Operation(summary = "Move an asset below another, with all that hangs below it")
    ResponseEntity<AssetResource> move(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String assetId,
            @RequestBody MoveBody body,
            WebRequest request) {
        FoundAsset moved = moves.move(
                caller,
                new Address(assetId, RequestOptions.reach(request)),
                IfMatch.require(request.getHeader(HttpHeaders.IF_MATCH)),
                body.required());
        return Etagged.written(AssetResource.from(moved, hrefs), moved.asset().etag(), false);
    }

    @Requires({
        Right.MOVE_ASSETS_IN_TENANT,
        Right.MOVE_ASSETS_IN_SUBTENANT,
        Right.ADD_CHILD_ASSETS,
        Right.ADD_CHILD_ASSETS_IN_SUBTENANT
    })
    @PostMapping
    @DescribesChange
    @Operation(
            summary = "Move an asset below another",
            description = "The same as …/move, at the address that a widespread client sends it to.")
    ResponseEntity<AssetResource> moveHere(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String assetId,
            @RequestBody MoveBody body,
            WebRequest request) {
        return move(caller, assetId, body, request);
    }

    @Requires({Right.DELETE_ASSETS, Right.DELETE_BASIC_HIERARCHY_ASSETS})
    @DeleteMapping
    @DescribesChange
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete an asset that has none below it", description = "It goes to the bin.")
    void delete(Caller caller, @PathVariable @Parameter(example = EXAMPLE_ID) String assetId, WebRequest request) {
        deletions.delete(
                caller,
                new Address(assetId, RequestOptions.reach(request)),
                IfMatch.require(request.getHeader(HttpHeaders.IF_MATCH)));
    }
}
