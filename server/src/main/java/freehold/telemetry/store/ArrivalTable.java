package freehold.telemetry.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import freehold.telemetry.VisibleSeries;
import freehold.telemetry.model.Moment;
import freehold.telemetry.model.Moved;
import freehold.telemetry.model.SeriesKey;
import freehold.telemetry.model.Stretch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.stereotype.Component;

/**
 * Which records came of late. A position is a snapshot of the database: what it does not see came later, whichever
 * transaction began or committed first.
 */
@Component
public class ArrivalTable {

    /** In the transaction that writes the records. */
    static void note(AppendRows rows) {
        rows.grant().sql("""
                        insert into telemetry.arrival (tenant_id, series_id, times)
                        select s.tenant_id, s.series_id, array_agg(r.micros order by r.micros)
                        from unnest(:numbers::int[], :micros::bigint[]) with ordinality r (number, micros, place)
                        join unnest(:assets::text[], :aspects::text[]) with ordinality b (asset_id, aspect, number)
                            on b.number = r.number
                        join telemetry.series s on s.tenant_id = :tenant
                            and s.tenant_id = current_setting('freehold.tenant', true)
                            and s.asset_id = b.asset_id and s.aspect = b.aspect
                        group by s.tenant_id, s.series_id, r.place / 1000""").params(rows.parameters()).update();
    }

    /**
     * Series of all tenants that something was written to.
     *
     * @param since where to go on; absent to begin now
     */
    public Moved moved(Grant<? extends Action, TenantId> any, Optional<String> since) {
        ResultSetExtractor<Moved> extractor = ArrivalTable::moved;
        return any.sql("""
                        select tenant_id, asset_id, aspect, seen::text, seen_at, kept_since
                        from telemetry.moved(cast(:since as pg_snapshot))""").param("since", since.orElse(null)).query(extractor);
    }

    private static Moved moved(ResultSet rows) throws SQLException {
        Set<SeriesKey> series = new HashSet<>();
        String seen = "";
        Instant at = Instant.EPOCH;
        Optional<Instant> keptSince = Optional.empty();
        while (rows.next()) {
            seen = rows.getString("seen");
            at = rows.getObject("seen_at", OffsetDateTime.class).toInstant();
            keptSince = Optional.ofNullable(rows.getObject("kept_since", OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant);
            if (rows.getString("tenant_id") != null) {
                series.add(new SeriesKey(
                        new TenantId(rows.getString("tenant_id")),
                        new AssetId(rows.getString("asset_id")),
                        rows.getString("aspect")));
            }
        }
        return new Moved(series, new Moment(seen, at), keptSince);
    }

    /** The times of the series' records that came within the stretch, visible or not. */
    public SortedSet<Instant> between(VisibleSeries series, Stretch stretch) {
        AssetRef asset = series.grant().resource();
        SortedSet<Instant> times = new TreeSet<>();
        series.grant()
                .sql("""
                        select distinct unnest(a.times)
                        from telemetry.series s
                        join telemetry.arrival a on a.tenant_id = s.tenant_id and a.series_id = s.series_id
                        where s.tenant_id = :tenant and s.asset_id = :asset and s.aspect = :aspect
                            and a.xid >= pg_snapshot_xmin(cast(:after as pg_snapshot))
                            and not pg_visible_in_snapshot(a.xid, cast(:after as pg_snapshot))
                            and pg_visible_in_snapshot(a.xid, cast(:until as pg_snapshot))""")
                .param("tenant", asset.owner().value())
                .param("asset", asset.id().value())
                .param("aspect", series.aspect())
                .param("after", stretch.after())
                .param("until", stretch.until())
                .query(row -> {
                    times.add(Instant.EPOCH.plus(row.getLong(1), ChronoUnit.MICROS));
                });
        return times;
    }

    /** With which positions are sealed before they are given away. */
    public byte[] key(Grant<? extends Action, TenantId> any) {
        return any.sql("select telemetry.live_key()").query(byte[].class).single();
    }

    /** Forgets what came longer ago. */
    public void forget(Grant<? extends Action, TenantId> any, Duration before) {
        any.sql("select telemetry.forget_arrivals(make_interval(secs => :seconds))")
                .param("seconds", before.toSeconds())
                .query(row -> {});
    }
}
