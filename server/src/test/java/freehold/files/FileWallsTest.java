package freehold.files;

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

/** Raw SQL on records of files with the application's login: nobody sees or touches another tenant's. */
@ExtendWith(FreshDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileWallsTest {
    private static final String ASSET = "0".repeat(32);
    private static final String INSERT = """
            insert into files.file (tenant_id, asset_id, folder, name, stated_at, size, sha256, created_at, created_by,
                updated_at, updated_by) values ('%s', '%s', '', '%s', now(), 1, repeat('a', 64), now(), 'me', now(),
                'me')""";
    private static final String UPLOAD = """
            insert into files.upload (tenant_id, asset_id, folder, name, started_at, started_by, touched_at)
            values ('%s', '%s', '', '%s', now(), 'me', now())""";
    private static final String PART = """
            insert into files.part (tenant_id, asset_id, folder, name, number, size, sha256, received_at)
            values ('%s', '%s', '', '%s', 1, 1, repeat('a', 64), now())""";

    private final TestDatabase database;
    private final AsApp mine;

    FileWallsTest(TestDatabase database) {
        this.database = database;
        JdbcClient everything = JdbcClient.create(database.as(DatabaseRole.MIGRATION));
        for (String tenant : List.of("mine", "theirs")) {
            everything
                    .sql("insert into assets.asset (tenant_id, asset_id, type_id, name, timezone, twin_type)"
                            + " values ('%s', '%s', 'core.basicarea', 'n', 'UTC', 'performance')"
                                    .formatted(tenant, ASSET))
                    .update();
            everything.sql(INSERT.formatted(tenant, ASSET, "f")).update();
            everything.sql(UPLOAD.formatted(tenant, ASSET, "f")).update();
            everything.sql(PART.formatted(tenant, ASSET, "f")).update();
        }
        mine = AsApp.tenant(database, "mine");
    }

    @Test
    void anotherTenantsFilesAreOutOfReachAlsoUnderAGrantOnAReceivedAsset() {
        AsApp nobody = AsApp.with(database, Map.of());
        AsApp received = AsApp.with(database, Map.of("freehold.tenant", "mine", "freehold.owner", "theirs"));
        assertThat(AsApp.tenant(database, "theirs").count("files.file")).isEqualTo(1);
        assertThat(nobody.count("files.file")).isZero();
        for (AsApp other : List.of(mine, nobody, received)) {
            assertThat(other.count("files.file where tenant_id = 'theirs'")).isZero();
            assertThat(other.update("update files.file set size = 2 where tenant_id = 'theirs'"))
                    .isZero();
            assertThat(other.update("delete from files.file where tenant_id = 'theirs'"))
                    .isZero();
            assertThatThrownBy(() -> other.update(INSERT.formatted("theirs", ASSET, "g")))
                    .hasStackTraceContaining("row-level security");
        }
    }

    @Test
    void anotherTenantsUploadsInPartsAreOutOfReachToo() {
        AsApp nobody = AsApp.with(database, Map.of());
        AsApp received = AsApp.with(database, Map.of("freehold.tenant", "mine", "freehold.owner", "theirs"));
        for (String table : List.of("files.upload", "files.part")) {
            assertThat(AsApp.tenant(database, "theirs").count(table)).isEqualTo(1);
            assertThat(nobody.count(table)).isZero();
            String change = table.equals("files.part") ? "received_at" : "touched_at";
            for (AsApp other : List.of(mine, nobody, received)) {
                assertThat(other.count(table + " where tenant_id = 'theirs'")).isZero();
                assertThat(other.update("update " + table + " set " + change + " = now() where tenant_id = 'theirs'"))
                        .isZero();
                assertThat(other.update("delete from " + table + " where tenant_id = 'theirs'"))
                        .isZero();
                String insert = table.equals("files.part") ? PART : UPLOAD;
                assertThatThrownBy(() -> other.update(insert.formatted("theirs", ASSET, "g")))
                        .hasStackTraceContaining("row-level security");
            }
            for (String column : List.of("tenant_id", "asset_id", "folder", "name")) {
                assertThatThrownBy(() -> mine.update("update " + table + " set " + column + " = 'theirs'"))
                        .hasStackTraceContaining("permission denied");
            }
        }
    }

    @Test
    void aFileIsGivenToNoOtherAssetOrTenant() {
        for (String column : List.of("tenant_id", "asset_id", "folder", "name", "created_by")) {
            assertThatThrownBy(() -> mine.update("update files.file set " + column + " = 'theirs'"))
                    .hasStackTraceContaining("permission denied");
        }
        assertThatThrownBy(() -> mine.update(INSERT.formatted("mine", "1".repeat(32), "f")))
                .hasStackTraceContaining("file_belongs_to_an_asset");
    }

    @Test
    void theSnapshotSeesNoFiles() {
        JdbcClient snapshot = JdbcClient.create(database.as(DatabaseRole.SNAPSHOT));
        assertThatThrownBy(() -> snapshot.sql("select count(*) from files.file")
                        .query(Long.class)
                        .single())
                .hasStackTraceContaining("permission denied");
    }
}
