package freehold.sharing.web;

import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.http.Requires;
import freehold.sharing.usecase.PreviewShare;
import freehold.sharing.web.PreviewBodies.PreviewView;
import freehold.sharing.web.PreviewBodies.SightView;
import freehold.sharing.web.ShareBodies.NewShare;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Own assets with another tenant's eyes. */
@RestController
@RequestMapping(ShareRoutes.PATH + "/preview")
@Tag(name = "Shares")
class PreviewRoutes {
    private final PreviewShare preview;

    PreviewRoutes(PreviewShare preview) {
        this.preview = preview;
    }

    @Operation(
            summary = "What an offer would show its receiver, and what it would not",
            description = "Nothing is offered. The answer is for the offer by itself, as if it were accepted now.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Right.SHARE_ASSETS)
    PreviewView offer(
            Caller caller,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(NewShare.EXAMPLE)))
                    @RequestBody
                    NewShare body,
            @ParameterObject Queries.Part part) {
        return PreviewView.from(preview.ofOffer(caller, ShareWishes.readUnlent(body), part.wish()), part.wish());
    }

    @Operation(summary = "An asset as a partner sees it now, by all shares together")
    @GetMapping
    @Requires(Right.SHARE_ASSETS)
    SightView partner(
            Caller caller,
            @Parameter(example = "0f3a6c1d2b4e4f5a8c7d9e0b1a2c3d4e") @RequestParam String assetId,
            @Parameter(description = "Tenant id or sharing id of a partner", example = "bravo") @RequestParam
                    String partner) {
        return SightView.from(preview.ofPartner(caller, assetId, partner));
    }
}
