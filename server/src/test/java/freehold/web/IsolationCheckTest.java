package freehold.web;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.HttpTest;
import freehold.testing.SpringTestDatabase;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Holes are made in the database that runs, found by the check, and closed again. */
@HttpTest
class IsolationCheckTest {
    private static final String OWN = "tenant_id = current_setting('freehold.tenant', true)";

    private final TestTenants tenants;
    private final JdbcClient administrator;

    IsolationCheckTest(TestTenants tenants, Environment environment) {
        this.tenants = tenants;
        this.administrator = SpringTestDatabase.administrator(environment);
    }

    private JsonNode check() {
        return tenants.operator()
                .send("POST", "/api/platform/v1/isolation-check", Optional.empty())
                .expect(200)
                .json();
    }

    @Test
    void anInstallationAsTheMigrationsBuildItIsIsolated() {
        tenants.fresh();
        assertThat(check().get("gaps").valueStream()).isEmpty();
        assertThat(check().get("isolated").booleanValue()).isTrue();
        assertThat(check().get("tables").intValue()).isGreaterThan(30);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    drop policy own_delete on assets.asset | create policy own_delete on assets.asset for delete to freehold_app using (OWN) | no policy for delete
                    alter policy own_delete on assets.asset using (true) | alter policy own_delete on assets.asset using (OWN) | the policy own_delete lets through whatever the tenant
                    alter table assets.asset no force row level security | alter table assets.asset force row level security | row-level security is not enabled and forced
                    alter table assets.asset disable row level security | alter table assets.asset enable row level security | rows show to a tenant that does not exist""")
    void aHoleInAWallIsNamedWithItsTableAndTheRoutesBehindIt(String hole, String repair, String named) {
        tenants.fresh();
        administrator.sql(hole).update();
        try {
            assertThat(check().get("isolated").booleanValue()).isFalse();
            List<JsonNode> gaps = check().get("gaps").valueStream().toList();
            assertThat(gaps).allSatisfy(gap -> {
                assertThat(gap.get("table").stringValue()).isEqualTo("assets.asset");
                assertThat(gap.get("routes").valueStream().map(JsonNode::stringValue))
                        .contains("GET /api/assetmanagement/v3/assets/{assetId}")
                        .noneMatch(route -> route.contains("/api/identity/"));
            });
            assertThat(gaps.stream().map(gap -> gap.get("what").stringValue())).contains(named);
        } finally {
            administrator.sql(repair.replace("OWN", OWN)).update();
        }
        assertThat(check().get("isolated").booleanValue()).isTrue();
    }

    @Test
    void onlyTheOperatorMayLook() {
        tenants.fresh()
                .client()
                .send("POST", "/api/platform/v1/isolation-check", Optional.empty())
                .expect(403);
        tenants.anonymous()
                .send("POST", "/api/platform/v1/isolation-check", Optional.empty())
                .expect(401);
    }
}
