package freehold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.acceptance.fixture.Api;
import freehold.acceptance.fixture.Machine;
import freehold.acceptance.fixture.Partners;
import freehold.acceptance.fixture.Person;
import freehold.acceptance.fixture.Routes;
import freehold.acceptance.fixture.Seed;
import freehold.acceptance.fixture.Series;
import freehold.acceptance.fixture.ServerProcess;
import freehold.acceptance.fixture.Tenant;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restart keeps everything, and doesn't take long. */
class RestartTest {
    private static final int SAMPLES = 500;

    private final Seed seed = Seed.of(RestartTest.class);

    @TempDir
    Path folder = Path.of("");

    @Test
    void aRestartKeepsTokensPasswordsSharesAndSamples() throws Exception {
        try (ServerProcess server = new ServerProcess(folder.resolve("home"))) {
            Duration fresh = server.start();
            Partners partners = Partners.introduce(Tenant.found(server, seed), Tenant.found(server, seed));
            Tenant owner = partners.owner();
            Machine machine = Machine.build(owner, Machine.define(owner, seed), seed.word());
            owner.api().put(machine.series(), samples(machine)).expectOk();
            String accepted = partners.share(machine.assetId());
            String open = partners.offer(
                    Machine.build(owner, machine.kind(), seed.word()).assetId());
            Tenant receiver = partners.receiver();
            List<?> before =
                    Series.readAll(receiver.api(), machine.series(), 200).records();
            assertThat(before).hasSize(SAMPLES);
            var keys = Api.stranger(server).get("/token_keys").expect(200).json();
            var credentials = server.credentials();

            server.stop();
            Duration existing = server.start();
            System.out.printf(
                    "Readiness: new data folder %d ms (aim < 15 s), existing data folder %d ms (aim < 8 s)%n",
                    fresh.toMillis(), existing.toMillis());

            assertThat(Api.stranger(server).get("/token_keys").expect(200).json())
                    .isEqualTo(keys);
            assertThat(server.credentials()).isEqualTo(credentials);
            assertThat(Series.readAll(receiver.api(), machine.series(), 200).records())
                    .as("read with the token issued before the restart")
                    .isEqualTo(before);
            Api.token(owner.credential(), server).expect(200);
            signIn(server, owner.administrator());
            assertThat(receiver.api().get(Routes.share(accepted)).expect(200).text("state"))
                    .isEqualTo("ACCEPTED");
            assertThat(owner.api().get(Routes.share(open)).expect(200).text("state"))
                    .isEqualTo("OPEN");
        }
    }

    private static void signIn(ServerProcess server, Person person) {
        Api.stranger(server)
                .post(Routes.SESSION, Map.of("userName", person.userName(), "password", person.password()))
                .expectOk();
        Api.stranger(server)
                .post(Routes.SESSION, Map.of("userName", person.userName(), "password", person.password() + "x"))
                .expect(401);
    }

    private List<Map<String, Object>> samples(Machine machine) {
        List<Map<String, Object>> samples = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            String time =
                    Instant.parse("2022-10-30T00:30:00Z").plusSeconds(i * 7L).toString();
            samples.add(machine.sample(time, seed.sample(), seed.integer()));
        }
        return samples;
    }
}
