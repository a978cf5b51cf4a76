package freehold.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.kernel.Problem;
import freehold.kernel.Problem.Fault;
import freehold.testing.Golden;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class ProblemBodyTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String REQUEST_ID = "0123456789abcdef0123456789abcdef";

    private static final List<Problem> SAMPLES = List.of(
            new Problem.Unauthenticated("Sign in, or send a token."),
            Problem.Forbidden.missingRight("Delete assets"),
            new Problem.NotFound("asset", "00000000000000000000000000000001"),
            new Problem.Invalid(
                    "The asset can't be as it is described.",
                    List.of(new Fault("/name", "must not be empty"), new Fault("/typeId", "there is no type x.y"))),
            new Problem.Conflict("share-exists", "There is a share of it already."),
            new Problem.PreconditionRequired("A change needs the header If-Match."),
            new Problem.PreconditionFailed("It has changed since you read it."),
            new Problem.LimitExceeded("page-size", "A page may have 2000 entries (page-size)."),
            new Problem.TooMany("Too many failed attempts. Try again in 8 seconds.", 8),
            new Problem.Protocol(415, "unsupported-media-type", "The body's Content-Type must be application/json."),
            new Problem.Unavailable("The database does not answer at the moment; try again."),
            new Problem.Internal());

    private static final Map<String, String> PATHS = Map.of(
            "own", "/api/sharing/v1/shares",
            "assetmanagement", "/api/assetmanagement/v3/assets",
            "timeseries", "/api/iottimeseries/v3/timeseries/00000000000000000000000000000001/vibration",
            "bulk", "/api/iottsbulk/v3/importJobs",
            "tenantmanagement", "/api/tenantmanagement/v4/subtenants",
            "events", "/api/eventmanagement/v3/events",
            "oauth", "/oauth/token");

    @Test
    void everyProblemLooksOnEverySurfaceAsItAlwaysDid() {
        for (Problem problem : SAMPLES) {
            PATHS.forEach((surface, path) -> {
                ProblemBody body = ProblemBody.of(problem, path, REQUEST_ID);
                Map<String, Object> shown = new LinkedHashMap<>();
                shown.put("status", body.status());
                shown.put("mediaType", body.mediaType());
                shown.put("headers", Failure.of(problem).headers());
                shown.put("body", body.content());
                String name = problem.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
                Golden.check("problems-" + name + "-" + surface + ".json", JSON.writeValueAsString(shown) + "\n");
            });
        }
    }

    @Test
    void noProblemIsLeftOut() {
        assertThat(SAMPLES.stream().map(Problem::getClass).collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(Problem.class.getPermittedSubclasses()).collect(Collectors.toSet()));
    }
}
