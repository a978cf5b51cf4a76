package freehold.web;

import freehold.kernel.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a problem looks on the wire: the same problem in the words of the surface that was asked.
 *
 * @param content an object or a list, as JSON has them
 */
record ProblemBody(int status, String mediaType, Object content) {

    /**
     * @param path of the request as it was sent; shown as {@code instance}
     * @param requestId random, the same as in the response's header
     */
    static ProblemBody of(Problem problem, String path, String requestId) {
        int status = status(problem);
        return switch (Surface.of(path)) {
            case OWN -> new ProblemBody(status, "application/problem+json", rfc9457(problem, path));
            case ASSET_MANAGEMENT -> new ProblemBody(status, "application/json", assetManagement(problem, requestId));
            case TIME_SERIES -> new ProblemBody(status, "application/json", timeSeries(problem, requestId));
            case BULK -> new ProblemBody(status, "application/json", bulk(problem, status, path));
            case TENANT_MANAGEMENT ->
                new ProblemBody(status, "application/json", TenantManagementErrors.of(problem, status, requestId));
            case EVENTS -> new ProblemBody(status, "application/vnd.error+json", events(problem, requestId));
            case OAUTH -> new ProblemBody(status, "application/json", oauth(problem));
        };
    }

    static int status(Problem problem) {
        return switch (problem) {
            case Problem.Unauthenticated unauthenticated -> 401;
            case Problem.Forbidden forbidden -> 403;
            case Problem.NotFound notFound -> 404;
            case Problem.Invalid invalid -> 400;
            case Problem.Conflict conflict -> 409;
            case Problem.PreconditionRequired required -> 428;
            case Problem.PreconditionFailed failed -> 412;
            case Problem.LimitExceeded limit -> 400;
            case Problem.TooMany tooMany -> 429;
            case Problem.Protocol protocol -> protocol.status();
            case Problem.Unavailable unavailable -> 503;
            case Problem.Internal internal -> 500;
        };
    }

    private static Map<String, Object> rfc9457(Problem problem, String path) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "/problems/" + problem.code());
        body.put("title", title(problem.code()));
        body.put("status", status(problem));
        body.put("detail", problem.message());
        body.put("instance", path);
        List<Map<String, String>> errors =
                faults(problem).stream().map(ProblemBody::rfc9457).toList();
        if (!errors.isEmpty()) {
            body.put("errors", errors);
        }
        return body;
    }

    private static Map<String, String> rfc9457(Problem.Fault fault) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("pointer", fault.pointer());
        error.put("detail", fault.detail());
        return error;
    }

    /** One error per fault, so that each can be shown at its field. */
    private static Map<String, Object> assetManagement(Problem problem, String requestId) {
        List<Problem.Fault> faults = faults(problem);
        List<Map<String, String>> errors = faults.isEmpty()
                ? List.of(assetManagement(problem, requestId, problem.message()))
                : faults.stream()
                        .map(fault -> assetManagement(problem, requestId, naming(fault)))
                        .toList();
        return Map.of("errors", errors);
    }

    private static Map<String, String> assetManagement(Problem problem, String requestId, String message) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("code", problem.code());
        error.put("logref", requestId);
        error.put("message", message);
        return error;
    }

    private static Map<String, Object> timeSeries(Problem problem, String requestId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", requestId);
        body.put("message", inOneMessage(problem));
        return body;
    }

    /** Without the time and the exception that other servers tell there: one differs each time, the other tells of us. */
    private static Map<String, Object> bulk(Problem problem, int status, String path) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", status);
        body.put("error", title(problem.code()));
        body.put("message", inOneMessage(problem));
        body.put("path", path);
        return body;
    }

    private static String inOneMessage(Problem problem) {
        List<String> messages =
                faults(problem).stream().map(ProblemBody::naming).toList();
        return messages.isEmpty() ? problem.message() : String.join("; ", messages);
    }

    private static List<Map<String, String>> events(Problem problem, String requestId) {
        List<Problem.Fault> faults = faults(problem);
        return faults.isEmpty()
                ? List.of(event(problem.message(), requestId))
                : faults.stream().map(fault -> event(naming(fault), requestId)).toList();
    }

    private static Map<String, String> event(String message, String requestId) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("logref", requestId);
        error.put("message", message);
        return error;
    }

    private static Map<String, Object> oauth(Problem problem) {
        String error =
                switch (problem) {
                    case Problem.Unauthenticated unauthenticated -> "invalid_client";
                    case Problem.Forbidden forbidden -> "access_denied";
                    case Problem.TooMany tooMany -> "temporarily_unavailable";
                    case Problem.Unavailable unavailable -> "temporarily_unavailable";
                    case Problem.Internal internal -> "server_error";
                    case Problem.NotFound notFound -> "invalid_request";
                    case Problem.Invalid invalid -> "invalid_request";
                    case Problem.Conflict conflict -> "invalid_request";
                    case Problem.PreconditionRequired required -> "invalid_request";
                    case Problem.PreconditionFailed failed -> "invalid_request";
                    case Problem.LimitExceeded limit -> "invalid_request";
                    case Problem.Protocol protocol -> "invalid_request";
                };
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", problem.message());
        return body;
    }

    static List<Problem.Fault> faults(Problem problem) {
        return Optional.of(problem)
                .filter(Problem.Invalid.class::isInstance)
                .map(Problem.Invalid.class::cast)
                .map(Problem.Invalid::faults)
                .orElse(List.of());
    }

    /** The fault in one sentence that names its place, also where the detail alone does not. */
    private static String naming(Problem.Fault fault) {
        return fault.pointer().isEmpty() ? fault.detail() : fault.pointer() + ": " + fault.detail();
    }

    private static String title(String code) {
        String words = code.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
