package freehold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.acceptance.fixture.Machine;
import freehold.acceptance.fixture.RealClient;
import freehold.acceptance.fixture.Seed;
import freehold.acceptance.fixture.ServerProcess;
import freehold.acceptance.fixture.SharedServer;
import freehold.acceptance.fixture.Tenant;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The vendor's library keeps files of Asset Management without any change: its command line has no words for them. */
@ExtendWith(SharedServer.class)
class RealClientModelFilesTest {
    private final Seed seed = Seed.of(RealClientModelFilesTest.class);
    private final ServerProcess server;

    @TempDir
    Path folder = Path.of("");

    RealClientModelFilesTest(ServerProcess server) {
        this.server = server;
    }

    @Test
    void aFileIsUploadedReplacedAssignedAndDeleted() throws Exception {
        Tenant owner = Tenant.found(server, seed);
        Machine machine = Machine.build(owner, Machine.define(owner, seed), seed.word());

        RealClient.Run run = RealClient.signedInAs(owner, server, folder)
                .script(
                        "asset-files.cjs",
                        server.gateway().toString(),
                        owner.id(),
                        owner.credential().clientId(),
                        owner.credential().clientSecret(),
                        machine.assetId());

        assertThat(run.lines())
                .as(run.output())
                .containsExactly(
                        "made plan.txt private A plan 0",
                        "listed 1 true",
                        "known plan.txt",
                        "content all is well",
                        "changed true true",
                        "content all is changed",
                        "assigned manual true",
                        "kept while assigned",
                        "freed 0",
                        "gone");
        assertThat(run.exit()).isZero();
    }
}
