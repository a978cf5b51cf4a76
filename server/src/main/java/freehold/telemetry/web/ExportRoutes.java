package freehold.telemetry.web;

import freehold.identity.Caller;
import freehold.kernel.http.Reads;
import freehold.telemetry.usecase.ExportSamples;
import freehold.telemetry.usecase.SeriesAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/telemetry/v1/export")
@Tag(name = "Time series")
class ExportRoutes {
    private final ExportSamples export;

    ExportRoutes(ExportSamples export) {
        this.export = export;
    }

    @Reads
    @GetMapping
    @Operation(
            summary = "Download all records of a range",
            description = "As CSV or as lines of JSON, one record each, however many there are. A download that breaks"
                    + " off, as when a share ends, has a last line that begins with #error or is an object with the"
                    + " member error, and its connection ends before its time.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "application/jsonl", schema = @Schema(type = "string"))
            })
    void export(Caller caller, @ParameterObject ExportParameters parameters, HttpServletResponse response)
            throws IOException {
        SeriesAddress address = parameters.address();
        ExportFormat format = parameters.exportFormat();
        ExportSamples.Wish wish = parameters.wish();
        try (ExportSink sink = new ExportSink(format, () -> {
            response.setContentType(format.mediaType());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(address.aspect() + "." + format.extension(), StandardCharsets.UTF_8)
                            .build()
                            .toString());
            return response.getOutputStream();
        })) {
            export.export(caller, address, wish, sink);
        }
    }
}
