package freehold.access;

import freehold.decision.Action;
import freehold.decision.Projection;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The proof that a decision was made, and the only way to the database: a store that was given no grant has nothing to
 * run SQL with. Lives as long as the transaction it was made in; never stored, cached or sent.
 *
 * @param <A> what it allows
 * @param <R> on what: an {@link freehold.decision.AssetRef} or a {@link TenantId}
 */
public final class Grant<A extends Action, R> {
    private final Guard guard;
    private final A action;
    private final R resource;
    private final TenantId owner;
    private final Projection projection;

    Grant(Guard guard, A action, R resource, TenantId owner, Projection projection) {
        this.guard = guard;
        this.action = action;
        this.resource = resource;
        this.owner = owner;
        this.projection = projection;
    }

    public A action() {
        return action;
    }

    public R resource() {
        return resource;
    }

    /** Whose data it is: the caller's own tenant, or the one that lent it. */
    public TenantId owner() {
        return owner;
    }

    /** How much of the asset may be shown. */
    public Projection projection() {
        return projection;
    }

    /** Whether the asset belongs to another tenant. */
    public boolean foreign() {
        return !owner.equals(caller().tenant());
    }

    public Caller caller() {
        return guard.caller();
    }

    /**
     * A statement in the guard's transaction whose reach is the caller's tenant and, for a received asset, its owner.
     * Database-side row-level security enforces that reach.
     */
    public JdbcClient.StatementSpec sql(String sql) {
        return guard.statement(owner, sql);
    }
}
