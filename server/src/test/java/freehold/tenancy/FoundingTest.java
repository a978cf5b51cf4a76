package freehold.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.decision.TenantId;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@HttpTest
class FoundingTest {
    private final TestTenants tenants;
    private final Tenants facade;
    private final TenantReach reach;

    FoundingTest(TestTenants tenants, Tenants facade, TenantReach reach) {
        this.tenants = tenants;
        this.facade = facade;
        this.reach = reach;
    }

    @Test
    void aFoundingThatFailsLateLeavesNothingBehind() {
        // Found out when the administrator is enrolled, after the tenant, its epoch and its root.
        tenants.operator()
                .post("/api/platform/v1/tenants", wish("no spaces allowed"))
                .expect(400);
        tenants.operator().get("/api/platform/v1/tenants/halfway").expect(404);

        assertThat(tenants.operator()
                        .post("/api/platform/v1/tenants", wish("halfway@example.org"))
                        .expect(201)
                        .json()
                        .get("administrator")
                        .get("passwordToken")
                        .isString())
                .isTrue();
    }

    private static String wish(String administrator) {
        return """
                {"id": "halfway", "name": "Halfway", "companyName": "C", "country": "DE",
                 "administrator": {"userName": "%s"}}""".formatted(administrator);
    }

    @Test
    void aSharingIdLeadsToAPartnerFromAnybodysTransaction() {
        TestTenant mine = tenants.fresh();
        TestTenant other = tenants.fresh();

        Optional<Partner> found = reach.asTenant(new TenantId(mine.id()), () -> facade.bySharingId(other.sharingId()));
        Optional<Partner> unknown = reach.asTenant(new TenantId(mine.id()), () -> facade.bySharingId("DE-unknown"));

        assertThat(found).contains(new Partner(new TenantId(other.id()), "Tenant " + other.id()));
        assertThat(unknown).isEmpty();
    }

    @Test
    void aTransactionReachesOneTenantOnly() {
        TenantId mine = new TenantId(tenants.fresh().id());
        TenantId other = new TenantId(tenants.fresh().id());

        assertThatThrownBy(() -> reach.asTenant(mine, () -> facade.byId(other)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(mine.value());
        assertThat(reach.asTenant(mine, () -> facade.byId(mine))).isPresent();
    }
}
