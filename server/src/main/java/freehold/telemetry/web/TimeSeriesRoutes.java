package freehold.telemetry.web;

import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.http.Reads;
import freehold.kernel.http.Requires;
import freehold.telemetry.json.RecordsReader;
import freehold.telemetry.usecase.ReadSamples;
import freehold.telemetry.usecase.SamplesRead;
import freehold.telemetry.usecase.SamplesWanted;
import freehold.telemetry.usecase.SeriesAddress;
import freehold.telemetry.usecase.WriteSamples;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
@RequestMapping("/api/iottimeseries/v3/timeseries")
@Tag(name = "Time series")
class TimeSeriesRoutes {
    private static final String EXAMPLE_ID = "0123456789abcdef0123456789abcdef";
    private static final String EXAMPLE_RECORDS =
            "[{\"_time\":\"2026-01-31T12:00:00.000Z\",\"temperature\":21.5,\"temperature_qc\":0}]";
    private static final String EXAMPLE_SERIES = "{\"timeseries\":[{\"entityId\":\"" + EXAMPLE_ID
            + "\",\"propertySetName\":\"environment\",\"data\":" + EXAMPLE_RECORDS + "}]}";

    private final ReadSamples read;
    private final WriteSamples write;

    TimeSeriesRoutes(ReadSamples read, WriteSamples write) {
        this.read = read;
        this.write = write;
    }

    @Reads
    @GetMapping("/{entityId}/{propertySetName}")
    @Operation(
            summary = "Read records",
            description = "Without a range the newest record. A header Link with rel=\"next\" leads to the next page"
                    + " as long as there is one. The header ETag is of the answer itself: sent"
                    + " back in If-None-Match it is answered with 304 as long as the answer would be the same.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            array = @ArraySchema(schema = @Schema(implementation = Map.class)),
                            examples = @ExampleObject(EXAMPLE_RECORDS)))
    ResponseEntity<byte[]> read(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String entityId,
            @PathVariable @Parameter(example = "environment") String propertySetName,
            @ParameterObject SeriesParameters parameters) {
        SamplesWanted wanted = parameters.wanted();
        SamplesRead answer = read.read(caller, new SeriesAddress(entityId, propertySetName), wanted);
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        Optional<String> link =
                NextLink.of(ServletUriComponentsBuilder.fromCurrentRequest(), wanted.which(), answer.page());
        link.ifPresent(next -> headers.set(HttpHeaders.LINK, next));
        byte[] body = RecordsWriter.write(answer);
        headers.setETag(AnswerTag.of(body, link));
        return new ResponseEntity<>(body, headers, HttpStatus.OK);
    }

    @Requires(Right.IMPORT_TIME_SERIES)
    @PutMapping("/{entityId}/{propertySetName}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Write records to one series",
            description = "A record replaces the one at the same time as a whole. All records are written or none.")
    void write(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String entityId,
            @PathVariable @Parameter(example = "environment") String propertySetName,
            @RequestBody
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            array = @ArraySchema(schema = @Schema(implementation = Map.class)),
                                            examples = @ExampleObject(EXAMPLE_RECORDS)))
                    byte[] body) {
        SeriesAddress address = new SeriesAddress(entityId, propertySetName);
        write.write(
                caller,
                List.of(new WriteSamples.Part(
                        address,
                        body.length,
                        (schema, now) -> JsonBody.read(body, new RecordsReader(schema, now, "")::read))));
    }

    @Requires(Right.IMPORT_TIME_SERIES)
    @PutMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Write records to several series",
            description = "At most 5 series, 100 records and 100 KiB in all. All records are written or none; when the"
                    + " answer comes, they are.")
    void writeSeveral(
            Caller caller,
            @RequestBody
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = Map.class),
                                            examples = @ExampleObject(EXAMPLE_SERIES)))
                    byte[] body) {
        write.write(caller, SeriesBodies.read(body));
    }

    @Requires(Right.IMPORT_TIME_SERIES)
    @DeleteMapping("/{entityId}/{propertySetName}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete the records of a range",
            description = "The range is that of a read: a read of the" + " same range answers with nothing then.")
    void delete(
            Caller caller,
            @PathVariable @Parameter(example = EXAMPLE_ID) String entityId,
            @PathVariable @Parameter(example = "environment") String propertySetName,
            @ParameterObject RangeParameters range) {
        write.delete(
                caller,
                new SeriesAddress(entityId, propertySetName),
                range.closed().span());
    }
}
