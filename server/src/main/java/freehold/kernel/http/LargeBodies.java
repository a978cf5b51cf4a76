package freehold.kernel.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalLong;

/** Says of which requests the body may be larger than others, by a module that reads them as they come. */
public interface LargeBodies {
    /** The limit in bytes; empty for a request that is none of the module's. */
    OptionalLong limit(HttpServletRequest request);
}
