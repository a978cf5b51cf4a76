package freehold.sharing.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.sharing.model.Party;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The tenants one has ever agreed or tried to agree with, under the names they bear today. */
@Component
public class PartyTable {

    /** Oneself, and those of the tenants that one has a collaboration with, live or past. */
    public Map<TenantId, Party> of(Grant<? extends Action.OnTenant, TenantId> grant, Collection<TenantId> tenants) {
        return grant
                .sql("select tenant_id, name, sharing_id from sharing.parties(:tenants)")
                .param(
                        "tenants",
                        tenants.stream().map(TenantId::value).distinct().toArray(String[]::new))
                .query((row, number) -> new Party(
                        new TenantId(row.getString("tenant_id")), row.getString("name"), row.getString("sharing_id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Party::tenant, Function.identity()));
    }
}
