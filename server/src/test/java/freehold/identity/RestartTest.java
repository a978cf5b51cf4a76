package freehold.identity;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.Freehold;
import freehold.testing.ApiClient;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(FreshDatabase.class)
class RestartTest {
    private static final String TENANTS = "/api/platform/v1/tenants";

    @Test
    void tokensAndTheOperatorsCredentialOutliveTheServer(TestDatabase database) throws IOException {
        Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-homes")), "restart-");
        Path file = home.resolve("credentials.json");
        String written;
        String token;
        String keys;
        try (ConfigurableApplicationContext server = start(database, home)) {
            written = Files.readString(file);
            JsonNode content = JsonMapper.shared().readTree(written);
            assertThat(content.get("gateway").stringValue()).isEqualTo("http://freehold.test");
            assertThat(content.get("operator").get("clientSecret").stringValue())
                    .hasSize(43);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            token = token(client(server), JsonMapper.shared().readTree(written).get("operator"));
            keys = client(server).get("/token_keys").expect(200).body();
            client(server).token(token).get(TENANTS).expect(200);
        }

        try (ConfigurableApplicationContext server = start(database, home)) {
            assertThat(Files.readString(file)).isEqualTo(written);
            assertThat(client(server).get("/token_keys").expect(200).body()).isEqualTo(keys);
            client(server).token(token).get(TENANTS).expect(200);
            token(client(server), JsonMapper.shared().readTree(written).get("operator"));
        }
    }

    private static ConfigurableApplicationContext start(TestDatabase database, Path home) {
        return SpringApplication.run(
                Freehold.class,
                "--server.port=0",
                "--freehold.gateway=http://freehold.test",
                "--freehold.db.url=" + database.url(),
                "--freehold.home=" + home);
    }

    private static ApiClient client(ConfigurableApplicationContext server) {
        return ApiClient.of("http://127.0.0.1:" + server.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static String token(ApiClient client, JsonNode credential) {
        String basic = credential.get("clientId").stringValue() + ":"
                + credential.get("clientSecret").stringValue();
        return client.with(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/oauth/token", Optional.of("grant_type=client_credentials"))
                .expect(200)
                .json()
                .get("access_token")
                .stringValue();
    }
}
