package freehold.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sends requests to one server, with the headers it was made with. Immutable. */
public final class ApiClient {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String server;
    private final Map<String, String> headers;

    private ApiClient(String server, Map<String, String> headers) {
        this.server = server;
        this.headers = Map.copyOf(headers);
    }

    public static ApiClient of(String server) {
        return new ApiClient(server, Map.of());
    }

    public ApiClient with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ApiClient(server, more);
    }

    /** What it sends as that header. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public ApiClient token(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public ApiClient ifMatch(long etag) {
        return with("If-Match", Long.toString(etag));
    }

    public Answer get(String path) {
        return send("GET", path, Optional.empty());
    }

    /** A body that is read while it comes; only if it is one of success. */
    public InputStream stream(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
        headers.forEach(request::header);
        try {
            HttpResponse<InputStream> response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError(path + ": " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer delete(String path) {
        return send("DELETE", path, Optional.empty());
    }

    public Answer post(String path, String json) {
        return send("POST", path, Optional.of(json));
    }

    public Answer put(String path, String json) {
        return send("PUT", path, Optional.of(json));
    }

    public Answer patch(String path, String json) {
        return send("PATCH", path, Optional.of(json));
    }

    /** The body, if any, as JSON unless a header says something else. */
    public Answer send(String method, String path, Optional<String> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
        request.method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        if (body.isPresent() && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(method + " " + path, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
