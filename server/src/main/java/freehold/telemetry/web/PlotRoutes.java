package freehold.telemetry.web;

import freehold.identity.Caller;
import freehold.kernel.http.Reads;
import freehold.telemetry.model.PlotBuckets;
import freehold.telemetry.usecase.AggregatesRead;
import freehold.telemetry.usecase.AggregatesWanted;
import freehold.telemetry.usecase.ReadAggregates;
import freehold.telemetry.usecase.SeriesAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/telemetry/v1/plot")
@Tag(name = "Time series")
class PlotRoutes {
    private final ReadAggregates read;
    private final JsonMapper json;

    PlotRoutes(ReadAggregates read, JsonMapper json) {
        this.read = read;
        this.json = json;
    }

    @Reads
    @GetMapping
    @Operation(
            summary = "Read a range as a plot draws it",
            description = "Least, greatest and average value by bucket, about one for each pixel. A bucket holds the"
                    + " values after its begin, up to and including its end. The header ETag is of the answer itself: sent"
                    + " back in If-None-Match it is answered with 304 as long as the answer would be the same.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = PlotView.class)))
    ResponseEntity<byte[]> plot(
            Caller caller,
            @RequestParam(required = false)
                    @Parameter(required = true, example = "0123456789abcdef0123456789abcdef")
                    @Nullable
                    String assetId,
            @RequestParam(required = false) @Parameter(required = true, example = "environment") @Nullable
                    String aspect,
            @ParameterObject PlotParameters parameters) {
        SeriesAddress address =
                new SeriesAddress(AggregateRoutes.needed("assetId", assetId), AggregateRoutes.needed("aspect", aspect));
        PlotBuckets buckets = parameters.buckets();
        AggregatesRead answer =
                read.read(caller, address, new AggregatesWanted((now, zone) -> buckets.edges(), parameters.selected()));
        byte[] body = json.writeValueAsBytes(PlotView.from(buckets, answer));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .eTag(AnswerTag.of(body, Optional.empty()))
                .body(body);
    }
}
