package freehold.web;

import freehold.identity.Caller;
import freehold.identity.Proof;
import freehold.identity.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the verified caller, what proves it, or the platform operator to controllers that ask for one. */
final class CallerArguments implements HandlerMethodArgumentResolver {
    private static final Set<Class<?>> HANDED = Set.of(Caller.class, Proof.class, Visitor.Operator.class);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return HANDED.contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest servletRequest = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        if (parameter.getParameterType() == Proof.class) {
            return VisitorFilter.proof(servletRequest).orElseThrow(RouteGate::nobody);
        }
        Optional<Visitor> visitor = VisitorFilter.visitor(servletRequest);
        return parameter.getParameterType() == Caller.class
                ? RouteGate.inTenant(visitor).caller()
                : RouteGate.operator(visitor);
    }
}
