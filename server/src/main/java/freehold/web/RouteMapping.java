package freehold.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Finds the route of a request as Spring does, sooner: of a path with an id in it Spring asks each of some hundred routes
 * about verb, media types and pattern, which takes as long as much of what the route does. Here those are asked that begin
 * as the path does, and where just one of them matches, that is it. Whatever is less simple is Spring's to find.
 */
final class RouteMapping extends RequestMappingHandlerMapping {
    private Map<String, List<Route>> byBeginning = Map.of();

    private record Route(RequestMappingInfo mapping, HandlerMethod handler) {}

    @Override
    public void afterPropertiesSet() {
        super.afterPropertiesSet();
        Map<String, List<Route>> routes = new HashMap<>();
        getHandlerMethods()
                .forEach((mapping, handler) -> beginnings(mapping)
                        .forEach(beginning -> routes.computeIfAbsent(beginning, unseen -> new ArrayList<>())
                                .add(new Route(mapping, handler))));
        byBeginning = routes;
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
            throws Exception {
        Optional<Route> only = onlyMatch(request);
        if (only.isEmpty()) {
            return super.lookupHandlerMethod(lookupPath, request);
        }
        HandlerMethod handler = only.get().handler();
        request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, handler);
        handleMatch(only.get().mapping(), lookupPath, request);
        return handler;
    }

    private Optional<Route> onlyMatch(HttpServletRequest request) {
        String path = ServletRequestPathUtils.getParsedRequestPath(request)
                .pathWithinApplication()
                .value();
        // Letters may be written in another way.
        if (path.indexOf('%') >= 0 || path.indexOf(';') >= 0) {
            return Optional.empty();
        }
        Optional<Route> found = Optional.empty();
        for (int end = path.length(); end >= 0; end = path.lastIndexOf('/', end - 1)) {
            for (Route route : byBeginning.getOrDefault(path.substring(0, end), List.of())) {
                RequestMappingInfo matching = getMatchingMapping(route.mapping(), request);
                if (matching != null && found.isPresent()) {
                    return Optional.empty();
                }
                if (matching != null) {
                    found = Optional.of(new Route(matching, route.handler()));
                }
            }
        }
        return found;
    }

    private static List<String> beginnings(RequestMappingInfo route) {
        var patterns = route.getPathPatternsCondition();
        return patterns == null
                ? List.of()
                : patterns.getPatterns().stream()
                        .map(PathPattern::getPatternString)
                        .map(RouteMapping::beginning)
                        .distinct()
                        .toList();
    }

    /** What is written out, without the slash before what is not: {@code /a/{*rest}} is {@code /a} too. */
    static String beginning(String pattern) {
        int end = 0;
        while (end < pattern.length() && "{*?".indexOf(pattern.charAt(end)) < 0) {
            end++;
        }
        return end == pattern.length() ? pattern : pattern.substring(0, Math.max(0, pattern.lastIndexOf('/', end)));
    }
}
