package freehold.telemetry.web;

import freehold.identity.Caller;
import freehold.kernel.http.Reads;
import freehold.telemetry.usecase.ReadSeveralSeries;
import freehold.telemetry.usecase.ReadSeveralSeries.Part;
import freehold.telemetry.usecase.ReadSeveralSeries.Refused;
import io.swagger.v3.oas.annotations.Operation;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@RestController
@RequestMapping("/api/telemetry/v1/timeseries")
@Tag(name = "Time series")
class SeveralRoutes {
    private final ReadSeveralSeries read;

    SeveralRoutes(ReadSeveralSeries read) {
        this.read = read;
    }

    @Reads
    @GetMapping
    @Operation(
            summary = "Read records of several series",
            description = "Up to 100 series at one moment, in the order they were asked for; without a range the newest"
                    + " record of each. A series that can't be read has an error in place of records, and the others"
                    + " are answered all the same. One answer has 20000 records at most: a header Link with"
                    + " rel=\"next\" leads to what is left of all series.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Map.class),
                            examples = @ExampleObject("""
                                    {"series":[{"assetId":"0123456789abcdef0123456789abcdef","aspect":"environment",\
                                    "records":[{"_time":"2026-01-31T12:00:00.000Z","temperature":21.5}]}]}""")))
    ResponseEntity<byte[]> read(Caller caller, @ParameterObject SeveralParameters parameters) {
        List<Part> parts = read.read(caller, parameters.wanted());
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        Optional<String> link = SeveralLink.of(ServletUriComponentsBuilder.fromCurrentRequest(), parameters, parts);
        link.ifPresent(next -> headers.set(HttpHeaders.LINK, next));
        byte[] body = SeveralWriter.write(parts);
        if (parts.stream().noneMatch(Refused.class::isInstance)) {
            headers.setETag(AnswerTag.of(body, link));
        }
        return new ResponseEntity<>(body, headers, HttpStatus.OK);
    }
}
