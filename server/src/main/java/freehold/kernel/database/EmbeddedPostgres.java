package freehold.kernel.database;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL of our own in a folder: made at the first start, started at each, stopped at close. It is reachable from
 * this machine only, and with a password from its first moment.
 *
 * <p>{@code secrets.properties} holds the superuser's password and the port; {@code cluster} PostgreSQL's own files;
 * {@code binaries-…} its programs.
 */
final class EmbeddedPostgres implements AutoCloseable {
    static final String DATABASE = "freehold";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String SUPERUSER = "postgres";
    private static final int WAIT_SECONDS = 60;
    private static final int PORT_ATTEMPTS = 3;

    private final Path folder;
    private final ClusterSettings settings;
    private final PostgresBinaries binaries;
    private final Properties secrets = new Properties();

    private EmbeddedPostgres(Path folder, ClusterSettings settings, PostgresBinaries binaries) {
        this.folder = folder;
        this.settings = settings;
        this.binaries = binaries;
    }

    /** Starts the server of the folder. The caller holds the folder alone. */
    static EmbeddedPostgres start(Path folder, ClusterSettings settings) {
        long began = System.nanoTime();
        try {
            Home.privateFolder(folder);
            EmbeddedPostgres server = new EmbeddedPostgres(folder, settings, PostgresBinaries.unpackedIn(folder));
            server.readSecrets();
            if (!Files.isDirectory(server.cluster())) {
                server.createCluster();
            }
            if (!server.adopted()) {
                server.startServer();
            }
            server.binaries.removeOthers();
            server.createDatabase();
            LOG.info("PostgreSQL runs on 127.0.0.1:{} after {} ms", server.port(), millisSince(began));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL in " + folder + " can't be started: " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL in " + folder + " doesn't answer: " + e.getMessage(), e);
        }
    }

    Endpoint administrator() {
        return endpoint(DATABASE);
    }

    int port() {
        return Integer.parseInt(secrets.getProperty("port", "0"));
    }

    Path cluster() {
        return folder.resolve("cluster");
    }

    private Endpoint endpoint(String database) {
        String url = "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
        return new Endpoint(url, SUPERUSER, secrets.getProperty("password", ""));
    }

    private void readSecrets() throws IOException {
        Path file = secretsFile();
        if (Files.exists(file)) {
            secrets.load(new StringReader(Files.readString(file)));
        } else if (Files.isDirectory(cluster())) {
            throw new IOException(file + " is missing: without it nobody can log in to the database");
        } else {
            secrets.setProperty("password", RolePasswords.random());
            usePort(freePort());
        }
    }

    private Path secretsFile() {
        return folder.resolve("secrets.properties");
    }

    private void usePort(int port) throws IOException {
        secrets.setProperty("port", Integer.toString(port));
        Home.writePrivate(
                secretsFile(),
                "password=" + secrets.getProperty("password") + "\nport=" + secrets.getProperty("port") + "\n");
    }

