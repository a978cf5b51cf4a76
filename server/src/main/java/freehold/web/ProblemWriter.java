package freehold.web;

import freehold.kernel.Problem;
import freehold.kernel.Refusal;
import io.micrometer.core.instrument.Metrics;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Ends a request with a problem. */
@Component
final class ProblemWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);

    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    ProblemWriter(JsonMapper json, ApplicationEventPublisher events) {
        this.json = json;
        this.events = events;
    }

    void write(Throwable thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        Failure failure = Failures.of(thrown, path);
        String requestId = RequestId.of(request);
        if (failure.problem() instanceof Problem.Internal || failure.problem() instanceof Problem.Unavailable) {
            LOG.error("request {} {} {} failed", requestId, request.getMethod(), path, thrown);
        }
        tellIfRefused(failure.problem());
        Metrics.counter("freehold.requests.refused", "reason", failure.problem().code())
                .increment();
        ProblemBody body = ProblemBody.of(failure.problem(), path, requestId);
        response.resetBuffer();
        response.setStatus(body.status());
        failure.headers().forEach(response::setHeader);
        response.setContentType(body.mediaType());
        byte[] bytes = json.writeValueAsBytes(body.content());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** To ask for what is foreign or missing is an attempt too; to ask for no route at all is none. */
    private void tellIfRefused(Problem problem) {
        Refusal.by(problem).ifPresent(events::publishEvent);
    }
}
