package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.access.Reach;
import freehold.assets.usecase.Address;
import freehold.assets.usecase.DeleteAsset;
import freehold.decision.AssetId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
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

/** Raw SQL on the bin with the application's login. What is in a bin is never lent: no grant reaches another's. */
@ExtendWith(FreshDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalledBinTest {
    private static final String INSERT = """
            insert into assets.bin (tenant_id, asset_id, deleted_at, deleted_by, path, assets)
            select 'theirs', asset_id, now(), 'evil', '[]', 1 from assets.asset where tenant_id = 'theirs' limit 1""";

    private final TestDatabase database;
    private final Stage stage;

    WalledBinTest(TestDatabase database) {
        this.database = database;
        stage = new Stage(database);
        for (TenantId tenant : List.of(new TenantId("mine"), new TenantId("theirs"))) {
            Caller administrator = Stage.administrator(tenant);
            AssetId hall = stage.create(administrator, stage.found(tenant), "core.basicarea", "Hall");
            stage.get(DeleteAsset.class).delete(administrator, new Address(hall.value(), Reach.OWN), 0);
        }
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void anotherTenantsBinIsOutOfReachEvenUnderAGrant() {
        assertThat(AsApp.tenant(database, "theirs").count("assets.bin")).isEqualTo(1);
        assertThat(AsApp.with(database, Map.of()).count("assets.bin")).isZero();
        AsApp lent = AsApp.with(database, Map.of("freehold.tenant", "mine", "freehold.owner", "theirs"));
        assertThat(lent.count("assets.bin where tenant_id = 'theirs'")).isZero();
        assertThat(lent.update("delete from assets.bin where tenant_id = 'theirs'"))
                .isZero();
        assertThatThrownBy(() -> lent.update(INSERT)).hasStackTraceContaining("row-level security");
    }

    @Test
    void anEntryIsNeverRewritten() {
        assertThatThrownBy(() -> AsApp.tenant(database, "mine").update("update assets.bin set deleted_by = 'me'"))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void theSnapshotSeesNothingOfTheBin() {
        JdbcClient snapshot = JdbcClient.create(database.as(DatabaseRole.SNAPSHOT));
        assertThatThrownBy(() -> snapshot.sql("select count(*) from assets.bin")
                        .query(Long.class)
                        .single())
                .hasStackTraceContaining("permission denied");
    }
}
