package freehold.telemetry.web;

import freehold.identity.Caller;
import freehold.identity.Proof;
import freehold.kernel.http.Reads;
import freehold.telemetry.live.LiveEvent;
import freehold.telemetry.live.LiveStreams;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

@RestController
@RequestMapping("/api/live/v1")
@Tag(name = "Live")
class LiveRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRoutes.class);
    private static final String LAST_EVENT = "Last-Event-ID";
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final LiveStreams streams;

    LiveRoutes(LiveStreams streams) {
        this.streams = streams;
    }

    @Reads
    @GetMapping(path = "/timeseries", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Follow records as they are written",
            description =
                    "Server-sent events: record {assetId, aspect, record} for each record that is committed, as it"
                            + " is read then; missed {assetId, aspect, from, to, records} where records came too many at once or"
                            + " faster than they were taken, to be read as a range, or without a range where nobody knows;"
                            + " share.ended {shareId, assetId, aspect} and ended {assetId, aspect} when a series is out of sight;"
                            + " heartbeat every 15 seconds; closed {reason} before the end. A client that sends the last id it"
                            + " has got as Last-Event-ID within ten minutes goes on from there.",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = LAST_EVENT,
                            description = "The id of the last event that was got before",
                            schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE, schema = @Schema(type = "string")))
    void follow(
            Caller caller,
            @Parameter(hidden = true) Proof proof,
            @ParameterObject LiveParameters parameters,
            @Parameter(hidden = true) ServletWebRequest exchange)
            throws InterruptedException {
        LiveStreams.Wish wish = parameters.wish(exchange.getHeader(LAST_EVENT));
        HttpServletResponse response = Objects.requireNonNull(exchange.getResponse());
        try (LiveStreams.Open open = streams.open(caller, proof, wish)) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no"); // a proxy would keep events until it has many
            tell(open, new EventWriter(response.getOutputStream(), open::idOf), HEARTBEAT);
        } catch (IOException gone) {
            LOG.debug("The reader of a stream is gone.", gone);
        }
    }

    /** However much there is to tell: once in a beat, who reads is looked at again. */
    static void tell(LiveStreams.Open open, EventWriter out, Duration beat) throws IOException, InterruptedException {
        out.begin();
        heartbeat(open, out);
        long last = System.nanoTime();
        while (true) {
            Optional<LiveEvent> next = open.next(left(beat, last));
            while (next.isPresent()) {
                out.write(next.get());
                if (next.get() instanceof LiveEvent.Closed) {
                    out.flush();
                    return;
                }
                next = left(beat, last).isPositive() ? open.next(Duration.ZERO) : Optional.empty();
            }
            if (left(beat, last).isPositive()) {
                out.flush();
            } else {
                last = System.nanoTime();
                heartbeat(open, out);
            }
        }
    }

    private static Duration left(Duration beat, long last) {
        return beat.minusNanos(System.nanoTime() - last);
    }

    private static void heartbeat(LiveStreams.Open open, EventWriter out) throws IOException, InterruptedException {
        Optional<LiveEvent.Heartbeat> alive = open.heartbeat();
        if (alive.isPresent()) {
            out.write(alive.get());
        }
        out.flush();
    }
}
