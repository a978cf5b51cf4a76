package freehold.identity.store;

import freehold.decision.TenantId;
import freehold.identity.Stirs.Since;
import freehold.identity.Stirs.Stir;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes that open streams have to hear of. */
@Component
public class StirTable {
    private final JdbcClient jdbc;

    StirTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Since since(Optional<String> seen) {
        List<Stir> stirs = new ArrayList<>();
        String[] snapshot = new String[1];
        jdbc.sql("select tenant_id, person_id, seen::text from identity.stirs(cast(:since as pg_snapshot))")
                .param("since", seen.orElse(null))
                .query(row -> {
                    snapshot[0] = row.getString("seen");
                    String tenant = row.getString("tenant_id");
                    UUID person = row.getObject("person_id", UUID.class);
                    if (tenant != null) {
                        stirs.add(new Stir(new TenantId(tenant), Optional.ofNullable(person)));
                    }
                });
        return new Since(stirs, snapshot[0]);
    }
}
