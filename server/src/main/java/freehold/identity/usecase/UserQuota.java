package freehold.identity.usecase;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.store.MemberTable;
import freehold.tenancy.Quota;
import freehold.tenancy.QuotaGate;
import freehold.tenancy.QuotaGate.Use;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Holds users against the quotas of the tenant and of its subtenants. Exact under the lock of the roster. */
@Component
public class UserQuota {
    private final QuotaGate gate;
    private final MemberTable members;

    UserQuota(QuotaGate gate, MemberTable members) {
        this.gate = gate;
        this.members = members;
    }

    /** To be asked before the tenant has one more user. */
    public void requireOneMore(TenantId tenant) {
        gate.require(tenant, new Use(Quota.USERS, 1, () -> members.count(tenant)));
    }

    /** To be asked before users who are not there yet come to each of the subtenants. */
    public void requireArrival(TenantId tenant, Collection<SubtenantId> subtenants, long more) {
        for (SubtenantId subtenant : subtenants) {
            gate.require(tenant, subtenant, new Use(Quota.USERS, more, () -> members.countOf(tenant, subtenant)));
        }
    }
}
