package freehold.web;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last resort: requests the container refuses before any filter sees them, and statuses set without a body. Made by
 * the container, by name.
 */
public final class ProblemValve extends ErrorReportValve {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        AtomicBoolean possible = new AtomicBoolean(false);
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, possible);
        if (!possible.get()) {
            return;
        }
        try {
            String path = request.getRequestURI() == null ? "/" : request.getRequestURI();
            String requestId = RequestId.of(request);
            ProblemBody body = ProblemBody.of(Failures.ofStatus(status), path, requestId);
            response.setHeader(RequestId.HEADER, requestId);
            response.setContentType(body.mediaType());
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(JSON.writeValueAsString(body.content()));
                response.finishResponse();
            }
        } catch (IOException gone) {
            container.getLogger().debug("nobody is left to tell of status " + status, gone);
        }
    }
}
