package freehold.assets.web;

import freehold.access.Reach;
import freehold.assets.model.PathStep;
import freehold.assets.model.SeenAsset;
import freehold.assets.usecase.Address;
import freehold.assets.usecase.BrowseTree;
import freehold.assets.usecase.SearchAssets;
import freehold.identity.Caller;
import freehold.kernel.http.Page;
import freehold.kernel.http.PageWish;
import freehold.kernel.http.Reads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finding assets, and going up and down in the tree. */
@RestController
@RequestMapping("/api/assets/v1")
@Tag(name = "Around an asset")
class BrowseRoutes {
    private static final String EXAMPLE_ID = "0123456789abcdef0123456789abcdef";
    private static final String RECEIVED =
            "Whether received assets take part. Unlike in Asset Management they do unless told not to.";

    private final SearchAssets search;
    private final BrowseTree tree;

    BrowseRoutes(SearchAssets search, BrowseTree tree) {
        this.search = search;
        this.tree = tree;
    }

    /** Which part of a list, and of what. */
    record Part(
            @Nullable Integer page,
            @Nullable Integer size,

            @Parameter(description = RECEIVED, schema = @Schema(type = "boolean", defaultValue = "true")) @Nullable
            Boolean includeShared) {
        PageWish wish() {
            return PageWish.of(page, size);
        }

        Reach reach() {
            return Reach.includeShared(!Boolean.FALSE.equals(includeShared));
        }
    }

    record Step(String assetId, String name) {
        static Step from(PathStep step) {
            return new Step(step.id().value(), step.name());
        }
    }

    /** An asset that was found, with what is above it. */
    record Hit(
            String assetId,
            String tenantId,
            String name,
            @Nullable String externalId,
            String typeId,
            List<String> labels,
            SharingBody sharing,
            List<Step> path) {
        static Hit from(SearchAssets.Found found) {
            return new Hit(
                    found.hit().id().value(),
                    found.hit().owner().value(),
                    found.hit().name(),
                    found.hit().externalId().orElse(null),
                    found.hit().type().value(),
                    found.hit().labels(),
                    SharingBody.of(found.sharing()),
                    found.path().stream().map(Step::from).toList());
        }
    }

    /** An asset below another. */
    record Child(
            String assetId,
            String tenantId,
            @Nullable String subTenant,
            String name,
            String typeId,
            SharingBody sharing,

            @Schema(description = "How many assets one sees directly below it.")
            long children) {
        static Child from(BrowseTree.Child child) {
            SeenAsset asset = child.asset();
            return new Child(
                    asset.id().value(),
                    asset.owner().value(),
                    asset.subtenant().map(Object::toString).orElse(null),
                    asset.name(),
                    asset.type().value(),
                    SharingBody.of(asset.sharing()),
                    child.children());
        }
    }

    /** From the top of what one sees down to the asset itself. */
    record Path(List<Step> path) {}

    @Reads
    @GetMapping("/search")
    @Operation(
            summary = "Find assets by name, external id or label",
            description = "All that contain the words somewhere, ignoring case, in the order of names. Of received"
                    + " assets only what their shares show is searched, and never the owner's labels.")
    Page<Hit> search(
            Caller caller,
            @Parameter(
                            description = "What to look for, 1 to 255 characters; three or more are fast.",
                            example = "press")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @ParameterObject Part part) {
        PageWish wish = part.wish();
        freehold.assets.model.Page<Hit> found =
                search.search(caller, q == null ? "" : q, wish, part.reach()).map(Hit::from);
        return Page.of(found.rows(), wish, found.total());
    }

    @Reads
    @GetMapping("/{assetId}/path")
    @Operation(summary = "What is above an asset, from the top down, and the asset itself at the end")
    Path path(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String assetId,
            @Parameter(description = RECEIVED) @RequestParam(defaultValue = "true") boolean includeShared) {
        return new Path(tree.path(caller, new Address(assetId, Reach.includeShared(includeShared))).stream()
                .map(Step::from)
                .toList());
    }

    @Reads
    @GetMapping("/{assetId}/children")
    @Operation(
            summary = "The assets directly below an asset, by name",
            description = "Each with how many there are below it. Received assets stand where they were placed.")
    Page<Child> children(
            Caller caller, @PathVariable @Parameter(example = EXAMPLE_ID) String assetId, @ParameterObject Part part) {
        PageWish wish = part.wish();
        freehold.assets.model.Page<Child> found =
                tree.children(caller, new Address(assetId, part.reach()), wish).map(Child::from);
        return Page.of(found.rows(), wish, found.total());
    }
}
