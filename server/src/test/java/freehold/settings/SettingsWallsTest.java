package freehold.settings;

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

/** Raw SQL with the application's login, as an injection or a forgotten predicate would run it. */
@ExtendWith(FreshDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsWallsTest {
    private static final Map<String, String> INSERTS = Map.of(
            "settings.subtenant",
            "(tenant_id, subtenant_id, display_name, description, folder_id, created_by) values ('%s', 's', 'S', '', 'f',"
                    + " 'me')",
            "settings.region",
            "(tenant_id, region_id, region_name, countries, links) values ('%s', 'r', 'R', '{}', '[]')",
            "settings.terms_acceptance",
            "(tenant_id, version, accepted_by) values ('%s', 'v', 'me')",
            "settings.logo",
            "(tenant_id, name, media_type, content) values ('%s', 'l', 'image/gif', 'GIF89a')",
            "telemetry.sample_count",
            "(tenant_id, day, subtenant_id, slot, samples) values ('%s', '2026-01-01', '', 0, 1)",
            "tenancy.subtenant_quota",
            "(tenant_id, subtenant_id, assets) values ('%s', 's', 1)");

    private final AsApp mine;
    private final AsApp nobody;
    private final AsApp received;
    private final JdbcClient snapshot;

    SettingsWallsTest(TestDatabase database) {
        JdbcClient everything = JdbcClient.create(database.as(DatabaseRole.MIGRATION));
        for (String tenant : List.of("mine", "theirs")) {
            everything
                    .sql("insert into tenancy.tenant (tenant_id, name, company_name, country, type, sharing_id)"
                            + " values ('%s', 'n', 'c', 'DE', 'CUSTOMER', 'DE-%s')".formatted(tenant, tenant))
                    .update();
        }
        INSERTS.forEach((table, values) -> everything
                .sql("insert into " + table + " " + values.formatted("theirs"))
                .update());
        mine = AsApp.tenant(database, "mine");
        nobody = AsApp.with(database, Map.of());
        received = AsApp.with(database, Map.of("freehold.tenant", "mine", "freehold.owner", "theirs"));
        snapshot = JdbcClient.create(database.as(DatabaseRole.SNAPSHOT));
    }

    @Test
    void anotherTenantsRowsCantBeSeenNotEvenUnderAGrantOnAReceivedAsset() {
        for (AsApp other : List.of(mine, nobody, received)) {
            INSERTS.keySet()
                    .forEach(table -> assertThat(other.count(table)).as(table).isZero());
        }
    }

    @Test
    void anotherTenantsRowsCantBeWritten() {
        for (AsApp other : List.of(mine, nobody, received)) {
            INSERTS.forEach((table, values) -> assertThatThrownBy(
                            () -> other.update("insert into " + table + " " + values.formatted("theirs")))
                    .as(table)
                    .rootCause()
                    .hasMessageContaining("row-level security"));
            for (String change : List.of(
                    "update settings.subtenant set display_name = 'x'",
                    "update settings.region set region_name = 'x'",
                    "update settings.logo set name = 'x'",
                    "update tenancy.subtenant_quota set assets = 9",
                    "update telemetry.sample_count set samples = 0",
                    "delete from settings.region")) {
                assertThat(other.update(change)).as(change).isZero();
            }
        }
    }

    @Test
    void whatStaysForHistoryCantBeRemovedByAnybody() {
        for (String change : List.of(
                "delete from settings.subtenant",
                "delete from settings.terms_acceptance",
                "update settings.terms_acceptance set accepted_by = 'x'",
                "update settings.subtenant set subtenant_id = 'x'",
                "update settings.subtenant set folder_id = 'x'")) {
            assertThatThrownBy(() -> mine.update(change)).rootCause().hasMessageContaining("permission denied");
        }
    }

    @Test
    void aTenantRenamesItselfAndNobodyElse() {
        assertThat(mine.count("tenancy.rename('x', 'y', 1) as renamed (done) where done"))
                .isEqualTo(1);
        assertThat(mine.count("tenancy.rename('x', 'y', 2) as renamed (done) where done"))
                .isZero();
        assertThat(nobody.count("tenancy.rename('x', 'y', 1) as renamed (done) where done"))
                .isZero();
        assertThat(mine.count("tenancy.tenant")).isEqualTo(1);
    }

    @Test
    void theSnapshotReaderHasNoBusinessHere() {
        INSERTS.keySet()
                .forEach(table -> assertThatThrownBy(() -> snapshot.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single())
                        .rootCause()
                        .hasMessageContaining("permission denied"));
    }
}
