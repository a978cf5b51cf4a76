package freehold.telemetry.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.SubtenantId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Counts of samples by day. */
@Component
public class SampleCountTable {

    /** Lets one writer of the tenant at a time go on, until the transaction ends. */
    public void lock(Grant<? extends Action, ?> grant) {
        grant.sql("select pg_advisory_xact_lock(hashtextextended('telemetry.samples.' || :tenant, 0))")
                .param("tenant", grant.caller().tenant().value())
                .query(row -> {});
    }

    /**
     * What is added.
     *
     * @param subtenant of the assets written to
     */
    public record Addition(LocalDate day, Optional<SubtenantId> subtenant, int slot, long samples) {}

    public void add(Grant<? extends Action, ?> grant, Addition addition) {
        grant.sql("""
                        insert into telemetry.sample_count as c (tenant_id, day, subtenant_id, slot, samples)
                        values (:tenant, :day, :subtenant, :slot, :samples)
                        on conflict on constraint sample_count_is_one_per_day_part_and_slot
                        do update set samples = c.samples + excluded.samples""")
                .param("tenant", grant.caller().tenant().value())
                .param("day", addition.day())
                .param("subtenant", addition.subtenant().map(SubtenantId::value).orElse(""))
                .param("slot", addition.slot())
                .param("samples", addition.samples())
                .update();
    }

    /** Of the subtenant or, without one, of the whole tenant. */
    public long sum(Grant<? extends Action, ?> grant, LocalDate day, Optional<SubtenantId> subtenant) {
        return grant.sql("""
                        select coalesce(sum(samples), 0)::bigint from telemetry.sample_count
                        where tenant_id = :tenant and day = :day
                            and (cast(:subtenant as text) is null or subtenant_id = :subtenant)""")
                .param("tenant", grant.caller().tenant().value())
                .param("day", day)
                .param("subtenant", subtenant.map(SubtenantId::value).orElse(null))
                .query(Long.class)
                .single();
    }

    public Map<LocalDate, Long> days(
            Grant<? extends Action, ?> grant, Optional<SubtenantId> subtenant, LocalDate from, LocalDate to) {
        Map<LocalDate, Long> days = new HashMap<>();
        grant.sql("""
                        select day, sum(samples)::bigint as samples from telemetry.sample_count
                        where tenant_id = :tenant and day between :from and :to
                            and (cast(:subtenant as text) is null or subtenant_id = :subtenant)
                        group by day""")
                .param("tenant", grant.caller().tenant().value())
                .param("from", from)
                .param("to", to)
                .param("subtenant", subtenant.map(SubtenantId::value).orElse(null))
                .query(row -> {
                    days.put(row.getObject("day", LocalDate.class), row.getLong("samples"));
                });
        return days;
    }
}
