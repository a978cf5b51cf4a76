package freehold.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.kernel.database.DatabaseRole;
import freehold.testing.AsApp;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Raw SQL on policies with the application's login. */
@ExtendWith(FreshDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalledPoliciesTest {
    private static final Map<String, String> LENT = Map.of("freehold.tenant", "mine", "freehold.owner", "theirs");
    private static final Map<String, String> INSERTS = Map.of(
            "policy",
            "insert into policies.policy (tenant_id, policy_id, name, active, subjects, rules, named_assets, created_by,"
                    + " modified_by) values ('theirs', gen_random_uuid(), 'p', true, '{}', '[]', 0, 'x', 'x')",
            "resource_group",
            "insert into policies.resource_group (tenant_id, group_id, name, resources, created_by, modified_by)"
                    + " values ('theirs', gen_random_uuid(), 'g', '{}', 'x', 'x')",
            "enforcement",
            "insert into policies.enforcement (tenant_id, in_force) values ('theirs', true)");

    private final TestDatabase database;

    WalledPoliciesTest(TestDatabase database) {
        this.database = database;
        JdbcClient owner = JdbcClient.create(database.as(DatabaseRole.MIGRATION));
        INSERTS.values().forEach(insert -> owner.sql(insert).update());
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy", "resource_group", "enforcement"})
    void anotherTenantsPoliciesAreOutOfReachEvenUnderAGrant(String table) {
        String theirs = "policies." + table + " where tenant_id = 'theirs'";
        assertThat(AsApp.tenant(database, "theirs").count(theirs)).isEqualTo(1);
        assertThat(AsApp.with(database, Map.of()).count(theirs)).isZero();
        AsApp lent = AsApp.with(database, LENT);
        assertThat(lent.count(theirs)).isZero();
        assertThat(lent.update("update policies." + table + " set etag = etag + 1 where tenant_id = 'theirs'"))
                .isZero();
        if (!table.equals("enforcement")) {
            assertThat(lent.update("delete from " + theirs)).isZero();
        }
        String insert = INSERTS.getOrDefault(table, "");
        assertThatThrownBy(() -> lent.update(insert)).hasStackTraceContaining("row-level security");
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy", "resource_group"})
    void theSnapshotsLoginSeesWhatDecidesAndNotWhoWroteIt(String table) {
        JdbcClient snapshot = JdbcClient.create(database.as(DatabaseRole.SNAPSHOT));
        assertThatThrownBy(() -> snapshot.sql("select created_by from policies." + table)
                        .query(String.class)
                        .list())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> snapshot.sql("delete from policies." + table).update())
                .hasStackTraceContaining("permission denied");
    }
}
