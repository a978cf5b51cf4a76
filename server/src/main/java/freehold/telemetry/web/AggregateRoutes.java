package freehold.telemetry.web;

import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.Reads;
import freehold.telemetry.usecase.ReadAggregates;
import freehold.telemetry.usecase.SeriesAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/iottsaggregates")
@Tag(name = "Aggregates")
class AggregateRoutes {
    private static final String EXAMPLE_ID = "0123456789abcdef0123456789abcdef";
    private static final String EXAMPLE_INTERVAL = """
            {"starttime":"2026-01-01T00:00:00.000Z","endtime":"2026-01-02T00:00:00.000Z","temperature":{\
            "countgood":2,"countuncertain":0,"countbad":0,"sum":43.0,"average":21.5,\
            "mintime":"2026-01-01T12:00:00.000Z","minvalue":21.0,"maxtime":"2026-01-01T13:00:00.000Z",\
            "maxvalue":22.0,"firsttime":"2026-01-01T12:00:00.000Z","firstvalue":21.0,\
            "lasttime":"2026-01-01T13:00:00.000Z","lastvalue":22.0,"sd":0.5}}""";
    private static final String RULES = "An interval holds the values after its start, up to and including its end."
            + " Minutes and hours are those of UTC; days, weeks and months are those of the asset's time zone. The range"
            + " moves outward to edges of intervals; what is left open of it is completed. Minutes can be read of 48"
            + " hours, hours of 30 days, all others of 366 days. Intervals without values are left out. The header ETag is"
            + " of the answer itself: sent back in If-None-Match it is answered with 304 as long as the answer would"
            + " be the same.";

    private final ReadAggregates read;

    AggregateRoutes(ReadAggregates read) {
        this.read = read;
    }

    @Reads
    @GetMapping("/v4/aggregates")
    @Operation(summary = "Sum up values by intervals", description = RULES)
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Map.class),
                            examples = @ExampleObject("{\"aggregates\":[" + EXAMPLE_INTERVAL + "]}")))
    ResponseEntity<byte[]> aggregates(
            Caller caller, @ParameterObject NewerParameters newer, @ParameterObject AggregateParameters parameters) {
        SeriesAddress address =
                new SeriesAddress(needed("assetId", newer.assetId()), needed("aspectName", newer.aspectName()));
        return json(AggregatesWriter.wrapped(
                read.read(caller, address, parameters.wanted(Optional.ofNullable(newer.count())))));
    }

    @Reads
    @GetMapping("/v3/aggregates/{entityId}/{propertySetName}")
    @Operation(summary = "Sum up values by intervals, as an array", description = RULES)
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            array = @ArraySchema(schema = @Schema(implementation = Map.class)),
                            examples = @ExampleObject("[" + EXAMPLE_INTERVAL + "]")))
    ResponseEntity<byte[]> aggregates(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String entityId,
            @PathVariable @Parameter(example = "environment") String propertySetName,
            @ParameterObject AggregateParameters parameters) {
        SeriesAddress address = new SeriesAddress(entityId, propertySetName);
        return json(AggregatesWriter.bare(read.read(caller, address, parameters.wanted(Optional.empty()))));
    }

    /** What the newer version has in its query besides. */
    record NewerParameters(
            @Parameter(required = true, example = EXAMPLE_ID) @Nullable
            String assetId,

            @Parameter(required = true, example = "environment") @Nullable
            String aspectName,

            @Parameter(description = "How many intervals; stands for a missing end or length", example = "7") @Nullable
            String count) {}

    static String needed(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw ProblemException.invalid(name, "The parameter " + name + " has to be there.");
        }
        return value;
    }

    private static ResponseEntity<byte[]> json(byte[] body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .eTag(AnswerTag.of(body, Optional.empty()))
                .body(body);
    }
}
