package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.assets.usecase.LockModel;
import freehold.decision.TenantId;
import freehold.kernel.database.DatabaseRole;
import freehold.testing.AsApp;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Raw SQL on locks of types with the application's login: nobody locks, unlocks or looks at another's types. */
@ExtendWith(FreshDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalledModelLockTest {
    private static final String THEIRS = "assets.model_lock where tenant_id = 'theirs'";

    private final TestDatabase database;
    private final Stage stage;

    WalledModelLockTest(TestDatabase database) {
        this.database = database;
        stage = new Stage(database);
        for (TenantId tenant : List.of(new TenantId("mine"), new TenantId("theirs"))) {
            stage.found(tenant);
            stage.get(LockModel.class).set(Stage.administrator(tenant), true);
        }
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void anotherTenantsLockIsOutOfReachEvenUnderAGrant() {
        assertThat(AsApp.tenant(database, "theirs").count(THEIRS)).isEqualTo(1);
        assertThat(AsApp.with(database, Map.of()).count("assets.model_lock")).isZero();
        AsApp lent = AsApp.with(database, Map.of("freehold.tenant", "mine", "freehold.owner", "theirs"));
        assertThat(lent.count(THEIRS)).isZero();
        assertThat(lent.update("delete from " + THEIRS)).isZero();
        assertThatThrownBy(() -> lent.update("insert into assets.model_lock (tenant_id) values ('others')"))
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> lent.update("update assets.model_lock set tenant_id = 'others'"))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void theSnapshotSeesNoLocks() {
        JdbcClient snapshot = JdbcClient.create(database.as(DatabaseRole.SNAPSHOT));
        assertThatThrownBy(() -> snapshot.sql("select count(*) from assets.model_lock")
                        .query(Long.class)
                        .single())
                .hasStackTraceContaining("permission denied");
    }
}
