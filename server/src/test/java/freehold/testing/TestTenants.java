package freehold.testing;

import freehold.kernel.database.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tenants, credentials and tokens for tests over HTTP, all got from the product's own routes. */
public final class TestTenants {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Environment environment;
    private final Home home;
    private Optional<ApiClient> operator = Optional.empty();

    TestTenants(Environment environment, Home home) {
        this.environment = environment;
        this.home = home;
    }

    /** A client id and its secret. */
    public record Credential(String clientId, String clientSecret) {}

    /** Somebody unknown. */
    public ApiClient anonymous() {
        return ApiClient.of("http://127.0.0.1:" + port());
    }

    /** Where the server listens. */
    public int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    /** The platform operator. */
    public synchronized ApiClient operator() {
        ApiClient known = operator.orElseGet(() -> as(operatorCredential()));
        operator = Optional.of(known);
        return known;
    }

    public Credential operatorCredential() {
        try {
            JsonNode operator = JsonMapper.shared()
                    .readTree(Files.readString(home.path().resolve("credentials.json")))
                    .get("operator");
            return new Credential(
                    operator.get("clientId").stringValue(),
                    operator.get("clientSecret").stringValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ApiClient as(Credential credential) {
        return anonymous().token(tokenOf(credential));
    }

    public String tokenOf(Credential credential) {
        return token(credential).expect(200).json().get("access_token").stringValue();
    }

    /** Asks for a token, whatever comes of it. */
    public Answer token(Credential credential) {
        String basic = credential.clientId() + ":" + credential.clientSecret();
        return anonymous()
                .with(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/oauth/token", Optional.of("grant_type=client_credentials"));
    }

    /** A new tenant with an administrator who has not set a password yet, and a service credential. */
    public TestTenant fresh() {
        return fresh("admin" + COUNT.incrementAndGet() + "@example.org");
    }

    /** The same, with that person as administrator. */
    public TestTenant fresh(String administrator) {
        // No id may be a part of words in answers: tests replace ids by placeholders.
        String id = "t0" + Integer.toString(COUNT.incrementAndGet(), 36);
        JsonNode tenant = operator()
                .post("/api/platform/v1/tenants", """
                        {"id": "%s", "name": "Tenant %s", "companyName": "Company of %s", "country": "DE",
                         "type": "CUSTOMER", "administrator": {"userName": "%s"}}""".formatted(id, id, id, administrator))
                .expect(201)
                .json();
        JsonNode made = operator()
                .post("/api/platform/v1/tenants/" + id + "/serviceCredentials", "{}")
                .expect(201)
                .json();
        return new TestTenant(
                this,
                id,
                tenant.get("sharingId").stringValue(),
                administrator,
                tenant.get("administrator").get("passwordToken").stringValue(""),
                new Credential(
                        made.get("clientId").stringValue(),
                        made.get("clientSecret").stringValue()));
    }
}
