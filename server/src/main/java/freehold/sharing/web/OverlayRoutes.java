package freehold.sharing.web;

import freehold.decision.AssetId;
import freehold.decision.Right;
import freehold.decision.SubtenantId;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.NoUnknownFields;
import freehold.kernel.http.Reads;
import freehold.kernel.http.Requires;
import freehold.sharing.Limits;
import freehold.sharing.model.Overlaid;
import freehold.sharing.usecase.LayOver;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a receiver sees what it has received. */
@RestController
@RequestMapping("/api/sharing/v1/received/{assetId}/overlay")
@Tag(name = "Shares")
class OverlayRoutes {
    private static final String EXAMPLE_ID = "0123456789abcdef0123456789abcdef";

    private final LayOver overlays;

    OverlayRoutes(LayOver overlays) {
        this.overlays = overlays;
    }

    @NoUnknownFields
    record OverlayWish(
            @Schema(example = "Turbine at the weir", description = "None: as its owner calls it") @Nullable
            String name,

            @Schema(example = "[\"rented\"]", description = "Up to 50 of up to 64 characters each") @Nullable
            List<@Nullable String> labels,

            @Schema(description = "Up to 2,000 characters") @Nullable
            String notes,

            @Schema(
                    example = EXAMPLE_ID,
                    description = "Below which own asset it is to hang. None: the folder named after its owner. Only"
                            + " for what a share begins with.")
            @Nullable
            String parentId,

            @Schema(
                    description = "To which own subtenant it is passed on, with all that is received below it. To pass"
                            + " something on takes the right to share assets, to take it back that to unshare them.")
            @Nullable
            String subtenantId) {

        LayOver.Wish read() {
            return new LayOver.Wish(
                    Optional.ofNullable(name).map(text -> Text.required(Limits.OWN_NAME, "/name", text)),
                    words(),
                    notes == null ? "" : Text.atMost(Limits.NOTE, "/notes", notes),
                    Optional.ofNullable(parentId).map(text -> Text.required(Limits.OWN_NAME, "/parentId", text)),
                    Optional.ofNullable(subtenantId).map(text -> Text.required(Limits.OWN_NAME, "/subtenantId", text)));
        }

        private List<String> words() {
            List<@Nullable String> given = labels == null ? List.of() : labels;
            if (given.size() > Limits.OWN_LABELS) {
                throw ProblemException.limit("labels", "An asset can have " + Limits.OWN_LABELS + " labels.");
            }
            List<String> words = new ArrayList<>();
            for (String label : given) {
                String pointer = "/labels/" + words.size();
                String word = Text.required(Limits.OWN_LABEL, pointer, label == null ? "" : label)
                        .strip();
                if (words.contains(word)) {
                    throw ProblemException.invalid(pointer, "the label " + word + " is there twice");
                }
                words.add(word);
            }
            words.sort(Text::compare);
            return words;
        }
    }

    record OverlayView(
            String assetId,
            @Nullable String name,
            List<String> labels,
            String notes,
            @Nullable String parentId,
            @Nullable String subtenantId,
            long etag) {
        static OverlayView from(Overlaid asset) {
            return new OverlayView(
                    asset.asset().value(),
                    asset.name().orElse(null),
                    asset.labels(),
                    asset.notes(),
                    asset.place().map(AssetId::value).orElse(null),
                    asset.subtenant().map(SubtenantId::value).orElse(null),
                    asset.etag());
        }
    }

    @Operation(
            summary = "What lies over a received asset",
            description = "The receiver's own name, labels and notes, where it has placed the asset and to whom it has"
                    + " passed it on. Its owner sees none of it, and it is gone with the share. Somebody in a"
                    + " subtenant, who changes nothing of it, always reads the etag 0.")
    @GetMapping
    @Reads
    OverlayView read(Caller caller, @Parameter(example = EXAMPLE_ID) @PathVariable String assetId) {
        return OverlayView.from(overlays.read(caller, assetId));
    }

    @Operation(
            summary = "Lay something over a received asset",
            description = "Replaces all that lies over it. The etag is 0 as long as nothing does.")
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires(Right.EDIT_ASSETS_IN_TENANT)
    OverlayView put(
            Caller caller,
            @Parameter(example = EXAMPLE_ID) @PathVariable String assetId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody OverlayWish body) {
        return OverlayView.from(overlays.put(caller, assetId, IfMatch.require(ifMatch), body.read()));
    }
}
