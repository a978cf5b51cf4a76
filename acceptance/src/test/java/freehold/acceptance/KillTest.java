package freehold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.acceptance.fixture.Machine;
import freehold.acceptance.fixture.Partners;
import freehold.acceptance.fixture.Seed;
import freehold.acceptance.fixture.ServerProcess;
import freehold.acceptance.fixture.Tenant;
import freehold.acceptance.load.AppendLoad;
import freehold.acceptance.load.AssetLoad;
import freehold.acceptance.load.Load;
import freehold.acceptance.load.OverwriteLoad;
import freehold.acceptance.load.ShareLoad;
import freehold.acceptance.load.UploadLoad;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every acknowledged write outlives a kill under load, and nothing is left half done. */
class KillTest {
    /** Writers of single records. */
    private static final int SINGLE = 8;

    private static final int KILLS = Boolean.getBoolean("freehold.long") ? 20 : 3;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int EARLIEST_KILL_MILLIS = 300;
    private static final int LATEST_KILL_MILLIS = 4_000;

    private final Seed seed = Seed.of(KillTest.class);

    @TempDir
    Path folder = Path.of("");

    private interface Kill {
        void strike(ServerProcess server) throws Exception;
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheServerIsKilled() throws Exception {
        killAgainAndAgain(ServerProcess::kill);
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheServerAndItsDatabaseAreKilled() throws Exception {
        killAgainAndAgain(ServerProcess::killWithDatabase);
    }

    /** Whoever is told to stop finishes what it has begun, or does not acknowledge it. */
    @Test
    void nothingAcknowledgedIsLostWhenTheServerIsStoppedUnderLoad() throws Exception {
        killAgainAndAgain(ServerProcess::stop);
    }

    private void killAgainAndAgain(Kill kill) throws Exception {
        try (ServerProcess server = new ServerProcess(folder.resolve("home"))) {
            // All that is written here is of months long past: it is packed while it is written, and while the server
            // dies.
            server.set("FREEHOLD_TELEMETRY_PACK_DELAY", "PT0.1S");
            server.set("FREEHOLD_TELEMETRY_PACK_INTERVAL", "PT0.1S");
            server.start();
            Partners partners = Partners.introduce(Tenant.found(server, seed), Tenant.found(server, seed));
            List<Load> all = new ArrayList<>();
            for (int round = 1; round <= KILLS; round++) {
                List<Load> loads = loads(partners);
                all.addAll(loads);
                int moment = seed.between(EARLIEST_KILL_MILLIS, LATEST_KILL_MILLIS);
                killUnderLoad(server, kill, loads, moment);
                Duration restart = server.start();
                loads.forEach(Load::verify);
                System.out.printf(
                        "kill %d after %d ms, ready again after %s: %s%n", round, moment, restart, count(loads));
            }
            all.forEach(Load::verify);
            awaitPacking(server);
            all.forEach(Load::verify);
            assertThat(count(all))
                    .hasSize(5)
                    .values()
                    .allSatisfy(number -> assertThat(number).isPositive());
        }
    }

    private static void awaitPacking(ServerProcess server) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (server.log().stream().noneMatch(line -> line.contains("Packed ")) && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
        assertThat(server.log()).anyMatch(line -> line.contains("Packed "));
    }

    private List<Load> loads(Partners partners) {
        Tenant owner = partners.owner();
        Machine.Kind kind = Machine.define(owner, seed);
        Machine.Kind ownKind = Machine.define(owner, seed);
        Machine shared = Machine.build(owner, kind, seed.word());
        shared.owner()
                .api()
                .put(shared.series(), List.of(shared.sample("2020-01-01T00:00:00Z", seed.sample(), 1)))
                .expectOk();
        List<Load> loads = new ArrayList<>();
        for (int i = 0; i < SINGLE; i++) {
            loads.add(AppendLoad.single(Machine.build(owner, kind, seed.word()), seed.fork()));
        }
        loads.addAll(List.of(
                AppendLoad.of(Machine.build(owner, kind, seed.word()), seed.fork()),
                AppendLoad.of(Machine.build(owner, kind, seed.word()), seed.fork()),
                new OverwriteLoad(Machine.build(owner, kind, seed.word())),
                new AssetLoad(owner, ownKind),
                new UploadLoad(Machine.build(owner, kind, seed.word())),
                new ShareLoad(partners, shared)));
        return loads;
    }

    private static void killUnderLoad(ServerProcess server, Kill kill, List<Load> loads, int moment) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            loads.forEach(load -> writers.add(threads.submit(() -> writeUntilTheConnectionIsLost(load))));
            Thread.sleep(moment);
            kill.strike(server);
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
    }

    private static void writeUntilTheConnectionIsLost(Load load) {
        try {
            while (true) {
                load.write();
            }
        } catch (UncheckedIOException killed) {
            // What was under way stays open in the load until it is verified.
        }
    }

    private static Map<String, Integer> count(List<Load> loads) {
        Map<String, Integer> acknowledged = new TreeMap<>();
        loads.forEach(load -> acknowledged.merge(load.getClass().getSimpleName(), load.acknowledged(), Integer::sum));
        return acknowledged;
    }
}
