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
        String acting = table.equals("share") ? "owner_id" : "initiator_id";
        owner.sql("""
                        with acting as materialized (
                            select set_config('freehold.tenant', %2$s, false) from sharing.%1$s
                            where %1$s_id = cast(:id as uuid))
                        update sharing.%1$s set offered_at = offered_at - interval '31 days',
                            expires_at = clock_timestamp() - interval '1 second'
                        from acting where %1$s_id = cast(:id as uuid)""".formatted(table, acting)).param("id", id).update();
    }

    /** Lets the access window of an accepted share be over. */
    void closeWindow(String share) {
        owner.sql("""
                        with acting as materialized (
                            select set_config('freehold.tenant', owner_id, false) from sharing.share
                            where share_id = cast(:id as uuid))
                        update sharing.share set access_until = clock_timestamp() - interval '1 second'
                        from acting where share_id = cast(:id as uuid)""").param("id", share).update();
    }
}
