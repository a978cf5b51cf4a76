package freehold.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

@ExtendWith(FreshDatabase.class)
class WallsTest {
    private final Walls walls;

    WallsTest(TestDatabase database) {
        DataSource app = database.as(DatabaseRole.APP);
        walls = new Walls(JdbcClient.create(app), new JdbcTransactionManager(app));
    }

    @Test
    void whatTheMigrationsBuildHasNoGap() {
        assertThat(walls.inspect().gaps()).isEmpty();
        assertThat(walls.inspect().tables()).isGreaterThan(40);
    }
}
