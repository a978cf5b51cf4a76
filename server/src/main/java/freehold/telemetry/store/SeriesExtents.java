package freehold.telemetry.store;

import freehold.access.Grant;
import freehold.assets.SeriesSchema.Variable;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import freehold.telemetry.SampleQuery.Order;
import freehold.telemetry.VisibleSeries;
import freehold.telemetry.WritableSeries;
import freehold.telemetry.model.TimeSpan;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * In which months a series has samples, and of which variables. Reads ask here first and then touch only these months'
 * partitions; without that, each query for the latest record would plan for, and look into, every partition there is.
 */
final class SeriesExtents {
    private SeriesExtents() {}

    /**
     * A month in which there may be records.
     *
     * @param packed whether some may be packed
     */
    record Month(LocalDate first, boolean packed) {}

    /**
     * The months in which any of the variables may have values within the span.
     *
     * <p>The settings are for the statements that read records next, in the same transaction. Planned with the times at
     * hand they see their partitions only; a plan made once for all times would lock and hold every partition there is.
     * And they follow the primary key to the end of the page; where a partition has grown since it was last analysed,
     * the planner would rather fetch all of the span and sort it.
     */
    static List<Month> months(VisibleSeries series, TimeSpan span, Order order) {
        AssetRef asset = series.grant().resource();
        return series.grant()
                .sql("""
                        select e.month, e.packed, (select set_config('plan_cache_mode', 'force_custom_plan', true)),
                            (select set_config('enable_sort', 'off', true))
                        from telemetry.series s
                        join telemetry.extent e on e.tenant_id = s.tenant_id and e.series_id = s.series_id
                        where s.tenant_id = :tenant and s.asset_id = :asset and s.aspect = :aspect
                            and e.month between :first and :last and e.slots && :slots::int[]
                        order by e.month\s""" + (order == Order.ASCENDING ? "asc" : "desc"))
                .param("tenant", asset.owner().value())
                .param("asset", asset.id().value())
                .param("aspect", series.aspect())
                .param("first", LocalDate.ofInstant(span.from(), ZoneOffset.UTC).withDayOfMonth(1))
                .param("last", LocalDate.ofInstant(span.until(), ZoneOffset.UTC))
                .param("slots", series.variables().stream().map(Variable::slot).toArray(Integer[]::new))
                .query((row, number) -> new Month(row.getObject(1, LocalDate.class), row.getBoolean(2)))
                .list();
    }

    /** The months in which the series may have any records of the span. */
    static List<LocalDate> months(WritableSeries series, TimeSpan span) {
        AssetRef asset = series.grant().resource();
        return series.grant()
                .sql("""
                        select e.month
                        from telemetry.series s
                        join telemetry.extent e on e.tenant_id = s.tenant_id and e.series_id = s.series_id
                        where s.tenant_id = :tenant and s.asset_id = :asset and s.aspect = :aspect
                            and e.month between :first and :last
                        order by e.month""")
                .param("tenant", asset.owner().value())
                .param("asset", asset.id().value())
                .param("aspect", series.aspect())
                .param("first", LocalDate.ofInstant(span.from(), ZoneOffset.UTC).withDayOfMonth(1))
                .param("last", LocalDate.ofInstant(span.until(), ZoneOffset.UTC))
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .list();
    }

    /** Makes sure that partitions, series and extents are there. Locks in the order of the keys. */
    static void ensure(AppendRows rows, KnownExtents known) {
        Map<SeriesDate, BitSet> unknown = new TreeMap<>(rows.extents());
        unknown.entrySet()
                .removeIf(
                        entry -> !rows.mayBeGone(entry.getKey().date()) && known.has(entry.getKey(), entry.getValue()));
        if (unknown.isEmpty()) {
            return;
        }
        ensureMonths(rows.grant(), unknown.keySet(), month -> rows.mayBeGone(month) || !known.hasMonth(month));
        ensureSeries(rows.grant(), unknown);
        widen(rows.grant(), unknown);
        unknown.keySet().removeIf(key -> rows.mayBeGone(key.date()));
        known.rememberAfterCommit(unknown);
    }

    private static void ensureMonths(
            Grant<Action.WriteSeries, AssetRef> grant, Set<SeriesDate> extents, Predicate<LocalDate> unknown) {
        String[] months = extents.stream()
                .map(SeriesDate::date)
                .filter(unknown)
                .distinct()
                .map(LocalDate::toString)
                .toArray(String[]::new);
        if (months.length > 0) {
            grant.sql("select telemetry.ensure_months(:months::date[])")
                    .param("months", months)
                    .query(row -> {});
        }
    }

    private static void ensureSeries(Grant<Action.WriteSeries, AssetRef> grant, Map<SeriesDate, BitSet> extents) {
        grant.sql("""
                        insert into telemetry.series (tenant_id, asset_id, aspect)
                        select distinct :tenant, b.asset_id, b.aspect
                        from unnest(:assets::text[], :aspects::text[]) b (asset_id, aspect)
                        where not exists (select from telemetry.series s
                            where s.tenant_id = :tenant and s.asset_id = b.asset_id and s.aspect = b.aspect)
                        order by 2, 3
                        on conflict do nothing""").params(parameters(grant.owner(), extents)).update();
    }

    private static void widen(Grant<Action.WriteSeries, AssetRef> grant, Map<SeriesDate, BitSet> extents) {
        grant.sql("""
                        insert into telemetry.extent (tenant_id, series_id, month, slots)
                        select s.tenant_id, s.series_id, b.month, b.slots::int[]
                        from unnest(:assets::text[], :aspects::text[], :months::date[], :slots::text[])
                            b (asset_id, aspect, month, slots)
                        join telemetry.series s on s.tenant_id = :tenant
                            and s.tenant_id = current_setting('freehold.tenant', true)
                            and s.asset_id = b.asset_id and s.aspect = b.aspect
                        where not exists (select from telemetry.extent e
                            where e.tenant_id = s.tenant_id and e.series_id = s.series_id
                                and e.month = b.month and e.slots @> b.slots::int[])
                        order by 2, 3
                        on conflict (tenant_id, series_id, month) do update set slots = array(
                            select distinct slot from unnest(extent.slots || excluded.slots) slot order by slot)""").params(parameters(grant.owner(), extents)).update();
    }

    private static Map<String, ?> parameters(TenantId tenant, Map<SeriesDate, BitSet> extents) {
        return Map.of(
                "tenant",
                tenant.value(),
                "assets",
                extents.keySet().stream().map(key -> key.asset().id().value()).toArray(String[]::new),
                "aspects",
                extents.keySet().stream().map(SeriesDate::aspect).toArray(String[]::new),
                "months",
                extents.keySet().stream().map(key -> key.date().toString()).toArray(String[]::new),
                "slots",
                extents.values().stream().map(SeriesExtents::literal).toArray(String[]::new));
    }

    private static String literal(BitSet slots) {
        return slots.stream().mapToObj(Integer::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
