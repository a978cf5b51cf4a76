package freehold.assets.web;

import freehold.access.Reach;
import freehold.assets.model.Labels;
import freehold.assets.usecase.Address;
import freehold.assets.usecase.LabelAsset;
import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import freehold.kernel.http.NoUnknownFields;
import freehold.kernel.http.Reads;
import freehold.kernel.http.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/assets/v1/{assetId}/labels")
@Tag(name = "Around an asset")
class LabelRoutes {
    private static final String EXAMPLE_ID = "0123456789abcdef0123456789abcdef";

    private final LabelAsset labels;

    LabelRoutes(LabelAsset labels) {
        this.labels = labels;
    }

    @NoUnknownFields
    record LabelsBody(
            @Schema(example = "[\"spare part\", \"to be checked\"]") @Nullable
            List<@Nullable String> labels) {
        List<String> words() {
            if (labels == null) {
                throw ProblemException.invalid("/labels", "is missing");
            }
            return labels.stream()
                    .map(label -> {
                        if (label == null) {
                            throw ProblemException.invalid("/labels", "must not contain null");
                        }
                        return label;
                    })
                    .toList();
        }
    }

    /** In ascending order, with the etag of the asset. */
    record LabelsView(List<String> labels, long etag) {}

    @Reads
    @GetMapping
    @Operation(
            summary = "The labels of an asset",
            description = "The owner's labels of a received asset are never shown: it has those of one's own overlay.")
    ResponseEntity<LabelsView> read(Caller caller, @PathVariable @Parameter(example = EXAMPLE_ID) String assetId) {
        return answer(labels.read(caller, new Address(assetId, Reach.OWN_AND_RECEIVED)));
    }

    @Requires({Right.EDIT_ASSETS_IN_TENANT, Right.EDIT_ASSETS_IN_SUBTENANT})
    @PutMapping
    @Operation(
            summary = "Replace the labels of an asset",
            description = "Up to 50 of up to 64 characters each. The etag is that of the asset.")
    ResponseEntity<LabelsView> put(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String assetId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody LabelsBody body) {
        return answer(labels.put(
                caller, new Address(assetId, Reach.OWN_AND_RECEIVED), IfMatch.require(ifMatch), body.words()));
    }

    private static ResponseEntity<LabelsView> answer(Labels found) {
        return Etagged.written(new LabelsView(found.words(), found.etag()), found.etag(), false);
    }
}
