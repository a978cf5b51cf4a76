package freehold.identity;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.kernel.database.Database;
import freehold.kernel.database.DatabaseRole;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is begun while all sessions of a person end must not outlive them. */
@HttpTest
class SessionRacesTest {
    private static final String SESSION = "/api/session";

    private final TestTenants tenants;
    private final JdbcClient owner;
    private final TransactionTemplate transaction;

    SessionRacesTest(TestTenants tenants, Database database) {
        this.tenants = tenants;
        DataSource source = database.unpooled(DatabaseRole.MIGRATION);
        this.owner = JdbcClient.create(source);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    @Test
    void aSessionThatGetsANewKeyMeanwhileEndsToo() {
        TestTenant tenant = tenants.fresh();
        ApiClient browser = tenant.signIn();

        Answer answer = whilePasswordChanges(
                tenant, () -> browser.put(SESSION + "/tenant", "{\"tenant\": \"" + tenant.id() + "\"}"));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void noTokenIsMadeInASessionThatHasEndedMeanwhile() {
        TestTenant tenant = tenants.fresh();
        ApiClient browser = tenant.signIn();

        Answer answer =
                whilePasswordChanges(tenant, () -> browser.post("/api/identity/v1/tokens", "{\"name\": \"survivor\"}"));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void thePasswordOfBeforeOpensNothingMoreEvenIfItWasCheckedBefore() {
        TestTenant tenant = tenants.fresh();
        tenant.signIn();

        Answer answer = whilePasswordChanges(
                tenant,
                () -> tenants.anonymous()
                        .post(
                                SESSION,
                                "{\"userName\": \"%s\", \"password\": \"%s\"}"
                                        .formatted(tenant.administrator(), TestTenant.PASSWORD)));

        assertThat(answer.status()).isEqualTo(401);
    }

    /** Makes the request when the password has been changed but for the commit; commits once the request waits for it. */
    private Answer whilePasswordChanges(TestTenant tenant, Supplier<Answer> request) {
        CompletableFuture<Answer> answer = transaction.execute(status -> {
            owner.sql("update identity.person set password_hash = 'changed' where user_name = :name")
                    .param("name", tenant.administrator())
                    .update();
            owner.sql("""
                            delete from identity.session where person_id in (
                                select person_id from identity.person where user_name = :name)""").param("name", tenant.administrator()).update();
            CompletableFuture<Answer> begun = CompletableFuture.supplyAsync(request);
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (!begun.isDone() && !somebodyWaits() && System.nanoTime() < end) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            return begun;
        });
        return answer.join();
    }

    private boolean somebodyWaits() {
        return owner.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }
}
