package freehold.identity;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.TenantId;
import freehold.kernel.database.Database;
import freehold.kernel.database.DatabaseRole;
import freehold.tenancy.TenantReach;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@HttpTest
class MembershipsTest {
    private final TestTenants tenants;
    private final TenantReach reach;
    private final Memberships memberships;
    private final JdbcClient owner;

    MembershipsTest(TestTenants tenants, TenantReach reach, Memberships memberships, Database database) {
        this.tenants = tenants;
        this.reach = reach;
        this.memberships = memberships;
        this.owner = JdbcClient.create(database.unpooled(DatabaseRole.MIGRATION));
    }

    @Test
    void oneCanAskAboutAnotherTenantWithinATransactionOfOnesOwn() {
        TestTenant first = tenants.fresh();
        TestTenant second = tenants.fresh(first.administrator());
        TestTenant third = tenants.fresh();
        Principal.Person person = person(first.administrator());

        boolean ofSecond = reach.asTenant(
                new TenantId(first.id()), () -> memberships.isAdministrator(person, new TenantId(second.id())));
        boolean ofThird = reach.asTenant(
                new TenantId(first.id()), () -> memberships.isAdministrator(person, new TenantId(third.id())));

        assertThat(ofSecond).isTrue();
        assertThat(ofThird).isFalse();
    }

    @Test
    void whoeverIsConfinedToASubtenantIsNoAdministratorOfTheTenant() {
        TestTenant tenant = tenants.fresh();
        Principal.Person person = person(tenant.administrator());
        assertThat(memberships.isAdministrator(person, new TenantId(tenant.id())))
                .isTrue();

        owner.sql("update identity.membership set confined = true where tenant_id = :tenant")
                .param("tenant", tenant.id())
                .update();

        assertThat(memberships.isAdministrator(person, new TenantId(tenant.id())))
                .isFalse();
    }

    private Principal.Person person(String userName) {
        return new Principal.Person(
                owner.sql("select person_id from identity.person where user_name = :name")
                        .param("name", userName)
                        .query(UUID.class)
                        .single(),
                userName);
    }
}
