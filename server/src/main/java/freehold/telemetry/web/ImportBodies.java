package freehold.telemetry.web;

import freehold.kernel.http.LargeBodies;
import freehold.telemetry.Limits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** A file to import may be larger than other bodies: it is never in memory as a whole. */
@Component
class ImportBodies implements LargeBodies {
    @Override
    public OptionalLong limit(HttpServletRequest request) {
        String type = request.getContentType();
        return request.getMethod().equals("POST")
                        && request.getRequestURI().equals(ImportRoutes.PATH)
                        && type != null
                        && type.startsWith("text/csv")
                ? OptionalLong.of(Limits.IMPORT_BYTES)
                : OptionalLong.empty();
    }
}
