package freehold.assets.web;

import freehold.access.RepeatKey;
import freehold.assets.model.BinEntry;
import freehold.assets.usecase.DeleteAsset;
import freehold.assets.usecase.FoundAsset;
import freehold.assets.usecase.ListBin;
import freehold.assets.usecase.PurgeAsset;
import freehold.assets.usecase.RestoreAsset;
import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.NoUnknownFields;
import freehold.kernel.http.Page;
import freehold.kernel.http.PageWish;
import freehold.kernel.http.Reads;
import freehold.kernel.http.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Deleting whole branches, and what becomes of deleted assets. */
@RestController
@RequestMapping("/api/assets/v1")
@Tag(name = "Around an asset")
class BinRoutes {
    private static final String EXAMPLE_ID = "0123456789abcdef0123456789abcdef";

    private final DeleteAsset deletions;
    private final ListBin list;
    private final RestoreAsset restore;
    private final PurgeAsset purge;
    private final Hrefs hrefs;

    BinRoutes(DeleteAsset deletions, ListBin list, RestoreAsset restore, PurgeAsset purge, Hrefs hrefs) {
        this.deletions = deletions;
        this.list = list;
        this.restore = restore;
        this.purge = purge;
        this.hrefs = hrefs;
    }

    /** Where to restore to. */
    @NoUnknownFields
    record RestoreBody(
            @Schema(
                    example = EXAMPLE_ID,
                    description = "What it shall hang below; left out: what it hung below when it was deleted")
            @Nullable
            String parentId) {}

    @Requires({Right.DELETE_ASSETS, Right.DELETE_BASIC_HIERARCHY_ASSETS})
    @DeleteMapping("/{assetId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete an asset with everything below it, in one act",
            description = "All of it goes to the bin, or nothing. Needs the right for each of the assets.")
    void deleteBranch(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String assetId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        deletions.deleteBranch(caller, assetId, IfMatch.require(ifMatch));
    }

    @Reads
    @GetMapping("/bin")
    @Operation(summary = "Deletions one may undo, newest first")
    Page<BinView> bin(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size) {
        Page<BinEntry> found = list.list(caller, PageWish.of(page, size));
        List<BinView> items = found.items().stream().map(BinView::from).toList();
        return new Page<>(items, found.page());
    }

    @Requires({Right.DELETE_ASSETS, Right.DELETE_BASIC_HIERARCHY_ASSETS})
    @PostMapping("/bin/{assetId}/restore")
    @DescribesRepeat
    @Parameter(
            in = ParameterIn.HEADER,
            name = "If-Match",
            description = "The etag of the entry of the bin.",
            schema = @Schema(type = "string"))
    @Operation(summary = "Undo a deletion: the asset comes back with all that went with it")
    ResponseEntity<AssetResource> restore(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String assetId,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) @Nullable RestoreBody body) {
        Optional<String> parent = Optional.ofNullable(body).map(RestoreBody::parentId);
        long etag = IfMatch.require(headers.getFirst(HttpHeaders.IF_MATCH));
        FoundAsset restored = restore.restore(
                caller,
                new RestoreAsset.Wish(
                        assetId,
                        etag,
                        parent,
                        RepeatKey.of(headers.getFirst(RepeatKey.HEADER), "restore", assetId, etag, body)));
        return Etagged.written(
                AssetResource.from(restored, hrefs), restored.asset().etag(), false);
    }

    @Requires({Right.DELETE_ASSETS, Right.DELETE_BASIC_HIERARCHY_ASSETS})
    @DeleteMapping("/bin/{assetId}")
    @Operation(
            summary = "Purge a deleted asset with all that went with it",
            description = "Final. Answers how much of each kind of thing is gone.")
    Removed purge(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String assetId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return new Removed(purge.purge(caller, assetId, IfMatch.require(ifMatch)));
    }

    /** What is gone for good. */
    record Removed(
            @Schema(example = "{\"assets\": 3, \"samples\": 1200, \"series\": 2}")
            Map<String, Long> removed) {}
}
