package freehold.telemetry.web;

import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.identity.Proof;
import freehold.kernel.http.Reads;
import freehold.kernel.http.Requires;
import freehold.telemetry.imports.ImportSamples;
import freehold.telemetry.imports.ImportSamples.Importer;
import freehold.telemetry.imports.Mapping;
import freehold.telemetry.model.ImportJob;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ImportRoutes.PATH)
@Tag(name = "Time series")
class ImportRoutes {
    static final String PATH = "/api/telemetry/v1/imports";
    private static final String CSV = "text/csv";
    private static final String EXAMPLE_ID = "00000000-0000-4000-8000-000000000000";

    private final ImportSamples imports;

    ImportRoutes(ImportSamples imports) {
        this.imports = imports;
    }

    /** Of a file. */
    record Query(
            @Parameter(required = true, example = "0123456789abcdef0123456789abcdef") @Nullable
            String assetId,

            @Parameter(required = true, example = "environment") @Nullable
            String aspect,

            @Parameter(description = "true to look through the file and write nothing") @Nullable
            Boolean dryRun,

            @Parameter(
                    description = "Which column is what, as JSON: {\"time\": \"Time\", \"columns\": {\"Temp\":"
                            + " \"temperature\"}, \"separator\": \";\"}. Without it columns are called _time and like"
                            + " variables, as in a download")
            @Nullable
            String mapping) {
        ImportSamples.Wish wish() {
            return new ImportSamples.Wish(
                    AggregateRoutes.needed("assetId", assetId),
                    AggregateRoutes.needed("aspect", aspect),
                    Mapping.parse(Optional.ofNullable(mapping).filter(text -> !text.isBlank())),
                    Boolean.TRUE.equals(dryRun));
        }
    }

    @Requires(Right.IMPORT_TIME_SERIES)
    @PostMapping(consumes = CSV)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Import a file of records",
            description = "The body is the file, as CSV in UTF-8, up to 512 MiB; its first row names the columns. It is"
                    + " looked through as a whole first: if a row is damaged, nothing is written, and each is named.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    ImportView start(
            Caller caller,
            @Parameter(hidden = true) Proof proof,
            @ParameterObject Query query,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        return ImportView.from(imports.start(new Importer(caller, proof), query.wish(), request.getInputStream()));
    }

    @Reads
    @GetMapping("/{importId}")
    @Operation(summary = "How an import stands")
    ImportView read(Caller caller, @PathVariable @Parameter(example = EXAMPLE_ID) String importId) {
        return ImportView.from(imports.read(caller, importId));
    }

    @Requires(Right.IMPORT_TIME_SERIES)
    @PostMapping("/{importId}/cancel")
    @Operation(summary = "Cancel an import", description = "What is written by then stays.")
    ImportView cancel(Caller caller, @PathVariable @Parameter(example = EXAMPLE_ID) String importId) {
        return ImportView.from(imports.cancel(caller, importId));
    }

    @Reads
    @GetMapping("/{importId}/errors")
    @Operation(
            summary = "What is wrong with the rows of a file",
            description = "Line and fault of each damaged row, of the first 10000, as CSV.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    ResponseEntity<byte[]> errors(Caller caller, @PathVariable @Parameter(example = EXAMPLE_ID) String importId) {
        StringBuilder text = new StringBuilder("line,message\r\n");
        for (ImportJob.Fault fault : imports.faults(caller, importId)) {
            text.append(fault.line())
                    .append(",\"")
                    .append(fault.message().replace("\"", "\"\""))
                    .append("\"\r\n");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(CSV + ";charset=UTF-8"))
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
