package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.kernel.database.DatabaseRole;
import freehold.testing.AsApp;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Raw SQL on files to assign with the application's login: nobody sees, touches or assigns another tenant's. */
@ExtendWith(FreshDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelFileWallsTest {
    private static final String ID = "0".repeat(32);
    private static final String FILE = """
            insert into assets.model_file (tenant_id, file_id, scope, name, original_name, description, size, sha256,
                uploaded_at, modified_at)
            values ('%s', '%s', 'public', 'n', 'n', '', 1, repeat('a', 64), now(), now())""";
    private static final String OF_ASSET =
            "insert into assets.asset_file (tenant_id, asset_id, key, file_id) values ('%s', '%s', 'k', '%s')";
    private static final List<String> TABLES =
            List.of("assets.model_file", "assets.asset_file", "assets.asset_type_file");

    private final TestDatabase database;
    private final AsApp mine;

    ModelFileWallsTest(TestDatabase database) {
        this.database = database;
        JdbcClient everything = JdbcClient.create(database.as(DatabaseRole.MIGRATION));
        for (String tenant : List.of("mine", "theirs")) {
            for (String sql : List.of(
                    "insert into assets.asset (tenant_id, asset_id, type_id, name, timezone, twin_type)"
                            + " values ('%s', '%s', 'core.basicarea', 'n', 'UTC', 'performance')".formatted(tenant, ID),
                    "insert into assets.asset_type (tenant_id, asset_type_id, name, description, parent_type_id, lineage,"
                            + " instantiable) values ('%1$s', '%1$s.T', 'T', '', 'core.basicdevice',".formatted(tenant)
                            + " array['%s.T', 'core.basicdevice'], true)".formatted(tenant),
                    FILE.formatted(tenant, ID),
                    OF_ASSET.formatted(tenant, ID, ID),
                    "insert into assets.asset_type_file (tenant_id, asset_type_id, key, file_id)"
                            + " values ('%1$s', '%1$s.T', 'k', '%2$s')".formatted(tenant, ID))) {
                everything.sql(sql).update();
            }
        }
        mine = AsApp.tenant(database, "mine");
    }

    @Test
    void anotherTenantsFilesAreOutOfReachAlsoUnderAGrantOnAReceivedAsset() {
        AsApp nobody = AsApp.with(database, Map.of());
        AsApp received = AsApp.with(database, Map.of("freehold.tenant", "mine", "freehold.owner", "theirs"));
        for (String table : TABLES) {
            assertThat(mine.count(table)).as(table).isEqualTo(1);
            assertThat(nobody.count(table)).as(table).isZero();
            assertThat(received.count(table + " where tenant_id = 'theirs'"))
                    .as(table)
                    .isZero();
            for (AsApp other : List.of(mine, nobody, received)) {
                assertThat(other.update("delete from " + table + " where tenant_id = 'theirs'"))
                        .as(table)
                        .isZero();
            }
        }
        for (String insert : List.of(
                FILE.formatted("theirs", "1".repeat(32)),
                OF_ASSET.formatted("theirs", ID, ID).replace("'k'", "'l'"))) {
            assertThatThrownBy(() -> mine.update(insert)).hasStackTraceContaining("row-level security");
        }
    }

    @Test
    void aFileKeepsItsTenantItsIdAndWhoseItIs() {
        for (String column : List.of("tenant_id", "file_id", "subtenant_id", "uploaded_at")) {
            assertThatThrownBy(() -> mine.update("update assets.model_file set " + column + " = null"))
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void onlyAFileOfTheSameTenantIsAssigned() {
        JdbcClient everything = JdbcClient.create(database.as(DatabaseRole.MIGRATION));
        String unknown = "2".repeat(32);
        everything.sql(FILE.formatted("theirs", unknown)).update();
        assertThatThrownBy(() ->
                        mine.update(OF_ASSET.formatted("mine", ID, unknown).replace("'k'", "'l'")))
                .hasStackTraceContaining("asset_file_is_a_file_of_the_tenant");
        assertThatThrownBy(() -> mine.update("delete from assets.model_file"))
                .hasStackTraceContaining("is_a_file_of_the_tenant");
    }

    @Test
    void theSnapshotSeesNoFiles() {
        JdbcClient snapshot = JdbcClient.create(database.as(DatabaseRole.SNAPSHOT));
        for (String table : TABLES) {
            assertThatThrownBy(() -> snapshot.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .hasStackTraceContaining("permission denied");
        }
    }
}
