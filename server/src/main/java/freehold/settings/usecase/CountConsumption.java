package freehold.settings.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.decision.Action;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.settings.Usage;
import freehold.settings.store.SubtenantTable;
import freehold.settings.store.SubtenantTable.Slice;
import freehold.settings.store.SubtenantTable.Which;
import freehold.tenancy.Consumption;
import freehold.tenancy.Consumption.Stock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Remembers, for this day, what tenants and their subtenants have now. */
@Component
public class CountConsumption {
    private static final Logger LOG = LoggerFactory.getLogger(CountConsumption.class);
    private static final String REASON = "consumption counted";
    private static final int SUBTENANTS = 100_000;

    private final Access access;
    private final Usage usage;
    private final SubtenantTable subtenants;
    private final Consumption consumption;

    CountConsumption(Access access, Usage usage, SubtenantTable subtenants, Consumption consumption) {
        this.access = access;
        this.usage = usage;
        this.subtenants = subtenants;
        this.consumption = consumption;
    }

    public void everywhere() {
        for (TenantId tenant : access.tenants()) {
            try {
                of(tenant);
            } catch (RuntimeException e) { // one tenant's trouble is not the others'
                LOG.warn("the consumption of tenant {} can't be counted: {}", tenant, e.getMessage());
            }
        }
    }

    void of(TenantId tenant) {
        access.readAsPlatform(tenant, REASON, this::count)
                .forEach((part, stock) -> consumption.put(tenant, part, stock));
    }

    private Map<Optional<SubtenantId>, Stock> count(Guard guard) {
        Grant<Action.Browse, TenantId> grant = guard.require(Action.BROWSE);
        Map<Optional<SubtenantId>, Stock> counted = new LinkedHashMap<>();
        counted.put(Optional.empty(), usage.stock(guard, Optional.empty()));
        subtenants
                .slice(grant, new Slice(Which.LIVE, Optional.empty(), 0, SUBTENANTS))
                .forEach(subtenant ->
                        counted.put(Optional.of(subtenant.id()), usage.stock(guard, Optional.of(subtenant.id()))));
        return counted;
    }
}
