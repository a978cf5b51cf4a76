package freehold.web;

import freehold.identity.Caller;
import freehold.identity.Visitor;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.tenancy.RequestRate;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets no tenant or subtenant send more requests than its quota. Comes after {@link VisitorFilter}, which knows whose. */
final class RateFilter extends OncePerRequestFilter {
    private final RequestRate rate;

    RateFilter(RequestRate rate) {
        this.rate = rate;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (VisitorFilter.visitor(request).orElse(null) instanceof Visitor.InTenant(Caller caller)) {
            Optional<RequestRate.Refusal> refusal = rate.count(caller.tenant(), caller.subtenant());
            if (refusal.isPresent()) {
                throw new ProblemException(tooMany(refusal.get()));
            }
        }
        chain.doFilter(request, response);
    }

    private static Problem tooMany(RequestRate.Refusal refusal) {
        return new Problem.TooMany(
                "The quota requestsPerMinute of %s is used up: it is %d. Try again in %d seconds."
                        .formatted(refusal.whose(), refusal.limit(), refusal.seconds()),
                refusal.seconds());
    }
}
