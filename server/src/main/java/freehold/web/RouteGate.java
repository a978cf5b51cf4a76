package freehold.web;

import freehold.identity.Visitor;
import freehold.kernel.Deed;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Holds each request to what its route declares, before its parameters and body are read. Runs on the very handler that
 * will answer, so no way of writing a path can lead around it. Rights are the guard's matter; this is about who.
 */
final class RouteGate implements HandlerInterceptor {
    private final RouteRegistry registry;

    RouteGate(RouteRegistry registry) {
        this.registry = registry;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Deed.current().ifPresent(deed -> name(deed, request));
            registry.declarationOf(method).ifPresent(declaration -> check(declaration, VisitorFilter.visitor(request)));
            return true;
        }
        if (handler instanceof ResourceHttpRequestHandler) {
            return true; // files that are the same for everybody
        }
        throw new IllegalStateException("nobody has declared who may reach " + handler.getClass());
    }

    /** What is done is the route, to what the route's ids say. */
    private static void name(Deed deed, HttpServletRequest request) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        Object ids = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        deed.doing(
                request.getMethod() + " " + (route == null ? "" : route),
                ids instanceof Map<?, ?> named
                        ? named.values().stream().map(String::valueOf).toList()
                        : List.of());
    }

    private static void check(Declaration declaration, Optional<Visitor> visitor) {
        switch (declaration) {
            case Declaration.NeedsRight needed -> inTenant(visitor);
            case Declaration.OnlyReads reads -> inTenant(visitor);
            case Declaration.ForOperator operator -> operator(visitor);
            case Declaration.OpenTo open -> {
                if (open.signedIn()) {
                    inTenant(visitor);
                }
            }
        }
    }

    static Visitor.InTenant inTenant(Optional<Visitor> visitor) {
        return switch (visitor.orElseThrow(RouteGate::nobody)) {
            case Visitor.InTenant inTenant -> inTenant;
            case Visitor.Operator operator ->
                throw new ProblemException(new Problem.Forbidden(
                        "tenant-needed", "The platform operator acts in no tenant; use a credential of the tenant."));
        };
    }

    static Visitor.Operator operator(Optional<Visitor> visitor) {
        return switch (visitor.orElseThrow(RouteGate::nobody)) {
            case Visitor.Operator operator -> operator;
            case Visitor.InTenant inTenant ->
                throw new ProblemException(
                        new Problem.Forbidden("operator-only", "Only the platform operator may do this."));
        };
    }

    static ProblemException nobody() {
        return new ProblemException(new Problem.Unauthenticated("Sign in, or send a token."));
    }
}
