package freehold.telemetry.web;

import freehold.kernel.IsoTime;
import freehold.telemetry.SamplePage;
import freehold.telemetry.SampleQuery.Order;
import freehold.telemetry.usecase.SamplesWanted;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/** The way to the next page: the same request, going on where this page ends. */
final class NextLink {
    private NextLink() {}

    /**
     * @param request the request's own address as the client wrote it
     */
    static Optional<String> of(UriComponentsBuilder request, SamplesWanted.Which which, SamplePage page) {
        if (!page.more() || !(which instanceof SamplesWanted.Range range)) {
            return Optional.empty();
        }
        Instant last = page.samples().getLast().time();
        UriComponentsBuilder next = range.query().order() == Order.ASCENDING
                ? request.replaceQueryParam("from", IsoTime.format(last))
                : request.replaceQueryParam("to", IsoTime.format(last.minus(1, ChronoUnit.MICROS)));
        return Optional.of("<" + next.build(true).toUriString() + ">; rel=\"next\"");
    }
}
