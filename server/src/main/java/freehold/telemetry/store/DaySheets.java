package freehold.telemetry.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import freehold.telemetry.TelemetryStore.Unsettled;
import freehold.telemetry.VisibleSeries;
import freehold.telemetry.WritableSeries;
import freehold.telemetry.model.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Which half hours are settled: their sums are kept, and are those of their records.
 *
 * <p>INVARIANT: whoever changes records of a half hour that may be settled holds its day's row until the end of the
 * transaction, and has cleared its bit. Half hours are settled {@link #SETTLED_AFTER}, and a write takes care of them
 * {@link #CARE_AFTER} their end; so no write of new records waits for the settling of old ones, or needs a row of its
 * own, unless its transaction takes longer than the time between.
 */
final class DaySheets {
    static final Duration CARE_AFTER = Duration.ofMinutes(30);
    static final Duration SETTLED_AFTER = Duration.ofHours(2);

    private static final int WORK_AT_ONCE = 200;
    private static final String SERIES = """
            telemetry.series s on s.tenant_id = :tenant and s.tenant_id = current_setting('freehold.tenant', true)
                and s.asset_id = b.asset_id and s.aspect = b.aspect""";

    /** The half hours of the day that ended before the time, as a mask of bits. */
    private static final String ENDED = """
            case when d.day < (:until::timestamptz at time zone 'UTC')::date then 281474976710655
                when d.day > (:until::timestamptz at time zone 'UTC')::date then 0
                else (1::bigint << (extract(epoch from (:until::timestamptz at time zone 'UTC')::time)::int / 1800)) - 1
            end""";

    private DaySheets() {}

    /**
     * To be called in the transaction that changes the records, with the half hours of each day as bits: before that for
     * days of months that are over, after it for others, so that all take their locks in the same order.
     */
    static void clear(Grant<Action.WriteSeries, AssetRef> grant, SortedMap<SeriesDate, Long> halves) {
        if (halves.isEmpty()) {
            return;
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("tenant", grant.owner().value());
        parameters.put(
                "assets",
                halves.keySet().stream().map(key -> key.asset().id().value()).toArray(String[]::new));
        parameters.put(
                "aspects", halves.keySet().stream().map(SeriesDate::aspect).toArray(String[]::new));
        parameters.put(
                "days",
                halves.keySet().stream().map(key -> key.date().toString()).toArray(String[]::new));
        grant.sql("""
                        insert into telemetry.day_sheet (tenant_id, series_id, day)
                        select s.tenant_id, s.series_id, b.day
                        from unnest(:assets::text[], :aspects::text[], :days::date[]) b (asset_id, aspect, day)
                        join\s""" + SERIES + " order by 2, 3 on conflict do nothing")
                .params(parameters)
                .update();
        parameters.put(
                "halves", halves.values().stream().mapToLong(Long::longValue).toArray());
        grant.sql("""
                        with held as (
                            select d.series_id, d.day, b.halves
                            from unnest(:assets::text[], :aspects::text[], :days::date[], :halves::bigint[])
                                b (asset_id, aspect, day, halves)
                            join\s""" + SERIES + """

                            join telemetry.day_sheet d on d.tenant_id = s.tenant_id and d.series_id = s.series_id
                                and d.day = b.day
                            order by d.series_id, d.day
                            for update of d)
                        update telemetry.day_sheet d
                        set looked_at = d.looked_at & ~h.halves, settled = d.settled & ~h.halves,
                            packed = false, packed_hours = 0
                        from held h
                        where d.tenant_id = :tenant and d.series_id = h.series_id and d.day = h.day""").params(parameters).update();
    }

    /** The same for all days of a span in which the series may have records. */
    static void clear(WritableSeries series, List<LocalDate> months, TimeSpan span) {
        SortedMap<SeriesDate, Long> halves = new java.util.TreeMap<>();
        LocalDate first = day(span.from());
        LocalDate last = day(span.until());
        for (LocalDate month : months) {
            // What is at midnight belongs to the day before.
            LocalDate end = month.plusMonths(1);
            for (LocalDate day = month.minusDays(1); day.isBefore(end); day = day.plusDays(1)) {
                if (!day.isBefore(first.minusDays(1)) && !day.isAfter(last)) {
                    halves.put(new SeriesDate(series.grant().resource(), series.aspect(), day), HalfHours.ALL);
                }
            }
        }
        clear(series.grant(), halves);
    }

    /** Holds the days of months that are over, so that nobody packs their records until the end of the transaction. */
    static void holdClosed(Grant<Action.WriteSeries, AssetRef> grant, String aspect, TimeSpan span) {
        of(grant, aspect, """
                        select from telemetry.day_sheet d
                        where d.tenant_id = :tenant and d.series_id = (select s.series_id from telemetry.series s
                                where s.tenant_id = :tenant and s.tenant_id = current_setting('freehold.tenant', true)
                                    and s.asset_id = :asset and s.aspect = :aspect)
                            and d.day between :first and :last and d.day < date_trunc('month', now() at time zone 'UTC')
                        order by d.day for update""")
                .param("first", day(span.from()).minusDays(1))
                .param("last", day(span.until()))
                .query(row -> {});
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** The settled half hours of a span in order of time. */
    static List<Long> settled(VisibleSeries series, TimeSpan span) {
        List<Long> settled = new ArrayList<>();
        of(series.grant(), series.aspect(), """
                        select d.day, d.settled from telemetry.series s
                        join telemetry.day_sheet d on d.tenant_id = s.tenant_id and d.series_id = s.series_id
                        where s.tenant_id = :tenant and s.asset_id = :asset and s.aspect = :aspect
                            and d.day between :first and :last and d.settled <> 0
                        order by d.day""")
                .param("first", day(span.from()).minusDays(1))
                .param("last", day(span.until()))
                .query(row -> {
                    long first = HalfHours.firstOf(row.getObject(1, LocalDate.class));
                    for (long bits = row.getLong(2); bits != 0; bits &= bits - 1) {
                        long number = first + Long.numberOfTrailingZeros(bits);
                        if (HalfHours.isWithin(number, span)) {
                            settled.add(number);
                        }
                    }
                });
        return settled;
    }

    /** Holds the day's row, and tells which of its half hours are to be looked at; empty where none is. */
    static OptionalLong hold(VisibleSeries series, LocalDate day, Instant now) {
        return of(series.grant(), series.aspect(), "select " + ENDED + """
                         & ~d.looked_at from telemetry.series s
                        join telemetry.day_sheet d on d.tenant_id = s.tenant_id and d.series_id = s.series_id
                        where s.tenant_id = :tenant and s.tenant_id = current_setting('freehold.tenant', true)
                            and s.asset_id = :asset and s.aspect = :aspect and d.day = :day
                        for update of d""")
                .param("day", day)
                .param("until", now.minus(SETTLED_AFTER).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .filter(halves -> halves != 0)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** What was looked at, and what of it is settled now. */
    static void mark(VisibleSeries series, LocalDate day, long lookedAt, long settled) {
        of(series.grant(), series.aspect(), """
                        update telemetry.day_sheet d
                        set looked_at = d.looked_at | :lookedAt, settled = d.settled & ~ :lookedAt | :settled
                        from telemetry.series s
                        where s.tenant_id = :tenant and s.asset_id = :asset and s.aspect = :aspect
                            and d.tenant_id = s.tenant_id and d.series_id = s.series_id and d.day = :day""")
                .param("day", day)
                .param("lookedAt", lookedAt)
                .param("settled", settled)
                .update();
    }

    static List<Unsettled> unsettled(Grant<? extends Action, TenantId> tenant, Instant now, Optional<Unsettled> after) {
        Instant until = now.minus(SETTLED_AFTER);
        if (after.isEmpty()) {
            makeNew(tenant, until);
        }
        return tenant.sql("""
                        select s.series_id, s.asset_id, s.aspect, d.day
                        from telemetry.day_sheet d
                        join telemetry.series s on s.tenant_id = d.tenant_id and s.series_id = d.series_id
                        where d.tenant_id = :tenant and d.looked_at <> 281474976710655
                            and (d.series_id, d.day) > (:series, :day) and\s""" + ENDED + " & ~d.looked_at <> 0" + " order by d.series_id, d.day limit :limit")
                .param("tenant", tenant.owner().value())
                .param("series", after.map(Unsettled::number).orElse(-1L))
                .param("day", after.map(Unsettled::day).orElse(LocalDate.EPOCH))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("limit", WORK_AT_ONCE)
                .query((row, number) -> new Unsettled(
                        row.getLong(1),
                        AssetId.parse(row.getString(2)).orElseThrow(),
                        row.getString(3),
                        row.getObject(4, LocalDate.class)))
                .list();
    }

    /** Days that have gone by since. Writers of older records have made theirs. */
    private static void makeNew(Grant<? extends Action, TenantId> tenant, Instant until) {
        tenant.sql("""
                        insert into telemetry.day_sheet (tenant_id, series_id, day)
                        select e.tenant_id, e.series_id, d::date
                        from telemetry.extent e
                        cross join lateral generate_series(greatest(e.month, :last::date - 3)::timestamp,
                            least(e.month + interval '1 month' - interval '1 day', :last::date), interval '1 day') d
                        where e.tenant_id = :tenant and e.month >= :last::date - 34 and e.month <= :last::date
                        order by 2, 3
                        on conflict do nothing""")
                .param("tenant", tenant.owner().value())
                .param("last", day(until))
                .update();
    }

    private static StatementSpec of(Grant<? extends Action, AssetRef> grant, String aspect, String sql) {
        return grant.sql(sql)
                .param("tenant", grant.resource().owner().value())
                .param("asset", grant.resource().id().value())
                .param("aspect", aspect);
    }
}
