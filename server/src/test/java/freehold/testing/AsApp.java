package freehold.testing;

import freehold.kernel.database.DatabaseRole;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs raw statements with the server's login and a stated reach, each in a transaction that is rolled back. */
public final class AsApp {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Map<String, String> settings;

    private AsApp(JdbcClient jdbc, TransactionTemplate transaction, Map<String, String> settings) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
    }

    /**
     * @param settings such as {@code freehold.tenant}
     */
    public static AsApp with(TestDatabase database, Map<String, String> settings) {
        var source = database.as(DatabaseRole.APP);
        return new AsApp(
                JdbcClient.create(source), new TransactionTemplate(new JdbcTransactionManager(source)), settings);
    }

    public static AsApp tenant(TestDatabase database, String tenant) {
        return with(database, Map.of("freehold.tenant", tenant));
    }

    public long count(String table) {
        return inside(client ->
                client.sql("select count(*) from " + table).query(Long.class).single());
    }

    public int update(String sql) {
        return inside(client -> client.sql(sql).update());
    }

    private <T extends @Nullable Object> T inside(Function<JdbcClient, T> work) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            settings.forEach((name, value) -> jdbc.sql("select set_config(?, ?, true)")
                    .param(name)
                    .param(value)
                    .query(String.class)
                    .single());
            return work.apply(jdbc);
        });
    }
}
