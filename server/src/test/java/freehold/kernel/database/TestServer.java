package freehold.kernel.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;

/**
 * A PostgreSQL for tests: the embedded one, without waiting for the disk. Lives in the test sources, so that no
 * configuration of the product can reach it.
 *
 * <p>And without autovacuum: which way PostgreSQL takes depends on when a table's statistics were last taken, and a test
 * that looks at a plan must not depend on when a background process came by.
 */
public final class TestServer {
    private static final Map<String, String> FAST = Map.of(
            "autovacuum", "off",
            "fsync", "off",
            "full_page_writes", "off",
            "synchronous_commit", "off",
            "shared_buffers", "128MB",
            "max_connections", "300");
    private static final int FOLDERS = 8;

    private final EmbeddedPostgres postgres;

    private TestServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Starts the server of the first folder below the parent that no other test run holds. Folders are used again: a
     * second run finds its cluster made, and a killed one leaves nothing that the next would not clear.
     */
    public static TestServer start(Path parent) {
        Home home = firstFree(parent);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(home.path(), ClusterSettings.DURABLE.with(FAST));
        // After the contexts, which write what they have kept back when they close.
        SpringApplication.getShutdownHandlers().add(() -> {
            postgres.close();
            home.close();
        });
        TestServer server = new TestServer(postgres);
        server.dropLeftovers();
        return server;
    }

    /** A connection per use, with the address's own name and password. */
    public static DataSource administrator(String url) {
        return DatabaseUrl.parse(url).unpooled();
    }

    private static Home firstFree(Path parent) {
        IllegalStateException refused = new IllegalStateException("No folder to try");
        for (int folder = 1; folder <= FOLDERS; folder++) {
            try {
                return Home.open(parent.resolve("server-" + folder));
            } catch (IllegalStateException e) {
                refused = e;
            }
        }
        throw refused;
    }

    /** The address of a database of the server, with the administrator's name and password. */
    public String url(String database) {
        Endpoint administrator = postgres.administrator();
        return "postgresql://" + administrator.user() + ":" + administrator.password() + "@127.0.0.1:" + postgres.port()
                + "/" + database;
    }

    /** Copies the template, and opens the copy as the product would: grants on the database itself aren't copied. */
    public Database clone(String database, String template) {
        execute("create database " + database + " template " + template);
        return Database.external(url(database));
    }

    public void create(String database) {
        execute("create database " + database);
    }

    public void drop(String database) {
        execute("drop database if exists " + database + " with (force)");
    }

    private void dropLeftovers() {
        List<String> leftovers = new ArrayList<>();
        try (Connection connection = postgres.administrator().connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select datname from pg_database where datname like 'test\\_%'")) {
            while (row.next()) {
                leftovers.add(row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        leftovers.forEach(this::drop);
    }

    private void execute(String sql) {
        try (Connection connection = postgres.administrator().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
