package freehold.access;

import freehold.decision.World;
import freehold.identity.Caller;
import java.time.Instant;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Guards over facts that a test makes up, in transactions on a real database. The decisions, the grants and the reach of
 * their statements are the product's; only the way the facts came about is not.
 */
public final class StagedGuards {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final TransactionTemplate oneMoment;

    public StagedGuards(DataSource application) {
        jdbc = JdbcClient.create(application);
        transactions = new TransactionTemplate(new JdbcTransactionManager(application));
        oneMoment = new TransactionTemplate(new JdbcTransactionManager(application));
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** All of it at one moment of the database, as reads are. */
    public <T extends @Nullable Object> T atOneMoment(World world, Caller caller, Function<Guard, T> work) {
        return oneMoment.execute(status -> withinTransaction(world, caller, work));
    }

    public <T extends @Nullable Object> T within(World world, Caller caller, Function<Guard, T> work) {
        return transactions.execute(status -> withinTransaction(world, caller, work));
    }

    private <T extends @Nullable Object> T withinTransaction(World world, Caller caller, Function<Guard, T> work) {
        jdbc.sql("select set_config('freehold.tenant', :tenant, true), set_config('freehold.owner', '', true)")
                .param("tenant", caller.tenant().value())
                .query(row -> {});
        return work.apply(new Guard(caller, world.view(caller.subject(), Instant.now()), jdbc));
    }
}
