package freehold.assets.web;

import freehold.access.Reach;
import freehold.assets.usecase.Precondition;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.context.request.WebRequest;

/** What a request carries besides its address and body. */
final class RequestOptions {
    static final String INCLUDE_SHARED = "includeShared";
    private static final String INCLUDES_SHARED = RequestOptions.class.getName() + ".includesShared";

    private RequestOptions() {}

    static Reach reach(WebRequest request) {
        return Reach.includeShared(flag(request, INCLUDE_SHARED));
    }

    /** Whether the request that is being answered asks for what is received too. Each link of a page wants to know. */
    static boolean includesShared() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current)) {
            return false;
        }
        HttpServletRequest request = current.getRequest();
        if (request.getAttribute(INCLUDES_SHARED) instanceof Boolean known) {
            return known;
        }
        boolean includes = "true".equalsIgnoreCase(request.getParameter(INCLUDE_SHARED));
        request.setAttribute(INCLUDES_SHARED, includes);
        return includes;
    }

    /** A parameter that is false when left out or empty. */
    static boolean flag(WebRequest request, String name) {
        String value = request.getParameter(name);
        if (value == null || value.isBlank() || value.equals("false")) {
            return false;
        }
        if (!value.equals("true")) {
            throw ProblemException.invalid(name, "must be true or false");
        }
        return true;
    }

    /** The etag of what the client wants to change. */
    static long etag(WebRequest request) {
        return IfMatch.require(request.getHeader(HttpHeaders.IF_MATCH));
    }

    static Precondition precondition(WebRequest request) {
        return new Precondition(request.getHeader(HttpHeaders.IF_MATCH), request.getHeader(HttpHeaders.IF_NONE_MATCH));
    }
}
