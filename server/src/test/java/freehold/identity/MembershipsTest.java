package freehold.identity;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.Subject;
import freehold.decision.TenantId;
import freehold.kernel.database.Database;
import freehold.kernel.database.DatabaseRole;
import freehold.tenancy.TenantReach;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.Optional;
import java.util.Set;
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
        Caller person = caller(first, true);

        boolean ofSecond = reach.asTenant(
                new TenantId(first.id()), () -> memberships.isAdministrator(person, new TenantId(second.id())));
        boolean ofThird = reach.asTenant(
                new TenantId(first.id()), () -> memberships.isAdministrator(person, new TenantId(third.id())));

        assertThat(ofSecond).isTrue();
        assertThat(ofThird).isFalse();
        assertThat(memberships.isAdministrator(caller(first, false), new TenantId(second.id())))
                .as("with a token instead of a session")
                .isFalse();
    }

    @Test
    void whoeverIsConfinedToASubtenantIsNoAdministratorOfTheTenant() {
        TestTenant tenant = tenants.fresh();
        Caller person = caller(tenant, true);
        assertThat(memberships.isAdministrator(person, new TenantId(tenant.id())))
                .isTrue();

        owner.sql("update identity.membership set confined = true where tenant_id = :tenant")
                .param("tenant", tenant.id())
                .update();

        assertThat(memberships.isAdministrator(person, new TenantId(tenant.id())))
                .isFalse();
    }

    private Caller caller(TestTenant tenant, boolean interactive) {
        UUID id = owner.sql("select person_id from identity.person where user_name = :name")
                .param("name", tenant.administrator())
                .query(UUID.class)
                .single();
        return Caller.member(
                new Principal.Person(id, tenant.administrator()),
                new Subject(new TenantId(tenant.id()), Optional.empty(), false, Set.of()),
                new Caller.Standing(Optional.empty(), Set.of(), interactive));
    }
}
