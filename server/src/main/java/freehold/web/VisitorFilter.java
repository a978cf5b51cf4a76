package freehold.web;

import freehold.identity.Caller;
import freehold.identity.Proof;
import freehold.identity.SessionCookies;
import freehold.identity.SessionKey;
import freehold.identity.Visitor;
import freehold.identity.Visitors;
import freehold.kernel.Deed;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.tenancy.SenderRate;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who is calling: by a bearer token if there is one, else by the session cookie. A token that is no good ends
 * the request; a cookie that is no good is as none, so that one can sign in again.
 */
final class VisitorFilter extends OncePerRequestFilter {
    private static final String ATTRIBUTE = Visitor.class.getName();
    private static final String PROOF = Proof.class.getName();
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Visitors visitors;
    private final SenderRate senders;

    VisitorFilter(Visitors visitors, SenderRate senders) {
        this.visitors = visitors;
        this.senders = senders;
    }

    /** Who the request was found to come from. */
    static Optional<Visitor> visitor(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Visitor visitor ? Optional.of(visitor) : Optional.empty();
    }

    /** How to find out again who the request came from. */
    static Optional<Proof> proof(HttpServletRequest request) {
        return request.getAttribute(PROOF) instanceof Proof proof ? Optional.of(proof) : Optional.empty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        recognise(request).ifPresent(visitor -> {
            request.setAttribute(ATTRIBUTE, visitor);
            Deed.current().ifPresent(deed -> name(deed, visitor));
        });
        chain.doFilter(request, response);
    }

    private static void name(Deed deed, Visitor visitor) {
        switch (visitor) {
            case Visitor.InTenant(Caller caller) ->
                deed.by(caller.tenant().value(), caller.principal().name());
            case Visitor.Operator operator -> deed.by("", operator.name());
        }
    }

    private Optional<Visitor> recognise(HttpServletRequest request) {
        Optional<String> token = token(request);
        if (token.isPresent()) {
            Optional<Visitor> known = visitors.byToken(token.get());
            if (known.isEmpty()) {
                RateFilter.countNobody(senders, request);
                throw badToken();
            }
            request.setAttribute(PROOF, new Proof(() -> visitors.byToken(token.get())));
            return known;
        }
        return SessionCookies.read(request).flatMap(key -> bySession(request, key));
    }

    private Optional<String> token(HttpServletRequest request) {
        try {
            return BearerHeader.token(request);
        } catch (BearerHeader.Malformed malformed) {
            RateFilter.countNobody(senders, request);
            throw badToken();
        }
    }

    private Optional<Visitor> bySession(HttpServletRequest request, SessionKey key) {
        Optional<Visitor> visitor = visitors.bySession(key);
        if (visitor.isPresent() && !HARMLESS.contains(request.getMethod()) && !proven(request, key)) {
            // Not the user's: another site may have made the browser send it.
            RateFilter.countNobody(senders, request);
            throw new ProblemException(new Problem.Forbidden(
                    "xsrf-token-missing",
                    "A write with the session cookie needs the header x-xsrf-token with the value of the cookie"
                            + " XSRF-TOKEN."));
        }
        request.setAttribute(PROOF, new Proof(() -> visitors.bySession(key)));
        return visitor;
    }

    private static boolean proven(HttpServletRequest request, SessionKey key) {
        String header = request.getHeader("x-xsrf-token");
        return header != null && key.xsrfTokenIs(header);
    }

    private static ProblemException badToken() {
        return new ProblemException(new Problem.Unauthenticated("The token is not valid, or no longer."));
    }
}
