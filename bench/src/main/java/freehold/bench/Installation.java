package freehold.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged server as a process of its own, on a new data folder, stopped at the end. */
final class Installation implements AutoCloseable {
    private static final Path SERVER = Path.of("server/target/freehold-server.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final JsonMapper JSON = new JsonMapper();

    private static final int MOST_CONNECTIONS = 256;

    /** Writes and reads in the thread that asks: what it adds to an answer's time is little and always the same. */
    private final CloseableHttpClient http = HttpClients.custom()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(MOST_CONNECTIONS)
                    .setMaxConnPerRoute(MOST_CONNECTIONS)
                    .build())
            .disableContentCompression()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .build();

    private final Path home;
    private final URI gateway;
    private final Process server;

    Installation() throws IOException, InterruptedException {
        this(Map.of());
    }

    /**
     * @param settings environment variables besides the folder and the port
     */
    Installation(Map<String, String> settings) throws IOException, InterruptedException {
        home = Files.createTempDirectory("freehold-bench");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        gateway = URI.create("http://127.0.0.1:" + port);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", SERVER.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("server.log").toFile());
        builder.environment().putAll(settings);
        builder.environment().put("FREEHOLD_HOME", home.toString());
        builder.environment().put("FREEHOLD_PORT", Integer.toString(port));
        server = builder.start();
        awaitReady();
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && server.isAlive()) {
            try {
                if (ask(ClassicRequestBuilder.get(gateway.resolve("/actuator/health/readiness"))
                                        .build())
                                .status()
                        == 200) {
                    return;
                }
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IOException("the server is not ready; see " + home.resolve("server.log"));
    }

    /** A token of the platform operator. */
    String operator() throws IOException, InterruptedException {
        JsonNode operator = JSON.readTree(home.resolve("credentials.json")).required("operator");
        return token(operator);
    }

    /** Makes a tenant and tells a token of a service credential of it. */
    String tenant(String id, String operator) throws IOException, InterruptedException {
        send(
                operator,
                "POST",
                "/api/platform/v1/tenants",
                Map.of(
                        "id",
                        id,
                        "name",
                        id,
                        "companyName",
                        id,
                        "country",
                        "DE",
                        "type",
                        "CUSTOMER",
                        "administrator",
                        Map.of("userName", "admin@" + id + ".example")));
        return token(send(operator, "POST", "/api/platform/v1/tenants/" + id + "/serviceCredentials", Map.of()));
    }

    private String token(JsonNode credential) throws IOException, InterruptedException {
        String pair = credential.required("clientId").asString() + ":"
                + credential.required("clientSecret").asString();
        ClassicHttpRequest request = ClassicRequestBuilder.post(gateway.resolve("/oauth/token"))
                .addHeader(
                        HttpHeaders.AUTHORIZATION,
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .addParameter("grant_type", "client_credentials")
                .build();
        return body(ask(request)).required("access_token").asString();
    }

    JsonNode send(String token, String method, String path, Object body) throws IOException, InterruptedException {
        return body(exchange(token, method, path, JSON.writeValueAsBytes(body)));
    }

    JsonNode get(String token, String path) throws IOException, InterruptedException {
        return body(exchange(token, "GET", path, new byte[0]));
    }

    /** An answer that is a success. */
    Answer exchange(String token, String method, String path, byte[] body) throws IOException {
        ClassicRequestBuilder request = to(token, method, path);
        if (body.length > 0) {
            request.setEntity(body, ContentType.APPLICATION_JSON);
        }
        Answer answer = ask(request.build());
        if (!answer.isSuccess()) {
            throw new IOException(method + " " + path + ": " + answer.status() + " " + answer.body());
        }
        return answer;
    }

    /** What the server said. */
    record Answer(int status, String body) {
        boolean isSuccess() {
            return status / 100 == 2;
        }
    }

    /** A request with headers of its own, besides the token. */
    record Request(String method, String path, String body, Map<String, String> headers) {}

    /** Whatever the answer is. */
    Answer any(String token, Request wanted) throws IOException {
        ClassicRequestBuilder request = to(token, wanted.method(), wanted.path());
        if (!wanted.body().isEmpty()) {
            request.setEntity(wanted.body().getBytes(StandardCharsets.UTF_8), null);
        }
        wanted.headers().forEach(request::setHeader);
        return ask(request.build());
    }

    private ClassicRequestBuilder to(String token, String method, String path) {
        return ClassicRequestBuilder.create(method)
                .setUri(gateway.resolve(path))
                .addHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }

    private Answer ask(ClassicHttpRequest request) throws IOException {
        return http.execute(request, response -> {
            String body = response.getEntity() == null
                    ? ""
                    : EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8);
            return new Answer(response.getCode(), body);
        });
    }

    /** How much memory the server's process has, its database aside. */
    double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + server.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** An answer that is read while it comes. To be closed before its end is to give up the request. */
    record Coming(HttpGet request, InputStream body) implements AutoCloseable {
        @Override
        public void close() {
            request.abort();
        }
    }

    Coming stream(String token, String path) throws IOException {
        HttpGet request = new HttpGet(gateway.resolve(path));
        request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        ClassicHttpResponse response = http.executeOpen(null, request, null);
        if (response.getCode() != HttpStatus.SC_OK) {
            request.abort();
            throw new IOException("GET " + path + ": " + response.getCode());
        }
        return new Coming(request, response.getEntity().getContent());
    }

    /** The server's process. */
    long pid() {
        return server.pid();
    }

    private static JsonNode body(Answer answer) throws IOException {
        if (!answer.isSuccess()) {
            throw new IOException(answer.status() + ": " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    @Override
    public void close() throws IOException {
        http.close();
        server.destroy();
        try {
            if (!server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
