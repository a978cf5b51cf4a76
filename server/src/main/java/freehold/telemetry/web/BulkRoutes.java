package freehold.telemetry.web;

import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.identity.Proof;
import freehold.kernel.http.Gateway;
import freehold.kernel.http.Reads;
import freehold.kernel.http.Requires;
import freehold.telemetry.imports.ImportSamples;
import freehold.telemetry.imports.ImportSamples.Importer;
import freehold.telemetry.usecase.ReadSamples;
import freehold.telemetry.usecase.SamplesRead;
import freehold.telemetry.usecase.SeriesAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
@RequestMapping(BulkRoutes.ROOT)
@Tag(name = "Time series in bulk")
class BulkRoutes {
    static final String ROOT = "/api/iottsbulk/v3";
    private static final String EXAMPLE_ID = "0123456789abcdef0123456789abcdef";
    private static final String EXAMPLE_JOB = "00000000-0000-4000-8000-000000000000";

    private final ImportSamples imports;
    private final ReadSamples read;
    private final Gateway gateway;

    BulkRoutes(ImportSamples imports, ReadSamples read, Gateway gateway) {
        this.imports = imports;
        this.read = read;
        this.gateway = gateway;
    }

    @Requires(Right.IMPORT_TIME_SERIES)
    @PostMapping("/importJobs")
    @Operation(
            summary = "Import files of an asset into one of its series",
            description =
                    "Up to 100 files, uploaded before to IoT File, each an array of records as a write has it, all"
                            + " within the times that are said of the file. All are looked through first: if a record is"
                            + " damaged, nothing is written. What is damaged is told by /api/telemetry/v1/imports/{id}/errors.")
    @ApiResponse(responseCode = "201", description = "Submitted")
    ResponseEntity<BulkJobView> start(
            Caller caller,
            @Parameter(hidden = true) Proof proof,
            @RequestBody
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = BulkBody.class),
                                            examples = @ExampleObject("""
                    {"data": [{"entity": "0123456789abcdef0123456789abcdef", "propertySetName": "environment",
                      "timeseriesFiles": [{"filePath": "bulk/january.json", "from": "2026-01-01T00:00:00.000Z",
                        "to": "2026-01-31T23:59:59.999Z"}]}]}""")))
                    BulkBody body)
            throws IOException {
        BulkJobView job = BulkJobView.from(imports.start(new Importer(caller, proof), body.wish()));
        return ResponseEntity.created(
                        URI.create(gateway.to(ROOT + "/importJobs/" + job.id()).href()))
                .body(job);
    }

    @Reads
    @GetMapping("/importJobs/{importId}")
    @Operation(summary = "How a job stands")
    BulkJobView job(Caller caller, @PathVariable @Parameter(example = EXAMPLE_JOB) String importId) {
        return BulkJobView.from(imports.read(caller, importId));
    }

    @Reads
    @GetMapping("/timeseries/{entityId}/{propertySetName}")
    @Operation(
            summary = "Read records of up to 90 days",
            description = "As long as there are more, nextRecord leads to them.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Map.class),
                            examples = @ExampleObject("""
                                    {"records":[{"_time":"2026-01-31T12:00:00.000Z","temperature":21.5}]}""")))
    ResponseEntity<byte[]> read(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String entityId,
            @PathVariable @Parameter(example = "environment") String propertySetName,
            @ParameterObject BulkParameters parameters) {
        SamplesRead answer = read.read(caller, new SeriesAddress(entityId, propertySetName), parameters.wanted());
        Optional<String> next = parameters.next(ServletUriComponentsBuilder.fromCurrentRequest(), answer.page());
        byte[] body = RecordsWriter.bulk(answer, next);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .eTag(AnswerTag.of(body, Optional.empty()))
                .body(body);
    }
}
