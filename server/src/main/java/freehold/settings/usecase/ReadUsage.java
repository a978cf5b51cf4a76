package freehold.settings.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.decision.Action;
import freehold.decision.Right;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.Problem.Forbidden;
import freehold.kernel.ProblemException;
import freehold.settings.Usage;
import freehold.settings.UsageLine;
import freehold.settings.store.SubtenantTable;
import freehold.tenancy.Tenants;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How much of its quotas a tenant uses, or one of its subtenants. */
@Component
public class ReadUsage {
    private final Access access;
    private final Tenants tenants;
    private final SubtenantTable subtenants;
    private final Usage usage;

    ReadUsage(Access access, Tenants tenants, SubtenantTable subtenants, Usage usage) {
        this.access = access;
        this.tenants = tenants;
        this.subtenants = subtenants;
        this.usage = usage;
    }

    public List<UsageLine> read(Caller caller, Optional<String> subtenant) {
        return access.read(caller, guard -> {
            Grant<Action.ViewUsage, TenantId> grant = guard.require(Action.VIEW_USAGE);
            checkPackage(grant.resource());
            return subtenant.isEmpty()
                    ? usage.ofTenant(guard)
                    : usage.ofSubtenant(guard, known(guard, subtenant.get()));
        });
    }

    /** The right to look, and the subtenant if one is meant. */
    Optional<SubtenantId> require(Guard guard, Optional<String> subtenant) {
        checkPackage(guard.require(Action.VIEW_USAGE).resource());
        return subtenant.map(id -> known(guard, id));
    }

    private SubtenantId known(Guard guard, String id) {
        return ReadSubtenants.live(subtenants, guard.require(Action.BROWSE), id).id();
    }

    private void checkPackage(TenantId tenant) {
        if (!tenants.byId(tenant).orElseThrow().profile().showsConsumption()) {
            throw new ProblemException(Forbidden.missingRight(Right.VIEW_CONSUMPTION_DETAILS.title()));
        }
    }
}
