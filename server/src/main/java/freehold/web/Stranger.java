package freehold.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.kernel.database.Specimens;
import freehold.kernel.database.Specimens.Specimen;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks this server, as anybody would, for what belongs to a tenant that the one who asks has nothing to do with. Each
 * answer must be the one for an id that nobody has. It reads only: routes for GET with an id in their path.
 */
@Component
final class Stranger {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([^}]+)}");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What else these must be given to answer at all. */
    private static final Map<String, String> GIVEN = Map.of(
            "/consequences",
            "of=delete",
            "/aggregates/{entityId}/{propertySetName}",
            "from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z",
            "/iottsbulk/v3/timeseries/{entityId}/{propertySetName}",
            "from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z");

    private final RouteRegistry routes;
    private final Specimens specimens;
    private final Environment environment;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    Stranger(RouteRegistry routes, Specimens specimens, Environment environment) {
        this.routes = routes;
        this.specimens = specimens;
        this.environment = environment;
    }

    /** A route that could not be tried. */
    record NotAsked(String route, String why) {}

    /** A route that tells what is foreign from what is missing. */
    record Tells(String route, String what) {}

    record Report(List<String> asked, List<NotAsked> notAsked, List<Tells> telling) {}

    /** A service credential's id and secret. */
    record Credential(String clientId, String clientSecret) {}

    /**
     * Asks for things of the tenant.
     *
     * @param credential of an administrator of a tenant without partners
     */
    Report ask(Credential credential, String tenant) {
        String token = token(credential);
        if (tenantOf(token).equals(tenant)) {
            throw ProblemException.invalid("/tenant", "is the stranger's own");
        }
        HttpResponse<String> partners = get("/api/sharing/v1/collaborations?size=1", token);
        if (partners.statusCode() != 200
                || JsonMapper.shared()
                                .readTree(partners.body())
                                .at("/page/totalElements")
                                .asLong(1)
                        != 0) {
            throw ProblemException.invalid(
                    "/stranger", "must be an administrator of a tenant that has never had to do with another");
        }
        return ask(token, tenant);
    }

    /** With a token, whoever's it is. */
    Report ask(String token, String tenant) {
        Report report = new Report(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String route : routes.readable()) {
            Optional<Specimen> specimen = specimens.of(tenant, route);
            if (specimen.isEmpty()) {
                report.notAsked().add(new NotAsked("GET " + route, "it is not known what its path asks for"));
            } else if (specimen.get().ids().isEmpty()) {
                report.notAsked().add(new NotAsked("GET " + route, "the tenant has nothing of the kind"));
            } else {
                ask(report, route, specimen.get().ids(), token);
            }
        }
        return report;
    }

    private void ask(Report report, String route, List<String> ids, String token) {
        String missing = missing(ids.getFirst());
        for (String query : List.of("", "includeShared=true")) {
            HttpResponse<String> foreign = get(path(route, ids, query), token);
            List<String> unknown = new ArrayList<>(ids);
            unknown.set(0, missing);
            HttpResponse<String> other = get(path(route, unknown, query), token);
            if (!told(foreign, ids.getFirst()).equals(told(other, missing))) {
                report.telling()
                        .add(new Tells(
                                "GET " + route,
                                "what a stranger is answered differs: %d for what belongs to the tenant, %d for what is missing"
                                        .formatted(foreign.statusCode(), other.statusCode())));
                report.asked().add("GET " + route);
                return;
            }
            if (other.statusCode() != 404 && other.statusCode() != 403) {
                report.notAsked()
                        .add(new NotAsked("GET " + route, "it answers " + other.statusCode() + " whatever the id"));
                return;
            }
        }
        report.asked().add("GET " + route);
    }

    private static String path(String route, List<String> ids, String query) {
        Matcher variables = VARIABLE.matcher(route);
        StringBuilder path = new StringBuilder();
        for (int i = 0; variables.find(); i++) {
            String id = URLEncoder.encode(ids.get(i), UTF_8).replace("+", "%20").replace("%2F", "/");
            variables.appendReplacement(path, Matcher.quoteReplacement(id));
        }
        variables.appendTail(path);
        List<String> parameters = new ArrayList<>();
        GIVEN.forEach((ending, given) -> {
            if (route.endsWith(ending)) {
                parameters.add(given);
            }
        });
        if (!query.isEmpty()) {
            parameters.add(query);
        }
        return path + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
    }

    /** An id of the same form that nobody has. */
    private static String missing(String id) {
        String random = UUID.randomUUID().toString();
        if (id.matches("[0-9a-f]{32}")) {
            return random.replace("-", "");
        }
        if (id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return random;
        }
        // An id that begins with its tenant, or is one.
        int owner = id.indexOf('.') < 0 ? id.length() : id.indexOf('.');
        return "z".repeat(owner) + id.substring(owner);
    }

    private static String told(HttpResponse<String> answer, String id) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        headers.remove("connection"); // ends after so many requests, whatever was asked
        String request = answer.headers().firstValue("X-Request-Id").orElse("-");
        String text = answer.statusCode() + "\n" + headers + "\n" + answer.body();
        return text.replace(request, "<request>").replace(id, "<id>");
    }

    private HttpResponse<String> get(String path, String token) {
        return send(HttpRequest.newBuilder(URI.create(server() + path)).header("Authorization", "Bearer " + token));
    }

    private String token(Credential credential) {
        String basic = Base64.getEncoder()
                .encodeToString((credential.clientId() + ":" + credential.clientSecret()).getBytes(UTF_8));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(server() + "/oauth/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        if (answer.statusCode() != 200) {
            throw ProblemException.invalid("/stranger", "is no service credential that stands");
        }
        return JsonMapper.shared()
                .readTree(answer.body())
                .required("access_token")
                .stringValue();
    }

    /** As the token says that this server has just made. */
    private static String tenantOf(String token) {
        JsonNode claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        return claims.path("ten").asString("");
    }

    private String server() {
        return "http://" + environment.getProperty("server.address", "127.0.0.1") + ":"
                + environment.getRequiredProperty("local.server.port");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new ProblemException(
                    new Problem.Unavailable("The server does not answer itself at " + server() + "."));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Unavailable("The server stops."));
        }
    }
}
