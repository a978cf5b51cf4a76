package freehold.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP side of the installation, as one technical user sees it. */
final class Gateway {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI base;
    private final String authorization;

    private Gateway(URI base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    static Gateway signedInAs(ServiceCredential credential, URI base) throws IOException, InterruptedException {
        return new Gateway(base, "Bearer " + token(credential, base));
    }

    static String token(ServiceCredential credential, URI base) throws IOException, InterruptedException {
        String pair = credential.clientId() + ":" + credential.clientSecret();
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = new Gateway(base, basic)
                .request("/oauth/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"));
        return send(request).orFail().json().required("access_token").asString();
    }

    /** A call that needs no credential, such as signing in. */
    static Answer postOpenly(URI base, String path, Object body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        return send(json(request).POST(publish(body)));
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer put(String path, Object body) throws IOException, InterruptedException {
        return send(json(request(path)).PUT(publish(body)));
    }

    Answer post(String path, Object body) throws IOException, InterruptedException {
        return send(json(request(path)).POST(publish(body)));
    }

    /** Repeating the creation with the same key gives the same answer. */
    Answer create(String path, Object body, String idempotencyKey) throws IOException, InterruptedException {
        return send(
                json(request(path)).header("Idempotency-Key", idempotencyKey).POST(publish(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .header("Accept", "application/json");
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request) {
        return request.header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher publish(Object body) {
        return BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(body));
    }

    private static Answer send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
        return new Answer(
                request.method() + " " + request.uri().getPath(),
                response.statusCode(),
                response.body(),
                response.headers().allValues("Set-Cookie"));
    }
}
