package freehold.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.decision.Role;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.identity.Principal;
import freehold.identity.Proof;
import freehold.identity.Visitor;
import freehold.kernel.Problem.TooMany;
import freehold.kernel.ProblemException;
import freehold.telemetry.Limits;
import freehold.telemetry.imports.ForgetImports;
import freehold.telemetry.imports.ImportSamples;
import freehold.telemetry.imports.ImportSamples.Importer;
import freehold.telemetry.imports.Mapping;
import freehold.telemetry.model.ImportJob;
import freehold.telemetry.model.ImportJob.State;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.SpringTestDatabase;
import freehold.testing.TestTenants;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Imports that are stopped at a moment of the test's choice: wherever whoever imports is looked at again. */
@HttpTest
class ImportTurnsTest {
    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
    private static final int PIECE = 2_000;

    private final ImportSamples imports;
    private final ForgetImports forget;
    private final JdbcClient database;
    private final MachineOfTenant machine;
    private final ApiClient api;
    private final Caller caller;

    ImportTurnsTest(TestTenants tenants, ImportSamples imports, ForgetImports forget, Environment environment) {
        this.imports = imports;
        this.forget = forget;
        database = SpringTestDatabase.administrator(environment);
        machine = MachineOfTenant.build(tenants.fresh(), "performance");
        api = machine.tenant().client();
        caller = Caller.client(
                new TenantId(machine.tenant().id()),
                new Principal.Client("importer"),
                Optional.empty(),
                Set.of(Role.ADMINISTRATOR));
    }

