package freehold.sharing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import freehold.identity.Caller;
import freehold.kernel.http.Page;
import freehold.kernel.http.Reads;
import freehold.sharing.model.Listing;
import freehold.sharing.model.Receipt;
import freehold.sharing.usecase.ReadReceipts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was read through a share: the same numbers for both sides. */
@RestController
@RequestMapping(ShareRoutes.PATH + "/{id}/receipts")
@Tag(name = "Shares")
class ReceiptRoutes {
    private final ReadReceipts read;

    ReceiptRoutes(ReadReceipts read) {
        this.read = read;
    }

    /** Somebody of the receiver's. */
    record ReaderView(
            @Schema(description = "The same for all that somebody reads of one owner's", example = ShareRoutes.EXAMPLE)
            String id,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "Person or credential; told to the receiver only")
            @Nullable
            String name) {}

    record ReceiptView(
            ReaderView reader,
            String assetId,
            String aspect,
            String variable,

            @Schema(description = "Values of the variable that were answered", example = "2880")
            long samples,

            @Schema(description = "Answers they were in", example = "3")
            long reads,

            Instant firstAt,
            Instant lastAt) {
        static ReceiptView from(Receipt receipt) {
            return new ReceiptView(
                    new ReaderView(
                            receipt.reader().toString(), receipt.readerName().orElse(null)),
                    receipt.asset().value(),
                    receipt.aspect(),
                    receipt.variable(),
                    receipt.count().samples(),
                    receipt.count().reads(),
                    receipt.count().firstAt(),
                    receipt.count().lastAt());
        }
    }

    @Operation(
            summary = "Who of the receiver's has read which variables, how much, and when first and last",
            description =
                    "Written within a second of the read, and kept when the share ends. Only what was in an answer"
                            + " counts.")
    @GetMapping
    @Reads
    Page<ReceiptView> list(
            Caller caller,
            @Parameter(example = ShareRoutes.EXAMPLE) @PathVariable String id,
            @ParameterObject Queries.Part part) {
        Listing<Receipt> found = read.of(caller, id, part.wish());
        return Page.of(found.items().stream().map(ReceiptView::from).toList(), part.wish(), found.total());
    }
}
