package freehold.sharing;

import freehold.kernel.database.Database;
import freehold.kernel.database.DatabaseRole;
import freehold.testing.TestTenant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database from below the product: as the application's login within a tenant, or as the tables' owner. */
final class Raw {
    private final TransactionTemplate transaction;
    private final JdbcClient app;
    private final JdbcClient owner;

    Raw(Database database) {
        var application = database.unpooled(DatabaseRole.APP);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(application));
        this.app = JdbcClient.create(application);
        this.owner = JdbcClient.create(database.unpooled(DatabaseRole.MIGRATION));
    }

    /** In a transaction whose reach is the tenant, without any guard having decided anything. */
    <T extends @Nullable Object> T as(String tenant, Function<JdbcClient, T> work) {
        return transaction.execute(status -> {
            app.sql("select set_config('freehold.tenant', :tenant, true)")
                    .param("tenant", tenant)
                    .query(row -> {});
            return work.apply(app);
        });
    }

    <T extends @Nullable Object> T as(TestTenant tenant, Function<JdbcClient, T> work) {
        return as(tenant.id(), work);
    }

    JdbcClient owner() {
        return owner;
    }

    /** Lets the time of an offer be up: it was made longer ago than it lives. */
    void lapse(String table, String id) {
        owner.sql("""
                        update sharing.%1$s set offered_at = offered_at - interval '31 days',
                            expires_at = clock_timestamp() - interval '1 second'
                        where %1$s_id = cast(:id as uuid)""".formatted(table)).param("id", id).update();
    }

    /** Lets the access window of an accepted share be over. */
    void closeWindow(String share) {
        owner.sql("""
                        update sharing.share set access_until = clock_timestamp() - interval '1 second'
                        where share_id = cast(:id as uuid)""").param("id", share).update();
    }
}
