package freehold.settings.store;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The subtenants there are, for identity: it is asked while there is no guard yet, and so no grant. */
@Component
public class LiveSubtenants {
    private final JdbcClient jdbc;

    LiveSubtenants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The names of those that exist among the wanted. With the reach of the tenant. */
    public Map<SubtenantId, String> names(TenantId tenant, Collection<SubtenantId> wanted) {
        Map<SubtenantId, String> names = new HashMap<>();
        jdbc.sql("""
                        select subtenant_id, display_name from settings.subtenant
                        where tenant_id = :tenant and subtenant_id = any (:wanted) and deleted_at is null""")
                .param("tenant", tenant.value())
                .param("wanted", wanted.stream().map(SubtenantId::value).toArray(String[]::new))
                .query(row -> {
                    names.put(new SubtenantId(row.getString("subtenant_id")), row.getString("display_name"));
                });
        return names;
    }
}
