package freehold.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

@HttpTest
class FoundingTest {
    private static final String WISH = """
            {"id": "halfway", "name": "Halfway", "companyName": "C", "country": "DE",
             "administrator": {"userName": "halfway@example.org"}}""";

    private final TestTenants tenants;
    private final Tenants facade;
    private final TenantReach reach;
    private final ConfigurableApplicationContext context;

    FoundingTest(TestTenants tenants, Tenants facade, TenantReach reach, ConfigurableApplicationContext context) {
        this.tenants = tenants;
        this.facade = facade;
        this.reach = reach;
        this.context = context;
    }

    @Test
    void aFoundingThatFailsInAnyModuleLeavesNothingBehind() {
        AtomicReference<Optional<Tenant>> seenWithin = new AtomicReference<>(Optional.empty());
        ApplicationListener<PayloadApplicationEvent<TenantFounded>> refusing = event -> {
            if (event.getPayload().tenant().value().equals("halfway")) {
                seenWithin.set(facade.byId(event.getPayload().tenant()));
                throw ProblemException.conflict("not-now", "Not now.");
            }
        };
        context.addApplicationListener(refusing);
        try {
            tenants.operator().post("/api/platform/v1/tenants", WISH).expect(409);
        } finally {
            context.removeApplicationListener(refusing);
        }
        assertThat(seenWithin.get()).as("the listener is within the founding").isPresent();
        tenants.operator().get("/api/platform/v1/tenants/halfway").expect(404);

        assertThat(tenants.operator()
                        .post("/api/platform/v1/tenants", WISH)
                        .expect(201)
                        .json()
                        .get("administrator")
                        .get("passwordToken")
                        .isString())
                .isTrue();
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
