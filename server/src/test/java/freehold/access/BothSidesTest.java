package freehold.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.decision.Action;
import freehold.decision.Role;
import freehold.decision.Subject;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.identity.Principal;
import freehold.kernel.ProblemException;
import freehold.kernel.database.Database;
import freehold.kernel.database.DatabaseRole;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One change of two tenants: never with the reach of both, and never half. */
@HttpTest
class BothSidesTest {
    private final Access access;
    private final JdbcClient owner;
    private final TestTenants tenants;
    private final TestTenant first;
    private final TenantId here;
    private final TenantId there;

    BothSidesTest(TestTenants tenants, Access access, Database database) {
        this.access = access;
        this.owner = JdbcClient.create(database.unpooled(DatabaseRole.MIGRATION));
        this.tenants = tenants;
        this.first = tenants.fresh();
        this.here = new TenantId(first.id());
        this.there = new TenantId(tenants.fresh(first.administrator()).id());
    }

    private Caller person(boolean interactive) {
        UUID id = owner.sql("select person_id from identity.membership where tenant_id = :tenant")
                .param("tenant", here.value())
                .query(UUID.class)
                .single();
        return Caller.member(
                new Principal.Person(id, first.administrator()),
                new Subject(here, Optional.empty(), false, Set.of(Role.ADMINISTRATOR)),
                new Caller.Standing(Optional.empty(), Set.of(), interactive));
    }

    private static List<String> inReach(Guard guard) {
        return guard.require(Action.START_SHARING)
                .sql("select distinct tenant_id from assets.asset order by 1")
                .query((row, number) -> row.getString("tenant_id"))
                .list();
    }

    @Test
    void eachPartHasTheReachOfItsOwnTenantAlone() {
        List<List<String>> seen = access.changeBoth(
                person(true),
                there,
                sides -> List.of(
                        sides.here(BothSidesTest::inReach),
                        sides.there(BothSidesTest::inReach),
                        sides.here(BothSidesTest::inReach)));

        assertThat(seen).containsExactly(List.of(here.value()), List.of(there.value()), List.of(here.value()));
    }

    @Test
    void onePartEndsBeforeTheOtherBegins() {
        assertThatThrownBy(() -> access.changeBoth(
                        person(true), there, sides -> sides.here(guard -> sides.there(BothSidesTest::inReach))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has to end before");
        AtomicReference<Grant<?, ?>> kept = new AtomicReference<>();
        assertThatThrownBy(() -> access.changeBoth(person(true), there, sides -> {
                    sides.here(guard -> {
                        kept.set(guard.require(Action.START_SHARING));
                        return "kept";
                    });
                    return sides.there(guard ->
                            kept.get().sql("select 1").query(Integer.class).single());
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outlived");
    }

    @Test
    void whatFailsOnOneSideIsUndoneOnTheOther() {
        assertThatThrownBy(() -> access.changeBoth(person(true), there, sides -> {
                    int renamed = sides.here(guard -> guard.require(Action.START_SHARING)
                            .sql("update assets.asset set name = 'half' where tenant_id = :tenant")
                            .param("tenant", here.value())
                            .update());
                    assertThat(renamed).isPositive();
                    return sides.there(guard -> {
                        throw ProblemException.conflict("no", "No.");
                    });
                }))
                .isInstanceOf(ProblemException.class);
        assertThat(owner.sql("select count(*) from assets.asset where name = 'half'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void nobodyButASignedInAdministratorOfBothGetsAsFarAsThat() {
        TenantId stranger = new TenantId(tenants.fresh().id());
        Caller client =
                Caller.client(here, new Principal.Client("technical"), Optional.empty(), Set.of(Role.ADMINISTRATOR));
        List<String> done = new ArrayList<>();
        record Attempt(Caller caller, TenantId other) {}
        for (Attempt attempt : List.of(
                new Attempt(person(true), stranger),
                new Attempt(person(true), new TenantId("nobody")),
                new Attempt(person(false), there),
                new Attempt(client, there))) {
            assertThatThrownBy(
                            () -> access.changeBoth(attempt.caller(), attempt.other(), sides -> done.add("something")))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("administrators of both tenants");
        }
        assertThat(done).isEmpty();
    }
}
