package freehold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.acceptance.fixture.Answer;
import freehold.acceptance.fixture.Api;
import freehold.acceptance.fixture.Machine;
import freehold.acceptance.fixture.Routes;
import freehold.acceptance.fixture.Seed;
import freehold.acceptance.fixture.ServerProcess;
import freehold.acceptance.fixture.Tenant;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A server is killed in the middle of an import: what was told as written is there and nothing else, the import is over
 * as soon as a server is ready again, and the same file can be sent once more.
 */
class ImportKillTest {
    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
    private static final int ROWS = 150_000;
    private static final int ATTEMPTS = 4;

    private final Seed seed = Seed.of(ImportKillTest.class);

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatWasWrittenIsToldAndTheRestCanBeSentAgain() throws Exception {
        try (ServerProcess server = new ServerProcess(folder.resolve("home"))) {
            server.start();
            Tenant tenant = Tenant.found(server, seed);
            Machine.Kind kind = Machine.define(tenant, seed);
            int rows = ROWS;
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                if (killedInTheMiddle(server, Machine.build(tenant, kind, seed.word()), rows)) {
                    return;
                }
                rows *= 2; // it was over before the kill
            }
            throw new AssertionError("no import was slow enough to be killed");
        }
    }

    private boolean killedInTheMiddle(ServerProcess server, Machine machine, int rows) throws Exception {
        Api api = machine.owner().api();
        String file = file(machine, rows);
        String path = Routes.IMPORTS + "/" + start(machine, file).expect(202).text("id");
        JsonNode job = api.get(path).expect(200).json();
        while (job.required("state").asString().equals("running")
                && job.required("rowsWritten").asInt() == 0) {
            Thread.onSpinWait();
            job = api.get(path).expect(200).json();
        }
        server.kill();
        server.start();
        JsonNode after = api.get(path).expect(200).json();
        if (after.required("state").asString().equals("succeeded")) {
            return false;
        }
        System.out.println("killed in the middle of an import: " + after);
        assertThat(after.required("state").asString()).as("at once: " + after).isEqualTo("failed");
        assertThat(after.required("message").asString()).startsWith("The server that read the file has stopped.");
        int written = after.required("rowsWritten").asInt();
        assertThat(written).isPositive().isLessThan(rows);
        assertThat(records(machine)).isEqualTo(written);
        String again = Routes.IMPORTS + "/" + start(machine, file).expect(202).text("id");
        JsonNode second = api.get(again).expect(200).json();
        while (second.required("state").asString().equals("running")) {
            Thread.sleep(20);
            second = api.get(again).expect(200).json();
        }
        assertThat(second.required("state").asString()).as(second.toString()).isEqualTo("succeeded");
        assertThat(records(machine)).isEqualTo(rows);
        return true;
    }

    private static Answer start(Machine machine, String file) {
        return machine.owner()
                .api()
                .postCsv(
                        Routes.IMPORTS + "?assetId=" + machine.assetId() + "&aspect="
                                + machine.kind().aspect(),
                        file);
    }

    private static String file(Machine machine, int rows) {
        StringBuilder csv = new StringBuilder(rows * 32)
                .append("_time,")
                .append(machine.kind().counter())
                .append('\n');
        for (int i = 0; i < rows; i++) {
            csv.append(BEGIN.plusSeconds(i)).append(',').append(i).append('\n');
        }
        return csv.toString();
    }

    /** By a download of all of them. */
    private static int records(Machine machine) {
        String all = machine.owner()
                .api()
                .get(Routes.EXPORT + "?assetId=" + machine.assetId() + "&aspect="
                        + machine.kind().aspect())
                .expect(200)
                .body();
        return (int) all.lines().count() - 1;
    }
}
