package freehold.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server said. */
public record Answer(String request, int status, HttpHeaders headers, String body) {

    public JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** Fails, with the body, unless the status is this one. */
    public Answer expect(int wanted) {
        assertThat(status).as("%s answered %s", request, body).isEqualTo(wanted);
        return this;
    }

    /** Those of the connection aside: a server ends one after so many requests, whatever was asked. */
    public Set<String> headerNames() {
        Set<String> names = new TreeSet<>(headers.map().keySet());
        names.remove("connection");
        return names;
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
