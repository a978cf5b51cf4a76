package freehold.telemetry.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.telemetry.model.TimeSpan;
import freehold.telemetry.store.PackedColumn.Kind;
import freehold.telemetry.store.Unpacking.Bounds;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The blocks in which packed records of a series lie.
 *
 * <p>INVARIANT: whoever changes records of a month that is over, or packs them, holds their days' rows in {@link
 * DaySheets} first. So a record is in a row, or in one block, or in both and then the row counts and the block knows.
 */
final class PackedBlocks {
    private static final String SERIES = """
            (select s.series_id from telemetry.series s where s.tenant_id = :tenant
                and s.tenant_id = current_setting('freehold.tenant', true)
                and s.asset_id = :asset and s.aspect = :aspect)""";

    private final Grant<Action.WriteSeries, AssetRef> grant;
    private final String aspect;

    PackedBlocks(Grant<Action.WriteSeries, AssetRef> grant, String aspect) {
        this.grant = grant;
        this.aspect = aspect;
    }

    /** A statement in which {@link #SERIES} may stand as {@code $series}. */
    StatementSpec sql(String sql) {
        return grant.sql(sql.replace("$series", SERIES))
                .param("tenant", grant.resource().owner().value())
                .param("asset", grant.resource().id().value())
                .param("aspect", aspect);
    }

    StatementSpec sql(String sql, TimeSpan span) {
        return sql(sql).param("from", span.from().atOffset(ZoneOffset.UTC))
                .param("until", span.until().atOffset(ZoneOffset.UTC));
    }

    /** Tells the blocks among whose times are those of the rows that some of their records may be replaced. */
    static void cover(AppendRows rows) {
        if (rows.closedHalves().isEmpty()) {
            return;
        }
        Map<String, Object> parameters = new HashMap<>(rows.parameters());
        parameters.put("closed", rows.closedUntil());
        rows.grant().sql("""
                        with mine as (
                            select s.series_id, r.ts
                            from (select number, timestamptz 'epoch' + micros * interval '1 microsecond' as ts
                                from unnest(:numbers::int[], :micros::bigint[]) r (number, micros)
                                where micros < :closed) r
                            join unnest(:assets::text[], :aspects::text[]) with ordinality b (asset_id, aspect, number)
                                on b.number = r.number
                            join telemetry.series s on s.tenant_id = :tenant
                                and s.tenant_id = current_setting('freehold.tenant', true)
                                and s.asset_id = b.asset_id and s.aspect = b.aspect
                            join telemetry.extent e on e.tenant_id = s.tenant_id and e.series_id = s.series_id
                                and e.month = date_trunc('month', r.ts at time zone 'UTC')::date and e.packed),
                        hit as (
                            select distinct m.series_id, b.begins
                            from mine m
                            cross join lateral (select * from telemetry.packed b
                                where b.series_id = m.series_id and b.begins <= m.ts
                                    and b.begins > m.ts - interval '1 hour'
                                order by b.begins desc limit 1) b
                            where b.ends >= m.ts and not b.covered)
                        update telemetry.packed b set covered = true
                        from hit where b.series_id = hit.series_id and b.begins = hit.begins""").params(parameters).update();
    }

    /** Deletes the packed records of the span, and tells how many blocks had some. */
    int delete(TimeSpan span) {
        List<TimeSpan> cut = sql("""
                        select b.begins, b.ends from telemetry.packed b
                        where b.series_id = $series and b.begins > :from - interval '1 hour' and b.begins < :until
                            and b.ends >= :from and (b.begins < :from or b.ends >= :until)
                        order by b.begins""", span)
                .query((row, number) -> new TimeSpan(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getObject(2, OffsetDateTime.class).toInstant().plusNanos(1_000)))
                .list();
        cut.forEach(this::unpack);
        return cut.size() + forget(span);
    }

    private int forget(TimeSpan span) {
        sql(
                        "delete from telemetry.packed_values where series_id = $series and begins >= :from and begins < :until",
                        span)
                .update();
        return sql(
                        "delete from telemetry.packed where series_id = $series and begins >= :from and begins < :until",
                        span)
                .update();
    }

    /** Makes rows again of all blocks that begin within the span, which must cut none. */
    void unpack(TimeSpan span) {
        List<PackedColumn> columns = sql("""
                        select p.slot, bool_or(p.codes is not null) as quality,
                            case when p.divisor is not null then 'NUMBER' when p.texts is null then 'WHOLE' else 'TEXT' end
                        from telemetry.packed_values p
                        where p.series_id = $series and p.begins >= :from and p.begins < :until
                        group by 1, 3 order by 1, 3""", span)
                .query((row, number) ->
                        new PackedColumn(row.getInt(1), Kind.valueOf(row.getString(3)), row.getBoolean(2)))
                .list();
        if (columns.isEmpty()) {
            return;
        }
        sql(
                        "insert into telemetry.record (series_id, ts, v, x, q) select $series, r.ts, r.v, nullif(r.x, '{}'), r.q"
                                + " from (" + Unpacking.sql(columns, Bounds.NAMED.of("$series"))
                                + ") r on conflict do nothing",
                        span)
                .update();
        forget(span);
    }
}
