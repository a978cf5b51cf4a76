package freehold.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.tenancy.store.FewRequestsTable;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A quota smaller than the number of servers is that of all of them together, from the first request on. */
@HttpTest
class FewRequestsTest {
    private final TestTenants tenants;
    private final TenantReach reach;
    private final FewRequestsTable table;

    FewRequestsTest(TestTenants tenants, TenantReach reach, FewRequestsTable table) {
        this.tenants = tenants;
        this.reach = reach;
        this.table = table;
    }

    @Test
    void allServersTogetherLetNoMorePassThanTheQuota() {
        TenantId tenant = new TenantId(tenants.fresh().id());
        List<FewRequests> servers =
                Stream.generate(() -> new FewRequests(reach, table)).limit(5).toList();
        Optional<SubtenantId> part = Optional.of(new SubtenantId("park"));

        long began = Instant.now().getEpochSecond() / 60;
        long passed = servers.stream()
                .filter(server -> server.take(tenant, Optional.empty(), 2).isZero())
                .count();
        Duration wait = servers.getFirst().take(tenant, Optional.empty(), 2);
        boolean ofThePart = servers.getLast().take(tenant, part, 2).isZero();
        boolean sameMinute = Instant.now().getEpochSecond() / 60 == began;

        assertThat(passed).isBetween(2L, sameMinute ? 2L : 4L);
        assertThat(wait).isLessThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(wait.isPositive() || !sameMinute).isTrue();
        assertThat(ofThePart).isTrue();
    }

    @Test
    void aServerOfManyTellsWhenToComeBack() {
        TestTenant tenant = tenants.fresh();
        FewRequests server = new FewRequests(reach, table);
        TenantId id = new TenantId(tenant.id());
        while (server.take(id, Optional.empty(), 1).isZero()) {
            // passes once or, where a minute ends, twice
        }

        assertThat(server.take(id, Optional.empty(), 1)).isBetween(Duration.ofNanos(1), Duration.ofMinutes(1));
        assertThat(server.take(id, Optional.empty(), 4))
                .as("a larger quota holds at once")
                .isZero();
    }
}
