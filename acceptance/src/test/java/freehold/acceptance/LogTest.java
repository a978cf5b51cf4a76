package freehold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.acceptance.fixture.Api;
import freehold.acceptance.fixture.Credential;
import freehold.acceptance.fixture.Machine;
import freehold.acceptance.fixture.Partners;
import freehold.acceptance.fixture.Seed;
import freehold.acceptance.fixture.ServerProcess;
import freehold.acceptance.fixture.Tenant;
import freehold.acceptance.load.AppendLoad;
import freehold.acceptance.load.AssetLoad;
import freehold.acceptance.load.Load;
import freehold.acceptance.load.ShareLoad;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What a server says of itself that runs as a service: lines of JSON, without anything that lets somebody in. */
class LogTest {
    private static final int ACTIONS = 60;

    private final Seed seed = Seed.of(LogTest.class);

    @TempDir
    Path folder = Path.of("");

    @Test
    void theLogOfASessionIsJsonAndHasNoSecret() throws Exception {
        List<String> secrets = new ArrayList<>();
        List<String> log;
        try (ServerProcess server = new ServerProcess(folder.resolve("home"))) {
            server.start();
            Partners partners = Partners.introduce(Tenant.found(server, seed), Tenant.found(server, seed));
            for (Credential credential : List.of(
                    Credential.from(server.credentials().required("operator")),
                    partners.owner().credential(),
                    partners.receiver().credential())) {
                secrets.add(credential.clientSecret());
                String token = Api.token(credential, server).text("access_token");
                secrets.add(token.substring(token.lastIndexOf('.') + 1));
            }
            work(partners);
            secrets.addAll(fail(partners.owner(), server));
            server.stop();
            log = server.log();
        }
        assertThat(secrets).hasSizeGreaterThan(6).allSatisfy(secret -> {
            assertThat(secret).hasSizeGreaterThan(11);
            assertThat(log).noneMatch(line -> line.contains(secret));
        });
        assertThat(log)
                .hasSizeGreaterThan(2)
                .noneMatch(line -> line.contains("eyJ"))
                .noneMatch(line -> line.contains("SESSION="))
                .allSatisfy(
                        line -> assertThat(JsonMapper.shared().readTree(line).propertyNames())
                                .contains("@timestamp", "log", "message"));
    }

    private void work(Partners partners) throws Exception {
        Machine.Kind kind = Machine.define(partners.owner(), seed);
        Machine shared = Machine.build(partners.owner(), kind, seed.word());
        partners.owner()
                .api()
                .put(shared.series(), List.of(shared.sample("2020-01-01T00:00:00Z", seed.sample(), 1)))
                .expectOk();
        List<Load> loads = List.of(
                AppendLoad.of(Machine.build(partners.owner(), kind, seed.word()), seed.fork()),
                new AssetLoad(partners.owner(), kind),
                new ShareLoad(partners, shared));
        for (int i = 0; i < ACTIONS; i++) {
            loads.get(seed.between(0, loads.size() - 1)).write();
        }
    }

    /** Attempts that are refused, and what they were made with. */
    private List<String> fail(Tenant tenant, ServerProcess server) {
        String wrong = "wrong-" + seed.word() + "-" + seed.word();
        Api.token(new Credential(tenant.credential().clientId(), wrong), server);
        Api.withToken(wrong, server).get("/api/session");
        Api.stranger(server).get("/api/session?access_token=" + wrong);
        Api.stranger(server).post("/api/session", Map.of("userName", "somebody@example.org", "password", wrong));
        tenant.api().get("/api/assetmanagement/v3/assets/" + wrong);
        return List.of(wrong);
    }
}
