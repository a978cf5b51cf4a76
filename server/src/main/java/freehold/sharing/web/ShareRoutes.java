package freehold.sharing.web;

import freehold.access.RepeatKey;
import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.http.Page;
import freehold.kernel.http.Reads;
import freehold.kernel.http.Requires;
import freehold.sharing.model.Listing;
import freehold.sharing.model.ShareSheet;
import freehold.sharing.usecase.OfferShare;
import freehold.sharing.usecase.ReadShares;
import freehold.sharing.usecase.ShareInOneStep;
import freehold.sharing.web.ShareBodies.EventView;
import freehold.sharing.web.ShareBodies.NewShare;
import freehold.sharing.web.ShareBodies.ShareView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Offering assets, and seeing what was offered, lent and received. What one can do with a share is below its id. */
@RestController
@RequestMapping(ShareRoutes.PATH)
@Tag(name = "Shares")
class ShareRoutes {
    static final String PATH = "/api/sharing/v1/shares";
    static final String EXAMPLE = "7d1e9a40-52c3-4b8a-8f1e-6c0d2b9a4e37";

    private final OfferShare offer;
    private final ShareInOneStep lend;
    private final ReadShares read;

    ShareRoutes(OfferShare offer, ShareInOneStep lend, ReadShares read) {
        this.offer = offer;
        this.lend = lend;
        this.read = read;
    }

    @Operation(
            summary = "Offer an asset to a partner, or lend it to a tenant one administers too",
            description = "With a target it is accepted in the same step, and the two tenants' collaboration is made if"
                    + " there is none. For that one has signed in and is Administrator in both tenants; the receiver"
                    + " may then be named by its tenant id also if it is no partner yet.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Right.SHARE_ASSETS)
    ShareView offer(
            Caller caller,
            @RequestHeader(name = RepeatKey.HEADER, required = false) @Nullable String key,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(NewShare.EXAMPLE)))
                    @RequestBody
                    NewShare body) {
        Optional<RepeatKey> repeat = RepeatKey.of(key, PATH, body);
        OfferShare.Offer wish = ShareWishes.read(body);
        return ShareView.from(ShareWishes.target(body.target())
                .map(target -> lend.handle(caller, new ShareInOneStep.Wish(wish, target), repeat))
                .orElseGet(() -> offer.handle(caller, wish, repeat)));
    }

    @Operation(summary = "Shares the tenant has offered or was offered")
    @GetMapping
    @Reads
    Page<ShareView> list(Caller caller, @ParameterObject Queries.OfShares query) {
        Listing.Wanted wanted = query.wanted();
        Listing<ShareSheet> found = read.list(caller, query.filter(), Optional.ofNullable(query.partner()), wanted);
        return Page.of(found.items().stream().map(ShareView::from).toList(), wanted.part(), found.total());
    }

    @Operation(summary = "One share")
    @GetMapping("/{id}")
    @Reads
    ShareView one(Caller caller, @Parameter(example = EXAMPLE) @PathVariable String id) {
        return ShareView.from(read.one(caller, id));
    }

    @Operation(summary = "Every change of the share's state, oldest first")
    @GetMapping("/{id}/history")
    @Reads
    Page<EventView> history(
            Caller caller, @Parameter(example = EXAMPLE) @PathVariable String id, @ParameterObject Queries.Part part) {
        return part.wish()
                .cut(read.history(caller, id).stream().map(EventView::from).toList());
    }
}
