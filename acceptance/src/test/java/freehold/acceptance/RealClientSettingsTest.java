package freehold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.acceptance.fixture.RealClient;
import freehold.acceptance.fixture.Routes;
import freehold.acceptance.fixture.Seed;
import freehold.acceptance.fixture.ServerProcess;
import freehold.acceptance.fixture.SharedServer;
import freehold.acceptance.fixture.Tenant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The vendor's command line sets up a tenant and its subtenants without any change. */
@ExtendWith(SharedServer.class)
class RealClientSettingsTest {
    /** One pixel. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");

    private final ServerProcess server;
    private final Seed seed = Seed.of(RealClientSettingsTest.class);
    private final Tenant tenant;

    @TempDir
    Path folder = Path.of("");

    RealClientSettingsTest(ServerProcess server) throws Exception {
        this.server = server;
        this.tenant = Tenant.found(server, seed);
    }

    @Test
    void theTenantIsShownAndSaysWhoItIs() throws Exception {
        RealClient client = RealClient.signedInAs(tenant, server, folder);
        Path file = folder.resolve("legal.json");
        Path logo = folder.resolve("logo.png");
        Files.write(logo, PNG);

        RealClient.Run before = done(client.run("tenant", "--mode", "info"));
        assertThat(before.lineWith("Prefix:")).endsWith(tenant.id());
        assertThat(before.lineWith("Allowed to create subtenants:")).endsWith("true");
        assertThat(before.output()).contains("No logo found");

        done(client.run("tenant", "--mode", "template", "--file", file.toString()));
        done(client.run("tenant", "--mode", "create", "--file", file.toString()));
        done(client.run("tenant", "--mode", "upload", "--file", logo.toString()));

        RealClient.Run after = done(client.run("tenant", "--mode", "info"));
        assertThat(after.output())
                .contains("global global", "[www] [default] MindSphere GitHub -> https://github.com/mindsphere/")
                .doesNotContain("No logo found");
        assertThat(after.lineWith("Size:")).endsWith(Integer.toString(PNG.length));
        assertThat(after.lines()).anyMatch(line -> line.strip().equals("Name: logo.png"));

        done(client.run("tenant", "--mode", "delete"));
        assertThat(done(client.run("tenant", "--mode", "info")).output()).doesNotContain("global global");
    }

    @Test
    void subtenantsAreMadeListedShownAndDeleted() throws Exception {
        RealClient client = RealClient.signedInAs(tenant, server, folder);
        String name = seed.word();
        Path legal = folder.resolve("legal.json");
        Path file = folder.resolve("subtenant.json");
        done(client.run("subtenants", "--mode", "template", "--subtenant", name, "--file", file.toString()));
        String id = JsonMapper.shared()
                .readTree(Files.readString(file))
                .required("id")
                .asString();

        RealClient.Run refused = client.run("subtenants", "--mode", "create", "--file", file.toString());
        assertThat(refused.exit()).as(refused.output()).isEqualTo(1);
        assertThat(refused.output()).contains("Conflict", "provider information");

        done(client.run("tenant", "--mode", "template", "--file", legal.toString()));
        done(client.run("tenant", "--mode", "create", "--file", legal.toString()));
        assertThat(done(client.run("subtenants", "--mode", "create", "--file", file.toString()))
                        .output())
                .contains(id, name);
        assertThat(done(client.run("subtenants", "--mode", "list")).lineWith(id))
                .contains(name);
        RealClient.Run info = done(client.run("subtenants", "--mode", "info", "--subtenantid", id));
        assertThat(info.lineWith("Display Name:")).endsWith(name);
        String folderId = info.lineWith("EntityId:").replace("EntityId:", "").strip();
        assertThat(tenant.api().get(Routes.asset(folderId)).expect(200).text("subTenant"))
                .isEqualTo(id);

        done(client.run("subtenants", "--mode", "delete", "--subtenantid", id));
        assertThat(done(client.run("subtenants", "--mode", "list")).output()).doesNotContain(id);
        RealClient.Run gone = client.run("subtenants", "--mode", "info", "--subtenantid", id);
        assertThat(gone.exit()).as(gone.output()).isEqualTo(1);
        tenant.api().get(Routes.asset(folderId)).expect(200);
    }

    private static RealClient.Run done(RealClient.Run run) {
        assertThat(run.exit()).as(run.output()).isZero();
        return run;
    }
}
