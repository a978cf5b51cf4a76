package freehold.testing;

import com.zaxxer.hikari.HikariDataSource;
import freehold.kernel.database.Database;
import freehold.kernel.database.DatabaseRole;
import freehold.kernel.database.TestServer;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A database of its own with all migrations, cloned from a template that was migrated once per test run. The three logins
 * are the product's, with the product's grants.
 *
 * <p>In a JUnit test: {@code @ExtendWith(FreshDatabase.class)} and a parameter of this type. With Spring:
 * {@code @ContextConfiguration(initializers = SpringTestDatabase.class)}.
 */
public final class TestDatabase implements AutoCloseable {
    private static final int POOL = 10;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;
    private final Database database;
    private final Map<DatabaseRole, HikariDataSource> pools = new EnumMap<>(DatabaseRole.class);

    private TestDatabase(String name, Database database) {
        this.name = name;
        this.database = database;
    }

    /** Loaded with the first test that needs a database. */
    private static final class Shared {
        static final String TEMPLATE = "test_template";
        static final TestServer SERVER = TestServer.start(Path.of("target", "test-postgres"));

        static {
            SERVER.create(TEMPLATE);
            Database.external(SERVER.url(TEMPLATE)).close();
        }
    }

    public static TestDatabase fresh() {
        String name = "test_" + COUNT.incrementAndGet();
        return new TestDatabase(name, Shared.SERVER.clone(name, Shared.TEMPLATE));
    }

    /** An empty database, before any migration; its address is all there is to use. */
    public static String urlOfEmpty() {
        String name = "test_empty_" + COUNT.incrementAndGet();
        Shared.SERVER.create(name);
        return Shared.SERVER.url(name);
    }

    /** A pool for the login, closed with the database. */
    public synchronized DataSource as(DatabaseRole role) {
        return pools.computeIfAbsent(role, login -> database.pool(login, POOL));
    }

    /** The address with the administrator's password, as {@code FREEHOLD_DB_URL} takes it. */
    public String url() {
        return Shared.SERVER.url(name);
    }

    @Override
    public synchronized void close() {
        pools.values().forEach(HikariDataSource::close);
        database.close();
        Shared.SERVER.drop(name);
    }
}
