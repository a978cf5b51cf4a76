package freehold.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.kernel.database.DatabaseRole;
import freehold.testing.AsApp;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Raw statements with the server's login against tenancy's tables, as another tenant and as nobody. */
@ExtendWith(FreshDatabase.class)
class TenantWallsTest {
    private final AsApp owner;
    private final AsApp other;
    private final AsApp nobody;
    private final AsApp operator;
    private final JdbcClient snapshot;

    TenantWallsTest(TestDatabase database) {
        JdbcClient migration = JdbcClient.create(database.as(DatabaseRole.MIGRATION));
        for (String id : List.of("maker", "firm")) {
            migration.sql("""
                            insert into tenancy.tenant (tenant_id, name, company_name, country, type, sharing_id)
                            values (:id, :id, :id, 'DE', 'CUSTOMER', 'DE-' || :id) on conflict do nothing""").param("id", id).update();
            migration
                    .sql("insert into tenancy.quota (tenant_id) values (:id) on conflict do nothing")
                    .param("id", id)
                    .update();
        }
        owner = AsApp.tenant(database, "maker");
        other = AsApp.tenant(database, "firm");
        nobody = AsApp.with(database, Map.of());
        operator = AsApp.with(database, Map.of("freehold.operator", "on"));
        snapshot = JdbcClient.create(database.as(DatabaseRole.SNAPSHOT));
    }

    @Test
    void aTenantSeesItselfAlone() {
        for (String table : List.of("tenancy.tenant", "tenancy.quota")) {
            assertThat(owner.count(table)).as(table).isEqualTo(1);
            assertThat(owner.count(table + " where tenant_id = 'firm'"))
                    .as(table)
                    .isZero();
            assertThat(nobody.count(table)).as(table).isZero();
            assertThat(operator.count(table)).as(table).isEqualTo(2);
        }
    }

    @Test
    void aTenantsFewRequestsAreCountedByItAlone() {
        assertThat(owner.update("insert into tenancy.few_requests values ('maker', '', 1, 1)"))
                .isEqualTo(1);
        for (AsApp foreign : List.of(other, nobody, operator)) {
            assertThat(foreign.count("tenancy.few_requests")).isZero();
            assertThat(foreign.update("update tenancy.few_requests set passed = 9"))
                    .isZero();
            assertThatThrownBy(() -> foreign.update("insert into tenancy.few_requests values ('maker', 'x', 1, 1)"))
                    .rootCause()
                    .hasMessageContaining("row-level security");
            assertThatThrownBy(() -> foreign.update("delete from tenancy.few_requests"))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void noTenantChangesWhatTheOperatorKeeps() {
        for (AsApp tenant : List.of(owner, other, nobody)) {
            assertThat(tenant.update("update tenancy.tenant set name = 'x' where tenant_id = 'maker'"))
                    .isZero();
            assertThat(tenant.update("update tenancy.quota set assets = 1 where tenant_id = 'maker'"))
                    .isZero();
            assertThatThrownBy(() -> tenant.update("""
                            insert into tenancy.tenant (tenant_id, name, company_name, country, type, sharing_id)
                            values ('new', 'n', 'c', 'DE', 'CUSTOMER', 'DE-new')""")).rootCause().hasMessageContaining("row-level security");
            assertThatThrownBy(() -> tenant.update("insert into tenancy.quota (tenant_id) values ('maker')"))
                    .rootCause()
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void nobodyDeletesATenant() {
        for (AsApp anyone : List.of(owner, other, nobody, operator)) {
            assertThatThrownBy(() -> anyone.update("delete from tenancy.tenant where tenant_id = 'maker'"))
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> anyone.update("delete from tenancy.quota where tenant_id = 'maker'"))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aSharingIdFindsNameAndIdAndNothingElse() {
        assertThat(other.count("tenancy.find_by_sharing_id('DE-maker')")).isEqualTo(1);
        assertThat(other.count("tenancy.find_by_sharing_id('DE-mak%')")).isZero();
        assertThatThrownBy(() -> other.count("tenancy.find_by_sharing_id('DE-maker') where company_name is not null"))
                .rootCause()
                .hasMessageContaining("company_name");
    }

    @Test
    void theSnapshotReaderHasNoBusinessHere() {
        for (String table : List.of("tenancy.tenant", "tenancy.quota")) {
            assertThatThrownBy(() -> snapshot.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }
}
