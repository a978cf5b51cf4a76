package freehold.demo;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server said to one request. */
record Answer(String request, int status, String body, List<String> cookies) {
    private static final JsonMapper MAPPER = new JsonMapper();

    Answer {
        cookies = List.copyOf(cookies);
    }

    boolean ok() {
        return status >= 200 && status < 300;
    }

    Answer orFail() {
        if (!ok()) {
            throw new LoadFailed(request + " was answered with " + status + ": " + body);
        }
        return this;
    }

    /** The body of a 2xx, nothing for a 404, and a failure for all else. */
    Optional<JsonNode> found() {
        return status == 404 ? Optional.empty() : Optional.of(orFail().json());
    }

    JsonNode json() {
        return MAPPER.readTree(body);
    }
}