    private static InputStream file(int rows) {
        StringBuilder csv = new StringBuilder("_time,speed\n");
        for (int i = 0; i < rows; i++) {
            csv.append(BEGIN.plusSeconds(i)).append(',').append(i).append('\n');
        }
        return new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A file that something happens to before its first byte is there. */
    private static InputStream file(Runnable before) {
        return new InputStream() {
            @Override
            public int read() {
                before.run();
                return -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return read();
            }
        };
    }

    /**
     * Begins an import.
     *
     * @param look gets its path whenever the importer is looked at again
     */
    private ImportJob start(InputStream file, Consumer<String> look) {
        CompletableFuture<ImportJob> begun = new CompletableFuture<>();
        Proof proof = new Proof(() -> {
            look.accept(path(begun.join()));
            return Optional.of(new Visitor.InTenant(caller));
        });
        ImportSamples.Wish wish =
                new ImportSamples.Wish(machine.assetId(), "spindle", Mapping.parse(Optional.empty()), false);
        try {
            ImportJob job = imports.start(new Importer(caller, proof), wish, file);
            begun.complete(job);
            return job;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(ImportJob job) {
        return ImportRoutes.PATH + "/" + job.id();
    }

    private JsonNode ended(ImportJob job) {
        JsonNode now = api.get(path(job)).expect(200).json();
        while (now.get("state").stringValue().equals("running")) {
            Thread.onSpinWait();
            now = api.get(path(job)).expect(200).json();
        }
        return now;
    }

    private int records() {
        return api.get(machine.series() + "?from=2024-12-31T00:00:00Z&to=2025-02-01T00:00:00Z&limit=2000")
                .expect(200)
                .json()
                .size();
    }

    private void assertTooMany(InputStream file) {
        assertThatThrownBy(() -> start(file, path -> {}))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isInstanceOf(TooMany.class));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anImportThatIsCancelledBetweenTwoPiecesStaysThere() {
        List<JsonNode> cancelled = new ArrayList<>();
        CountDownLatch onceMore = new CountDownLatch(1);
        ImportJob job = start(file(5 * PIECE), path -> {
            if (!cancelled.isEmpty()) {
                onceMore.countDown();
            } else if (api.get(path).json().get("rowsWritten").intValue() > 0) {
                cancelled.add(api.post(path + "/cancel", "{}").expect(200).json());
            }
        });
        JsonNode end = ended(job);
        assertThat(end.get("state").stringValue()).as(end.toString()).isEqualTo("cancelled");
        assertThat(end.get("rowsWritten").intValue()).isEqualTo(PIECE);
        // Where two others have their turn at once, it has given back its own.
        CountDownLatch both = new CountDownLatch(2);
        Consumer<String> together = path -> {
            both.countDown();
            await(both);
        };
        for (ImportJob other : List.of(start(file(1), together), start(file(1), together))) {
            assertThat(ended(other).get("state").stringValue()).isEqualTo("succeeded");
        }
        assertThat(api.get(path(job)).expect(200).json()).isEqualTo(end).isEqualTo(cancelled.getFirst());
        assertThat(onceMore.getCount()).as("it did not go on").isEqualTo(1);
        assertThat(records()).isEqualTo(PIECE);
        assertThat(api.get(machine.series() + "?from=" + BEGIN.plusSeconds(PIECE - 1) + "&to=2025-02-01T00:00:00Z")
                        .expect(200)
                        .json())
                .isEmpty();
    }

    @Test
    void aTenantHasFourImportsAtMostWhetherTheyRunOrWait() {
        CountDownLatch go = new CountDownLatch(1);
        List<ImportJob> jobs = new ArrayList<>();
        for (int i = 0; i < Limits.IMPORTS_AT_ONCE; i++) {
            jobs.add(start(file(10), path -> await(go)));
        }
        assertTooMany(file(10));
        ImportJob last = jobs.removeLast();
        assertThat(api.post(path(last) + "/cancel", "{}")
                        .expect(200)
                        .json()
                        .get("state")
                        .stringValue())
                .isEqualTo("cancelled");
        jobs.add(start(file(20), path -> await(go)));
        go.countDown();
        for (ImportJob job : jobs) {
            assertThat(ended(job).get("state").stringValue()).isEqualTo("succeeded");
        }
        assertThat(imports.read(caller, last.id().toString()))
                .extracting(ImportJob::state, job -> job.progress().rowsWritten())
                .containsExactly(State.CANCELLED, 0L);
    }

    @Test
    void filesThatAreStillComingCountToo() throws Exception {
        CountDownLatch there = new CountDownLatch(Limits.IMPORTS_AT_ONCE);
        CountDownLatch go = new CountDownLatch(1);
        List<CompletableFuture<ImportJob>> coming = new ArrayList<>();
        for (int i = 0; i < Limits.IMPORTS_AT_ONCE; i++) {
            CompletableFuture<ImportJob> one = new CompletableFuture<>();
            coming.add(one);
            Thread.ofVirtual()
                    .start(() -> one.completeAsync(
                            () -> start(
                                    file(() -> {
                                        there.countDown();
                                        await(go);
                                    }),
                                    path -> {}),
                            Runnable::run));
        }
        await(there);
        assertTooMany(file(1));
        go.countDown();
        for (CompletableFuture<ImportJob> one : coming) {
            assertThat(ended(one.get()).get("message").stringValue()).startsWith("1 of 0 rows");
        }
        assertThat(ended(start(file(1), path -> {})).get("state").stringValue()).isEqualTo("succeeded");
    }

    @Test
    void whatBeganElsewhereWhileAFileCameCountsToo() {
        assertTooMany(file(() -> database.sql("""
                        insert into telemetry.import (tenant_id, import_id, asset_id, aspect, dry_run, bytes, created_by)
                        select :tenant, gen_random_uuid(), :asset, 'spindle', false, 0, 'other'
                        from generate_series(1, :most)""")
                .param("tenant", machine.tenant().id())
                .param("asset", machine.assetId())
                .param("most", Limits.IMPORTS_AT_ONCE)
                .update()));
    }

    @Test
    void whatIsNoLongerKeptWhenItIsWrittenIsRefused() {
        List<String> once = new ArrayList<>();
        ImportJob job = start(file(10), path -> {
            if (once.isEmpty()) { // the file has been looked through
                once.add(path);
                api.ifMatch(0)
                        .put("/api/telemetry/v1/retention", "{\"days\": 10}")
                        .expect(200);
            }
        });
        JsonNode end = ended(job);
        assertThat(end.get("state").stringValue()).isEqualTo("failed");
        assertThat(end.get("message").stringValue())
                .startsWith("The record of 2025-01-01T00:00:00.000Z is older than samples of its aspect are kept");
        assertThat(end.get("rowsWritten").intValue()).isZero();
    }

    @Test
    void importsAreForgottenAfterAMonthOrWithTheirAsset() {
        ImportJob old = start(file(1), path -> {});
        ImportJob young = start(file(1), path -> {});
        ended(old);
        ended(young);
        database.sql("update telemetry.import set created_at = created_at - interval '31 days' where import_id = :id")
                .param("id", old.id())
                .update();
        forget.of(caller.tenant());
        api.get(path(old)).expect(404);
        api.get(path(young)).expect(200);
        api.ifMatch(0).delete("/api/assets/v1/" + machine.assetId()).expect(204);
        api.ifMatch(1).delete("/api/assets/v1/bin/" + machine.assetId()).expect(200);
        assertThat(database.sql("select count(*) from telemetry.import where asset_id = :asset")
                        .param("asset", machine.assetId())
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
