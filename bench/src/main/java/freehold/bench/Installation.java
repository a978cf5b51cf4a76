package freehold.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packaged server as a process of its own, on a new data folder, stopped at the end. */
final class Installation implements AutoCloseable {
    private static final Path SERVER = Path.of("server/target/freehold-server.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
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
        HttpRequest probe = HttpRequest.newBuilder(gateway.resolve("/actuator/health/readiness"))
                .build();
        while (System.nanoTime() < deadline && server.isAlive()) {
            try {
                if (http.send(probe, BodyHandlers.discarding()).statusCode() == 200) {
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
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/oauth/token"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        return body(http.send(request, BodyHandlers.ofByteArray()))
                .required("access_token")
                .asString();
    }

    JsonNode send(String token, String method, String path, Object body) throws IOException, InterruptedException {
        return body(exchange(token, method, path, JSON.writeValueAsBytes(body)));
    }

    JsonNode get(String token, String path) throws IOException, InterruptedException {
        return body(exchange(token, "GET", path, new byte[0]));
    }

    HttpResponse<byte[]> exchange(String token, String method, String path, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(method + " " + path + ": " + response.statusCode() + " "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response;
    }

    /** A request with headers of its own, besides the token. */
    record Request(String method, String path, String body, List<String> headers) {}

    /** Whatever the answer is. */
    HttpResponse<byte[]> any(String token, Request wanted) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(wanted.path()))
                .header("Authorization", "Bearer " + token)
                .method(
                        wanted.method(),
                        wanted.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(wanted.body()));
        if (!wanted.headers().isEmpty()) {
            request.headers(wanted.headers().toArray(String[]::new));
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** How much memory the server's process has, its database aside. */
    double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + server.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** The server's process. */
    long pid() {
        return server.pid();
    }

    private static JsonNode body(HttpResponse<byte[]> response) throws IOException {
        if (response.statusCode() / 100 != 2) {
            throw new IOException(response + ": " + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(response.body());
    }

    @Override
    public void close() {
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
