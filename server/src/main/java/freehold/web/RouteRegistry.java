package freehold.web;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * All routes and what each declares. A route of ours without exactly one declaration, or a handler of somebody else's
 * that is not named here, stops the start.
 */
@Component
public final class RouteRegistry implements SmartInitializingSingleton {

    /** Handlers that libraries bring along, by package, and why each may be reached. */
    private static final Map<String, String> OF_LIBRARIES = Map.of(
            "org.springdoc.", "describes the API; tells nothing about data",
            "org.springframework.boot.", "health for those who run the server; nothing else is exposed",
            "org.springframework.web.", "answers OPTIONS with the methods a path has");

    /** Routes that filters serve, before any controller. */
    private static final List<String> OF_FILTERS =
            List.of(line("POST /oauth/token", "open: exchanges client id and secret for a token"));

    private final ListableBeanFactory beans;
    private Map<Method, Route> routes = Map.of();

    RouteRegistry(ListableBeanFactory beans) {
        this.beans = beans;
    }

    private record Route(Set<RequestMethod> methods, Set<PathPattern> paths, Declaration declaration, boolean page) {}

    @Override
    public void afterSingletonsInstantiated() {
        Map<Method, Route> found = new LinkedHashMap<>();
        for (RequestMappingInfoHandlerMapping mapping :
                beans.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
            mapping.getHandlerMethods().forEach((path, handler) -> add(found, path, handler));
        }
        routes = Map.copyOf(found);
    }

    private static void add(Map<Method, Route> found, RequestMappingInfo mapping, HandlerMethod handler) {
        if (ofLibrary(handler)) {
            return;
        }
        Declaration declaration = Declaration.of(handler.getMethod())
                .orElseThrow(() -> new IllegalStateException("The route " + mapping + " of " + handler
                        + " must carry exactly one of @Requires, @Reads, @OperatorOnly and @Open."));
        if (mapping.getPathPatternsCondition() == null
                || mapping.getMethodsCondition().getMethods().isEmpty()) {
            throw new IllegalStateException(
                    "The route " + mapping + " of " + handler + " must name its method and path.");
        }
        found.put(
                handler.getMethod(),
                new Route(
                        mapping.getMethodsCondition().getMethods(),
                        mapping.getPathPatternsCondition().getPatterns(),
                        declaration,
                        mapping.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_HTML)));
    }

    private static boolean ofLibrary(HandlerMethod handler) {
        String type = handler.getBeanType().getName();
        return OF_LIBRARIES.keySet().stream().anyMatch(type::startsWith);
    }

    /** What the handler's route declares; empty for a handler of a library. */
    Optional<Declaration> declarationOf(HandlerMethod handler) {
        if (ofLibrary(handler)) {
            return Optional.empty();
        }
        Route route = routes.get(handler.getMethod());
        if (route == null) {
            throw new IllegalStateException("a route appeared after the start: " + handler);
        }
        return Optional.of(route.declaration());
    }

    /** Whether somebody unknown may go on to a controller. */
    boolean isOpen(String method, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return routes.values().stream()
                .filter(route -> route.declaration() instanceof Declaration.OpenTo open && !open.signedIn())
                .filter(route -> route.methods().stream().anyMatch(known -> covers(known, method)))
                .flatMap(route -> route.paths().stream())
                .anyMatch(pattern -> pattern.matches(parsed));
    }

    /** A route for GET answers HEAD too. */
    private static boolean covers(RequestMethod known, String method) {
        return known.name().equals(method) || (known == RequestMethod.GET && method.equals("HEAD"));
    }

    /** One line per route, for a golden file: a changed right is then a line in a review. */
    public String render() {
        return render(routes.values());
    }

    /** The same without the pages of the console, which are for people and no part of the API. */
    public String renderApi() {
        return render(routes.values().stream().filter(route -> !route.page()).toList());
    }

    /** Methods and paths of a module's routes, in order; of all modules if its name is empty. */
    List<String> of(String module) {
        String within = "freehold" + module;
        return routes.entrySet().stream()
                .filter(route -> (route.getKey().getDeclaringClass().getPackageName() + ".").startsWith(within + "."))
                .flatMap(route -> route.getValue().paths().stream()
                        .map(path -> methods(route.getValue()) + " " + path.getPatternString()))
                .sorted()
                .toList();
    }

    /** Paths that a tenant's callers read something by, named in the path. */
    List<String> readable() {
        return routes.values().stream()
                .filter(route -> !route.page() && route.methods().contains(RequestMethod.GET))
                .filter(route -> switch (route.declaration()) {
                    case Declaration.NeedsRight right -> true;
                    case Declaration.OnlyReads reads -> true;
                    case Declaration.ForOperator operator -> false;
                    case Declaration.OpenTo open -> open.signedIn();
                })
                .flatMap(route -> route.paths().stream())
                .map(PathPattern::getPatternString)
                .filter(path -> path.contains("{"))
                .sorted()
                .toList();
    }

    private static String methods(Route route) {
        return route.methods().stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }

    private static String render(Collection<Route> routes) {
        Set<String> lines = new TreeSet<>(Comparator.comparing((String line) -> line.substring(line.indexOf(' ')))
                .thenComparing(Comparator.naturalOrder()));
        lines.addAll(OF_FILTERS);
        for (Route route : routes) {
            for (PathPattern path : route.paths()) {
                // A rest of several parts is written as one, as in the description of the API.
                String written = path.getPatternString().replace("{*", "{");
                lines.add(
                        line(methods(route) + " " + written, route.declaration().text()));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String line(String route, String declaration) {
        return "%-80s %s".formatted(route, declaration);
    }
}