    /** Under another name until it is complete: a cluster half made is never started. */
    private void createCluster() throws IOException {
        Path output = folder.resolve("initdb.log");
        Files.deleteIfExists(output);
        Path draft = Files.createTempDirectory(folder, "creating-");
        Path password = folder.resolve("initdb.password");
        Home.writePrivate(password, secrets.getProperty("password") + "\n");
        try {
            int code = binaries.run(
                    output,
                    "initdb",
                    "--pgdata=" + draft,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions");
            if (code != 0) {
                throw new IOException("initdb failed:\n" + Files.readString(output));
            }
        } finally {
            Files.deleteIfExists(password);
        }
        Home.moveDurably(draft, cluster());
        removeDrafts();
    }

    // Those of a start that was killed.
    private void removeDrafts() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                if (entry.getFileName().toString().startsWith("creating-")) {
                    FileSystemUtils.deleteRecursively(entry);
                }
            }
        }
    }

    /**
     * Keeps a PostgreSQL that outlived a killed server, if it is just what we would start; stops it otherwise. Keeping it
     * spares the checkpoint of a stop, which can take long after much writing.
     */
    private boolean adopted() throws IOException {
        EarlierServer earlier = new EarlierServer(cluster());
        Optional<ProcessHandle> postmaster = earlier.postmaster();
        if (postmaster.isPresent()) {
            boolean same = EarlierServer.runs(postmaster.get(), binaries.program("postgres"))
                    && Files.readString(configuration()).equals(configurationText());
            if (same && sessionsEnded()) {
                LOG.info(
                        "Keeping the PostgreSQL that outlived the last server (process {})",
                        postmaster.get().pid());
                return true;
            }
            LOG.info(
                    "Stopping the PostgreSQL that outlived the last server (process {})",
                    postmaster.get().pid());
            stop();
        }
        earlier.clearRemains();
        return false;
    }

    // What the killed server had begun must not hold locks against the new one.
    private boolean sessionsEnded() {
        try (Connection connection = endpoint(SUPERUSER).connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = '"
                    + Endpoint.APPLICATION_NAME + "' and pid <> pg_backend_pid()");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private void startServer() throws IOException {
        for (int attempt = 1; ; attempt++) {
            if (!isFree(port())) {
                usePort(freePort());
            }
            Home.writePrivate(configuration(), configurationText());
            Home.writePrivate(cluster().resolve("pg_hba.conf"), ClusterSettings.HOST_BASED_ACCESS);
            Path output = folder.resolve("start.log");
            Files.deleteIfExists(output);
            int code = binaries.run(
                    output,
                    "pg_ctl",
                    "start",
                    "--pgdata=" + cluster(),
                    "--log=" + output,
                    "--wait",
                    "--timeout=" + WAIT_SECONDS,
                    "--silent");
            if (code == 0) {
                return;
            }
            // Somebody may have taken the port between the look and the start.
            if (isFree(port()) || attempt == PORT_ATTEMPTS) {
                throw new IOException("pg_ctl failed:\n" + Files.readString(output) + newestLog());
            }
        }
    }

    private Path configuration() {
        return cluster().resolve("postgresql.conf");
    }

    private String configurationText() {
        return settings.with(Map.of("port", Integer.toString(port()))).text();
    }

    private String newestLog() throws IOException {
        Path logs = cluster().resolve("log");
        if (!Files.isDirectory(logs)) {
            return "";
        }
        try (Stream<Path> files = Files.list(logs)) {
            Optional<Path> newest =
                    files.max(Comparator.comparingLong(file -> file.toFile().lastModified()));
            if (newest.isEmpty()) {
                return "";
            }
            List<String> lines = Files.readAllLines(newest.get());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
        }
    }

    private void createDatabase() throws SQLException {
        try (Connection connection = endpoint(SUPERUSER).connect();
                Statement statement = connection.createStatement()) {
            boolean there = statement
                    .executeQuery("select from pg_database where datname = '" + DATABASE + "'")
                    .next();
            if (!there) {
                statement.execute("create database " + DATABASE);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port));
            return port != 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private void stop() throws IOException {
        Path output = folder.resolve("stop.log");
        Files.deleteIfExists(output);
        for (String mode : List.of("fast", "immediate")) {
            int code = binaries.run(
                    output,
                    "pg_ctl",
                    "stop",
                    "--pgdata=" + cluster(),
                    "--mode=" + mode,
                    "--wait",
                    "--timeout=" + WAIT_SECONDS,
                    "--silent");
            if (code == 0 || new EarlierServer(cluster()).postmaster().isEmpty()) {
                return;
            }
        }
        throw new IOException("PostgreSQL in " + folder + " can't be stopped:\n" + Files.readString(output));
    }

    /** Ends what is running and writes everything to its place, so that the next start has nothing to repair. */
    @Override
    public void close() {
        long began = System.nanoTime();
        try {
            stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LOG.info("PostgreSQL stopped after {} ms", millisSince(began));
    }

    private static long millisSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000;
    }
}
