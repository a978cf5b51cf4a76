package freehold.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Finds out before anything is changed whether the client can take the answer: Spring asks when it writes the answer,
 * and then the change is made already.
 */
final class AnswerGate implements HandlerInterceptor {
    private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON);

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotAcceptableException {
        if (handler instanceof HandlerMethod method && answersInJson(request, method) && !acceptsJson(request)) {
            throw new HttpMediaTypeNotAcceptableException(JSON);
        }
        return true;
    }

    /** Routes that say themselves what they produce were chosen by it. */
    private static boolean answersInJson(HttpServletRequest request, HandlerMethod method) {
        return !HttpMethod.GET.matches(request.getMethod())
                && !method.isVoid()
                && request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) == null;
    }

    private static boolean acceptsJson(HttpServletRequest request) {
        List<String> accepted = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
        if (accepted.isEmpty()) {
            return true;
        }
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accepted);
            return types.isEmpty()
                    || types.stream()
                            .anyMatch(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON)
                                    || type.getSubtype().endsWith("+json"));
        } catch (InvalidMediaTypeException nonsense) {
            return false;
        }
    }
}
