package freehold.kernel.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The database, current: logins exist and all migrations have run before there is an instance, and so before anybody can
 * ask one for a pool. Close the pools first.
 */
public final class Database implements AutoCloseable {
    private static final String HISTORY_SCHEMA = "flyway";
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(10);

    private final Endpoint endpoint;
    private final RolePasswords passwords;
    private final Runnable stop;

    private Database(Endpoint endpoint, RolePasswords passwords, Runnable stop) {
        this.endpoint = endpoint;
        this.passwords = passwords;
        this.stop = stop;
    }

    /** Starts PostgreSQL in the data folder. */
    public static Database embedded(Home home) {
        EmbeddedPostgres server = EmbeddedPostgres.start(home.path().resolve("postgres"), ClusterSettings.DURABLE);
        try {
            return current(server.administrator(), server::close);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Uses a PostgreSQL that runs already; the address carries the name and password of a login that may create roles. */
    public static Database external(String url) {
        return current(DatabaseUrl.parse(url), () -> {});
    }

    private static Database current(Endpoint administrator, Runnable stop) {
        RolePasswords passwords = RolePasswords.derivedFrom(administrator.password());
        Database database = new Database(administrator, passwords, stop);
        try {
            new RoleSetup(administrator, passwords).runThen(database::migrate);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The database can't be set up as " + administrator + ": " + e.getMessage(), e);
        }
        return database;
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(as(DatabaseRole.MIGRATION).unpooled())
                .locations("classpath:db/migration")
                .schemas(HISTORY_SCHEMA)
                // Each module counts its own migrations, so one module's next comes before another's last.
                .outOfOrder(true)
                .load()
                .migrate();
    }

    private Endpoint as(DatabaseRole role) {
        return endpoint.as(role.login(), passwords.of(role));
    }

    /** A connection per use, for rare work. */
    public DataSource unpooled(DatabaseRole role) {
        return as(role).unpooled();
    }

    /** The caller closes it before the database. */
    public HikariDataSource pool(DatabaseRole role, int size) {
        Endpoint login = as(role);
        HikariConfig config = new HikariConfig();
        config.setPoolName(role.login());
        config.setJdbcUrl(login.url());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.addDataSourceProperty("ApplicationName", Endpoint.APPLICATION_NAME);
        // Whoever needs more says so; what another PostgreSQL was set to must not decide it.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(size, 2));
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        return new HikariDataSource(config);
    }

    /** Stops the embedded PostgreSQL; an external one is left alone. */
    @Override
    public void close() {
        stop.run();
    }
}
