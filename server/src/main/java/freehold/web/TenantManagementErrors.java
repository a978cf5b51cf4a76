package freehold.web;

import freehold.kernel.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two error bodies of Tenant Management: one for requests that are wrong by themselves, one for all else. */
final class TenantManagementErrors {
    private TenantManagementErrors() {}

    static Map<String, Object> of(Problem problem, int status, String requestId) {
        return status == 400 ? badRequest(problem, requestId) : other(problem, requestId);
    }

    private static Map<String, Object> badRequest(Problem problem, String requestId) {
        List<Map<String, String>> fields = ProblemBody.faults(problem).stream()
                .map(TenantManagementErrors::field)
                .toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("errorMessage", problem.message());
        body.put("errorType", type(problem, fields.isEmpty()));
        body.put("fieldErrors", fields);
        body.put("logref", requestId);
        return body;
    }

    private static String type(Problem problem, boolean noField) {
        if (problem instanceof Problem.Invalid) {
            return noField ? "PARSING_ERROR" : "FIELD_ERROR";
        }
        return "INVALID_STATE";
    }

    private static Map<String, String> field(Problem.Fault fault) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("field", name(fault.pointer()));
        error.put("errorMessage", fault.detail());
        error.put("errorType", "VALIDATION_ERROR");
        return error;
    }

    /** {@code /regions/0/links} as this surface writes it: {@code regions.0.links}. */
    private static String name(String pointer) {
        return pointer.startsWith("/") ? pointer.substring(1).replace('/', '.') : pointer;
    }

    private static Map<String, Object> other(Problem problem, String requestId) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("code", problem.code());
        error.put("logref", requestId);
        error.put("message", problem.message());
        return Map.of("errors", List.of(error));
    }
}
