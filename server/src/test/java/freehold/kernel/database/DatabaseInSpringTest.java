package freehold.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import freehold.testing.SpringTestDatabase;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = SpringTestDatabase.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class DatabaseInSpringTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(DatabaseConfiguration.class)
    static class OnlyTheDatabase {}

    private final JdbcClient jdbc;
    private final DataSource primary;
    private final DataSource snapshot;
    private final HealthEndpoint health;

    DatabaseInSpringTest(
            JdbcClient jdbc,
            DataSource primary,
            @Qualifier("snapshotDataSource") DataSource snapshot,
            HealthEndpoint health) {
        this.jdbc = jdbc;
        this.primary = primary;
        this.snapshot = snapshot;
        this.health = health;
    }

    @Test
    void whoAsksForADatabaseGetsTheApplicationsLogin() {
        assertThat(user(jdbc)).isEqualTo("freehold_app");
        assertThat(user(JdbcClient.create(primary))).isEqualTo("freehold_app");
    }

    @Test
    void theSnapshotReaderIsAskedForByName() {
        assertThat(user(JdbcClient.create(snapshot))).isEqualTo("freehold_snapshot");
    }

    private static String user(JdbcClient login) {
        return login.sql("select current_user").query(String.class).single();
    }

    @Test
    @DirtiesContext
    void theServerIsReadyOnlyWhileTheDatabaseAnswers() {
        assertThat(readiness()).isEqualTo(Status.UP);

        ((HikariDataSource) primary).close();

        assertThat(readiness()).isEqualTo(Status.DOWN);
    }

    private Status readiness() {
        return Objects.requireNonNull(health.healthForPath("readiness")).getStatus();
    }
}
