package freehold.telemetry.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import freehold.telemetry.TelemetryStore.Expired;
import freehold.telemetry.model.TimeSpan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Deletes what is kept no longer, and nobody sees any more. */
final class Expiry {
    private static final int WORK_AT_ONCE = 200;

    private Expiry() {}

    /** Months of series with records of before, oldest first in each. */
    static List<Expired> work(Grant<? extends Action, TenantId> tenant, Instant before, Optional<Expired> after) {
        return tenant.sql("""
                        select s.series_id, s.asset_id, s.aspect, e.month
                        from telemetry.extent e
                        join telemetry.series s on s.tenant_id = e.tenant_id and s.series_id = e.series_id
                        where e.tenant_id = :tenant and e.month <= :last and (e.series_id, e.month) > (:series, :month)
                        order by e.series_id, e.month limit :limit""")
                .param("tenant", tenant.owner().value())
                .param("last", LocalDate.ofInstant(before, ZoneOffset.UTC))
                .param("series", after.map(Expired::number).orElse(-1L))
                .param("month", after.map(Expired::month).orElse(LocalDate.EPOCH))
                .param("limit", WORK_AT_ONCE)
                .query((row, number) -> new Expired(
                        row.getLong(1),
                        AssetId.parse(row.getString(2)).orElseThrow(),
                        row.getString(3),
                        row.getObject(4, LocalDate.class)))
                .list();
    }

    /** Sums go with their records; where a day remains in part, it is summed up anew. */
    static void run(Grant<Action.WriteSeries, AssetRef> grant, Expired one, Instant before) {
        Instant end = one.month().plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant until = before.isBefore(end) ? before : end;
        TimeSpan gone = new TimeSpan(one.month().atStartOfDay(ZoneOffset.UTC).toInstant(), until);
        DaySheets.holdClosed(grant, one.aspect(), gone);
        int packed = new PackedBlocks(grant, one.aspect()).delete(gone);
        int deleted = of(grant, one, """
                        delete from telemetry.record r using telemetry.series s
                        where s.tenant_id = :tenant and s.tenant_id = current_setting('freehold.tenant', true)
                            and s.asset_id = :asset and s.aspect = :aspect
                            and r.series_id = s.series_id and r.ts >= :from and r.ts < :until""")
                .param("from", one.month().atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
        if (deleted + packed == 0) {
            return;
        }
        LocalDate rest = LocalDate.ofInstant(until, ZoneOffset.UTC);
        TreeMap<SeriesDate, Long> halves = new TreeMap<>();
        // What is at midnight belongs to the day before.
        for (LocalDate day : List.of(one.month().minusDays(1), rest.minusDays(1), rest)) {
            halves.put(new SeriesDate(grant.resource(), one.aspect(), day), HalfHours.ALL);
        }
        DaySheets.clear(grant, halves);
        of(grant, one, """
                        delete from telemetry.day_sheet d using telemetry.series s
                        where s.tenant_id = :tenant and s.asset_id = :asset and s.aspect = :aspect
                            and d.tenant_id = s.tenant_id and d.series_id = s.series_id
                            and d.day >= :from and d.day < :rest - 1""").param("from", one.month()).param("rest", rest).update();
        of(grant, one, """
                        delete from telemetry.half_hour h using telemetry.series s
                        where s.tenant_id = :tenant and s.asset_id = :asset and s.aspect = :aspect
                            and h.tenant_id = s.tenant_id and h.series_id = s.series_id
                            and h.begins >= :from and h.begins < :until""")
                .param("from", one.month().atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("until", rest.minusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static StatementSpec of(Grant<Action.WriteSeries, AssetRef> grant, Expired one, String sql) {
        return grant.sql(sql)
                .param("tenant", grant.resource().owner().value())
                .param("asset", grant.resource().id().value())
                .param("aspect", one.aspect());
    }

    /** Makes room for the months that come, and gives back one that nobody keeps; tells whether there was one. */
    static boolean tend(Grant<? extends Action, TenantId> any, Instant now) {
        LocalDate month = LocalDate.ofInstant(now, ZoneOffset.UTC).withDayOfMonth(1);
        any.sql("select telemetry.ensure_months(:months::date[])")
                .param(
                        "months",
                        List.of(month, month.plusMonths(1), month.plusMonths(2)).stream()
                                .map(LocalDate::toString)
                                .toArray(String[]::new))
                .query(row -> {});
        return any.sql("select telemetry.drop_a_month() is not null")
                .query(Boolean.class)
                .single();
    }
}
