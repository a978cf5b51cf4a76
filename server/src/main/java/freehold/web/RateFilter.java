package freehold.web;

import freehold.identity.Caller;
import freehold.identity.Visitor;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.tenancy.RequestRate;
import freehold.tenancy.RequestRate.Refusal;
import freehold.tenancy.SenderRate;
import io.micrometer.core.instrument.Metrics;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets no tenant or subtenant send more requests than its quota, no credential or user more than any may, and no address
 * more without being anybody. Comes after {@link VisitorFilter}, which knows who it is.
 */
final class RateFilter extends OncePerRequestFilter {
    private final RequestRate rate;
    private final SenderRate senders;

    RateFilter(RequestRate rate, SenderRate senders) {
        this.rate = rate;
        this.senders = senders;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (VisitorFilter.visitor(request).orElse(null)) {
            case Visitor.InTenant(Caller caller) -> count(caller);
            case Visitor.Operator operator -> countClient(operator.name());
            case null -> countNobody(senders, request);
        }
        chain.doFilter(request, response);
    }

    private void count(Caller caller) {
        countClient(caller.tenant() + " " + caller.principal().name());
        rate.count(caller.tenant(), caller.subtenant()).ifPresent(refusal -> {
            throw heldBack(
                    caller.subtenant().isPresent() && !refusal.whose().equals("the tenant") ? "subtenant" : "tenant",
                    "The quota requestsPerMinute of %s is used up: it is %d.",
                    refusal.whose(),
                    refusal);
        });
    }

    private void countClient(String name) {
        senders.ofClient(name).ifPresent(refusal -> {
            throw heldBack(
                    "client", "%s is used up: it is %d.", "What one credential or user may send per minute", refusal);
        });
    }

    /**
     * For a request that shows no credential, or one that is no good. Whoever watches over the server is never held back:
     * a balancer that shares its address with others would take the server for dead.
     */
    static void countNobody(SenderRate senders, HttpServletRequest request) {
        if (request.getRequestURI().startsWith("/actuator/health")) {
            return;
        }
        Optional<Refusal> refused = senders.ofAddress(request.getRemoteAddr());
        refused.ifPresent(refusal -> {
            throw heldBack(
                    "address",
                    "%s is used up: it is %d.",
                    "What one address may send per minute without signing in",
                    refusal);
        });
    }

    private static ProblemException heldBack(String limit, String text, String what, Refusal refusal) {
        Metrics.counter("freehold.requests.held.back", "limit", limit).increment();
        return new ProblemException(new Problem.TooMany(
                text.formatted(what, refusal.limit()) + " Try again in " + refusal.seconds() + " seconds.",
                refusal.seconds()));
    }
}
