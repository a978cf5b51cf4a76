package freehold.telemetry.web;

import freehold.kernel.IsoTime;
import freehold.telemetry.SamplePage;
import freehold.telemetry.SampleQuery.Order;
import freehold.telemetry.usecase.ReadSeveralSeries.Answered;
import freehold.telemetry.usecase.ReadSeveralSeries.Part;
import freehold.telemetry.usecase.ReadSeveralSeries.Postponed;
import freehold.telemetry.usecase.ReadSeveralSeries.Refused;
import freehold.telemetry.usecase.SamplesWanted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The way to what is not in an answer: the same request of the series that go on, each from where it ends here. */
final class SeveralLink {
    private SeveralLink() {}

    /** What is left of one series. */
    private record Rest(String asset, String aspect, String begin, String end) {}

    /**
     * @param request the request's own address as the client wrote it
     */
    static Optional<String> of(UriComponentsBuilder request, SeveralParameters parameters, List<Part> parts) {
        List<String> begins = parameters.begins(parts.size());
        List<String> ends = parameters.ends(parts.size());
        List<Rest> rests = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            Rest whole = new Rest(
                    part.wanted().address().assetId(), part.wanted().address().aspect(), begins.get(i), ends.get(i));
            rest(part, whole).ifPresent(rests::add);
        }
        if (rests.isEmpty()) {
            return Optional.empty();
        }
        request.replaceQueryParam("assetId", joined(rests, Rest::asset));
        request.replaceQueryParam("aspect", joined(rests, Rest::aspect));
        replace(request, "from", rests, Rest::begin);
        replace(request, "to", rests, Rest::end);
        return Optional.of("<" + request.build(true).toUriString() + ">; rel=\"next\"");
    }

    private static Optional<Rest> rest(Part part, Rest whole) {
        return switch (part) {
            case Refused refused -> Optional.empty();
            case Postponed postponed -> Optional.of(whole);
            case Answered answered ->
                answered.wanted().samples().which() instanceof SamplesWanted.Range range
                                && answered.read().page().more()
                        ? Optional.of(
                                after(answered.read().page(), range.query().order(), whole))
                        : Optional.empty();
        };
    }

    private static Rest after(SamplePage page, Order order, Rest whole) {
        Instant last = page.samples().getLast().time();
        return order == Order.ASCENDING
                ? new Rest(whole.asset(), whole.aspect(), IsoTime.format(last), whole.end())
                : new Rest(
                        whole.asset(), whole.aspect(), whole.begin(), IsoTime.format(last.minus(1, ChronoUnit.MICROS)));
    }

    private static void replace(
            UriComponentsBuilder request, String name, List<Rest> rests, Function<Rest, String> text) {
        if (rests.stream().anyMatch(rest -> !text.apply(rest).isEmpty())) {
            request.replaceQueryParam(name, joined(rests, text));
        }
    }

    private static String joined(List<Rest> rests, Function<Rest, String> text) {
        return rests.stream()
                .map(rest -> UriUtils.encode(text.apply(rest), StandardCharsets.UTF_8))
                .collect(Collectors.joining(","));
    }
}
