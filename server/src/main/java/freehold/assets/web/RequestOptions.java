package freehold.assets.web;

import freehold.access.Reach;
import freehold.assets.usecase.Precondition;
import freehold.kernel.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.WebRequest;

/** What a request carries besides its address and body. */
final class RequestOptions {
    private RequestOptions() {}

    static Reach reach(WebRequest request) {
        String value = request.getParameter("includeShared");
        if (value == null || value.isBlank() || value.equals("false")) {
            return Reach.OWN;
        }
        if (!value.equals("true")) {
            throw ProblemException.invalid("includeShared", "must be true or false");
        }
        return Reach.OWN_AND_RECEIVED;
    }

    static Precondition precondition(WebRequest request) {
        return new Precondition(request.getHeader(HttpHeaders.IF_MATCH), request.getHeader(HttpHeaders.IF_NONE_MATCH));
    }
}
