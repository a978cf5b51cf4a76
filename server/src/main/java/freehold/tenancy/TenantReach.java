package freehold.tenancy;

import freehold.decision.TenantId;
import freehold.tenancy.store.ReachSetting;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens transactions of a stated reach for the little that is done outside {@code access}: founding tenants, signing
 * in, keeping credentials. Row-level security holds each to its reach.
 *
 * <p>Within a transaction that is open already the reach is added to it. Never two tenants in one transaction.
 */
@Component
public final class TenantReach {
    private final TransactionTemplate transaction;
    private final ReachSetting settings;

    TenantReach(PlatformTransactionManager transactions, ReachSetting settings) {
        this.transaction = new TransactionTemplate(transactions);
        this.settings = settings;
    }

    public <T extends @Nullable Object> T asTenant(TenantId tenant, Supplier<T> work) {
        return with("freehold.tenant", tenant.value(), work);
    }

    /** One person's own password, memberships and sessions. */
    public <T extends @Nullable Object> T asPerson(UUID person, Supplier<T> work) {
        return with("freehold.person", person.toString(), work);
    }

    /** The list of tenants, and the installation's own keys and credentials. No tenant's data. */
    public <T extends @Nullable Object> T asOperator(Supplier<T> work) {
        return with("freehold.operator", "on", work);
    }

    /** One transaction for several steps, the first of which finds out whose reach the others have. */
    public <T extends @Nullable Object> T together(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    private <T extends @Nullable Object> T with(String setting, String value, Supplier<T> work) {
        return transaction.execute(status -> {
            String before = settings.set(setting, value);
            if (!before.isEmpty() && !before.equals(value)) {
                throw new IllegalStateException("the transaction is for " + before + " already, not for " + value);
            }
            return work.get();
        });
    }
}
