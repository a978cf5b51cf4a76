package freehold.tenancy.store;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests that all servers let pass together, by the minutes of the database's clock. With the reach of the tenant. */
@Component
public class FewRequestsTable {
    private final JdbcClient jdbc;

    FewRequestsTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Zero if one more passes in this minute, and is counted; else how long it is until the next. */
    public Duration take(TenantId tenant, Optional<SubtenantId> subtenant, long most) {
        Optional<Integer> passed = jdbc.sql("""
                        insert into tenancy.few_requests as f (tenant_id, subtenant_id, minute, passed)
                        values (:tenant, :subtenant, floor(extract(epoch from clock_timestamp()) / 60), 1)
                        on conflict on constraint few_requests_are_counted_once_per_part
                        do update set minute = excluded.minute,
                            passed = case when f.minute = excluded.minute then f.passed + 1 else 1 end
                        where f.minute < excluded.minute or f.passed < :most
                        returning 1""")
                .param("tenant", tenant.value())
                .param("subtenant", subtenant.map(SubtenantId::value).orElse(""))
                .param("most", most)
                .query(Integer.class)
                .optional();
        return passed.isPresent() ? Duration.ZERO : untilNextMinute();
    }

    private Duration untilNextMinute() {
        return Duration.ofSeconds(jdbc.sql("select 60 - mod(floor(extract(epoch from clock_timestamp()))::bigint, 60)")
                .query(Long.class)
                .single());
    }
}
