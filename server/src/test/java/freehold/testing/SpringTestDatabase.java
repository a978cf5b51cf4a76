package freehold.testing;

import freehold.kernel.database.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives a Spring context a fresh database and a data folder of its own. The context reaches the database as an external
 * one, as it would in production.
 */
public final class SpringTestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> properties = Map.of(
                "freehold.db.url",
                TestDatabase.fresh().url(),
                "freehold.home",
                emptyFolder().toString());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test database", properties));
    }

    /** The login of a context's database that may do everything, for what an operator might do by hand. */
    public static JdbcClient administrator(Environment environment) {
        return JdbcClient.create(source(environment));
    }

    /** Connections of that login. */
    public static DataSource source(Environment environment) {
        return TestServer.administrator(environment.getRequiredProperty("freehold.db.url"));
    }

    /** A folder that nobody else uses, for what a server keeps outside its database. */
    public static Path emptyFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-homes")), "home-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
