package freehold.assets.web;

import freehold.assets.usecase.ForeseeChange;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.Reads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/assets/v1")
@Tag(name = "Around an asset")
class ConsequencesRoute {
    private static final String EXAMPLE_ID = "0123456789abcdef0123456789abcdef";

    private final ForeseeChange foresee;

    ConsequencesRoute(ForeseeChange foresee) {
        this.foresee = foresee;
    }

    @Reads
    @GetMapping("/{assetId}/consequences")
    @Operation(
            summary = "What a move or a deletion would come to",
            description = "Of a deletion with all that hangs below. Who receives what is told at tenant level only.")
    ConsequencesView consequences(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String assetId,
            @RequestParam(required = false)
                    @Parameter(required = true, schema = @Schema(allowableValues = {"delete", "move"}))
                    @Nullable
                    String of,
            @RequestParam(required = false)
                    @Parameter(description = "Where a move would go", example = EXAMPLE_ID)
                    @Nullable
                    String to) {
        if ("move".equals(of)) {
            if (to == null) {
                throw ProblemException.invalid("to", "a move goes somewhere: give the id of the new parent");
            }
            return ConsequencesView.from(foresee.ofMove(caller, assetId, to));
        }
        if (!"delete".equals(of)) {
            throw ProblemException.invalid("of", "must be delete or move");
        }
        if (to != null) {
            throw ProblemException.invalid("to", "goes with of=move only");
        }
        return ConsequencesView.from(foresee.ofDeletion(caller, assetId));
    }
}
