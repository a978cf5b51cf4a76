package freehold.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The next start after a kill: quick, with every acknowledged row, and without harm to anybody else's process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledServerTest {
    private static final Duration QUICK = Duration.ofSeconds(8);

    private final Path folder;
    private final Path cluster;

    KilledServerTest(@TempDir Path temporary) {
        folder = temporary.resolve("home");
        cluster = folder.resolve("postgres").resolve("cluster");
        startAndStop();
    }

    /** What the last test killed may have left running. */
    @AfterAll
    void stop() {
        startAndStop();
    }

    private void startAndStop() {
        try (Home home = Home.open(folder)) {
            Database.embedded(home).close();
        }
    }

    @Test
    void afterAKillOfTheServerPostgresIsKept() throws Exception {
        long before = acknowledgedRows();
        ServerProcess.start(folder).kill();
        long survivor = postmaster();

        assertThat(acknowledgedRows()).isEqualTo(before + 1);
        assertThat(lastPostmaster).isEqualTo(survivor);
    }

    @Test
    void afterAKillOfServerAndPostgresItIsStartedAnew() throws Exception {
        long before = acknowledgedRows();
        ServerProcess.start(folder).kill();
        killed(postmaster());
        assertThat(new EarlierServer(cluster).processes())
                .as("PostgreSQL processes that don't notice")
                .isNotEmpty();

        assertThat(acknowledgedRows()).isEqualTo(before + 1);
    }

    @Test
    void afterAKillOfPostgresAloneItIsStartedAnew() throws Exception {
        long before = acknowledgedRows();
        ServerProcess server = ServerProcess.start(folder);
        killed(postmaster());
        server.kill();

        assertThat(acknowledgedRows()).isEqualTo(before + 1);
    }

    @Test
    void aPostgresWithOtherSettingsIsStoppedFirst() throws Exception {
        acknowledgedRows();
        ServerProcess.start(folder).kill();
        long survivor = postmaster();
        Files.writeString(cluster.resolve("postgresql.conf"), "port = 1\n");

        acknowledgedRows();

        assertThat(lastPostmaster).isNotEqualTo(survivor);
    }

    @Test
    void anInnocentProcessThatGotTheOldProcessIdIsLeftAlone() throws Exception {
        long before = acknowledgedRows();
        Process innocent =
                new ProcessBuilder("sleep", "300").directory(cluster.toFile()).start();
        try {
            Files.writeString(
                    cluster.resolve("postmaster.pid"),
                    innocent.pid() + "\n" + cluster + "\n1700000000\n5432\n\n127.0.0.1\n  1  1\nready   \n");

            assertThat(acknowledgedRows()).isEqualTo(before);
            assertThat(innocent.isAlive()).isTrue();
        } finally {
            innocent.destroy();
        }
    }

    @Test
    void aSecondServerOnTheSameFolderIsRefused() throws Exception {
        acknowledgedRows();
        try (ServerProcess first = ServerProcess.start(folder)) {
            long running = postmaster();

            assertThatThrownBy(() -> Home.open(folder))
                    .hasMessageContaining("Another server is using the data folder")
                    .hasMessageContaining("process " + first.pid());
            assertThat(postmaster()).isEqualTo(running);
        }
    }

    private long lastPostmaster;

    /** One whole start and stop. */
    private long acknowledgedRows() throws IOException {
        Instant began = Instant.now();
        try (Home home = Home.open(folder);
                Database database = Database.embedded(home)) {
            assertThat(Duration.between(began, Instant.now())).isLessThan(QUICK);
            lastPostmaster = postmaster();
            JdbcClient migration = JdbcClient.create(database.unpooled(DatabaseRole.MIGRATION));
            migration.sql("create table if not exists assets.kept (name text)").update();
            JdbcClient app = JdbcClient.create(database.unpooled(DatabaseRole.APP));
            assertThat(app.sql("select count(*) from assets.kept where name <> 'acknowledged'")
                            .query(Long.class)
                            .single())
                    .isZero();
            return app.sql("select count(*) from assets.kept").query(Long.class).single();
        }
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst().strip());
    }

    private static void killed(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
}
