package freehold.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.PGConnection;

/** What the same PostgreSQL does on this machine with nothing of ours above it. */
public final class Floor implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    public Floor() throws IOException {
        Path folder = Files.createTempDirectory("freehold-bench-floor");
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .start();
    }

    /** Its address, for a server that shall use the same database. */
    String url() {
        return "postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    public Connection connect() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    /** What a question for one number is answered with. */
    double number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getDouble(1);
        }
    }

    void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Values a second by COPY, each batch committed, with as many writers and the same batches as the server gets. */
    public double copyValuesPerSecond(Load load) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists record");
            statement.execute(
                    "create table record (series_id int, ts timestamptz, v float8[], primary key (series_id, ts))");
        }
        List<Future<?>> writers = new ArrayList<>();
        long start = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(load.writers())) {
            for (int writer = 0; writer < load.writers(); writer++) {
                int series = writer;
                writers.add(pool.submit(() -> copy(series, load)));
            }
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        return load.values() / ((System.nanoTime() - start) / 1e9);
    }

    private Void copy(int series, Load load) throws SQLException, IOException {
        try (Connection connection = connect()) {
            for (int batch = 0; batch < load.batchesPerWriter(); batch++) {
                StringBuilder rows = new StringBuilder(load.recordsPerBatch() * 150);
                for (int i = 0; i < load.recordsPerBatch(); i++) {
                    int index = load.index(batch, i);
                    rows.append(series).append('\t').append(load.time(index)).append("\t{");
                    for (int variable = 0; variable < load.variables(); variable++) {
                        rows.append(variable == 0 ? "" : ",").append(load.value(index, variable));
                    }
                    rows.append("}\n");
                }
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy record from stdin", new StringReader(rows.toString()));
            }
        }
        return null;
    }

    /** One row by its primary key, prepared, on one connection. */
    public Latencies keyLookup(int times) throws Exception {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(
                        "select v from record where series_id = ? and ts = ?::timestamptz")) {
            Load load = Load.STANDARD;
            int[] next = {0};
            return Latencies.of(2_000, times, () -> {
                int index = (next[0] += 7919) % (load.batchesPerWriter() * load.recordsPerBatch());
                statement.setInt(1, 0);
                statement.setString(2, load.time(index));
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next();
                }
            });
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
