package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.assets.model.Limits;
import freehold.kernel.database.Database;
import freehold.kernel.database.DatabaseRole;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Files to assign, when two requests come at once. */
@HttpTest
class ModelFileRacesTest {
    private static final String ROOT = "/api/assetmanagement/v3";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JdbcClient owner;
    private final TransactionTemplate transaction;
    private final TestTenant tenant;
    private final ApiClient api;

    ModelFileRacesTest(TestTenants tenants, Database database) {
        DataSource source = database.unpooled(DatabaseRole.MIGRATION);
        owner = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        tenant = tenants.fresh();
        api = tenant.client();
    }

    @Test
    void theLastFileATenantMayHaveIsAddedOnce() {
        owner.sql("""
                        insert into assets.model_file (tenant_id, file_id, scope, name, original_name, description, size,
                            sha256, uploaded_at, modified_at)
                        select :tenant, md5(i::text), 'public', 'f', '', '', 0, repeat('0', 64), now(), now()
                        from generate_series(1, :files) i""")
                .param("tenant", tenant.id())
                .param("files", Limits.FILES - 1)
                .update();

        List<CompletableFuture<Answer>> uploads = whileLocked(
                () -> owner.sql("select pg_advisory_xact_lock(hashtextextended('files.' || :tenant, 0))")
                        .param("tenant", tenant.id())
                        .query(row -> {}),
                List.of(this::upload, this::upload));

        assertThat(uploads).extracting(upload -> upload.join().status()).containsExactlyInAnyOrder(201, 400);
        assertThat(uploads)
                .filteredOn(upload -> upload.join().status() == 400)
                .allSatisfy(refused -> assertThat(refused.join().body()).contains(Integer.toString(Limits.FILES)));
        assertThat(api.get(ROOT + "/files?size=1")
                        .json()
                        .at("/page/totalElements")
                        .asInt())
                .isEqualTo(Limits.FILES);
    }

    @Test
    void aFileThatIsDeletedMeanwhileCanNotBeAssigned() {
        String root = api.get(ROOT + "/assets/root").json().get("assetId").stringValue();
        String type = tenant.id() + ".Press";
        api.put(ROOT + "/assettypes/" + type, """
                {"name": "Press", "parentTypeId": "core.basicdevice", "instantiable": true, "scope": "private"}""").expect(201);
        for (String holder : List.of("/assets/" + root, "/assettypes/" + type)) {
            String file = upload().expect(201).json().get("id").stringValue();
            Supplier<Answer> assign =
                    () -> api.ifMatch(0).put(ROOT + holder + "/fileAssignments/k", "{\"fileId\": \"" + file + "\"}");

            Answer answer = whileLocked(
                            () -> owner.sql(
                                            "delete from assets.model_file where tenant_id = :tenant and file_id = :file")
                                    .param("tenant", tenant.id())
                                    .param("file", file)
                                    .update(),
                            List.of(assign))
                    .getFirst()
                    .join();

            assertThat(answer.expect(404).body()).contains(file);
        }
    }

    private Answer upload() {
        return api.with("Content-Type", "multipart/form-data; boundary=b")
                .send("POST", ROOT + "/files", Optional.of("""
                        --b\r
                        Content-Disposition: form-data; name="file"; filename="f"\r
                        \r
                        x\r
                        --b--"""));
    }

    /** Sends the requests when the change is made but for the commit; commits once all of them wait for something. */
    private List<CompletableFuture<Answer>> whileLocked(Runnable change, List<Supplier<Answer>> requests) {
        return transaction.execute(status -> {
            change.run();
            List<CompletableFuture<Answer>> begun =
                    requests.stream().map(CompletableFuture::supplyAsync).toList();
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (begun.stream().noneMatch(CompletableFuture::isDone)
                    && waiting() < requests.size()
                    && System.nanoTime() < end) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            return begun;
        });
    }

    private long waiting() {
        return owner.sql("select count(*) from pg_locks where not granted")
                .query(Long.class)
                .single();
    }
}
