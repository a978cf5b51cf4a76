package freehold.telemetry.store;

import freehold.access.Grant;
import freehold.assets.SeriesSchema.Variable;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import freehold.telemetry.Batch;
import freehold.telemetry.Limits;
import freehold.telemetry.Sample;
import freehold.telemetry.SamplePage;
import freehold.telemetry.SampleQuery;
import freehold.telemetry.SampleQuery.Order;
import freehold.telemetry.Summaries;
import freehold.telemetry.TelemetryStore;
import freehold.telemetry.VisibleSeries;
import freehold.telemetry.WritableSeries;
import freehold.telemetry.model.Edges;
import freehold.telemetry.model.TimeSpan;
import freehold.telemetry.store.SeriesExtents.Month;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.stereotype.Component;

/** The default store: one row per record, partitions by month. */
@Component
public final class PostgresTelemetryStore implements TelemetryStore {
    private final KnownExtents known = new KnownExtents();
    private final Packing.Size packing;

    public PostgresTelemetryStore() {
        this(Packing.Size.STANDARD);
    }

    /**
     * For tests, which have few records.
     *
     * @param packing how many records lie together when packed
     */
    public PostgresTelemetryStore(Packing.Size packing) {
        this.packing = packing;
    }

    @Override
    public void append(List<Batch> batches, Instant now) {
        if (batches.stream().allMatch(batch -> batch.samples().isEmpty())) {
            return;
        }
        AppendRows rows = new AppendRows(batches, now);
        if (ensureAndInsert(rows) != rows.size()) {
            known.forget(rows.extents().keySet());
            if (ensureAndInsert(rows) != rows.size()) {
                throw new IllegalStateException("a series is missing that was just made");
            }
        }
        DaySheets.clear(rows.grant(), rows.openHalves());
        ArrivalTable.note(rows);
    }

    @Override
    public void append(List<Batch> batches, Instant now, Duration patience) {
        batches.stream()
                .findFirst()
                .ifPresent(batch -> batch.series()
                        .grant()
                        .sql("select set_config('lock_timeout', :patience, true)")
                        .param("patience", patience.toMillis() + "ms")
                        .query(String.class)
                        .single());
        append(batches, now);
    }

    private int ensureAndInsert(AppendRows rows) {
        SeriesExtents.ensure(rows, known);
        DaySheets.clear(rows.grant(), rows.closedHalves());
        PackedBlocks.cover(rows);
        return rows.grant().sql("""
                        with target as (
                            select b.number, s.series_id
                            from unnest(:assets::text[], :aspects::text[]) with ordinality b (asset_id, aspect, number)
                            join telemetry.series s on s.tenant_id = :tenant
                                and s.tenant_id = current_setting('freehold.tenant', true)
                                and s.asset_id = b.asset_id and s.aspect = b.aspect)
                        insert into telemetry.record (series_id, ts, v, x, q)
                        select t.series_id, timestamptz 'epoch' + r.micros * interval '1 microsecond',
                            r.v::float8[], r.x::jsonb, r.q::int[]
                        from unnest(:numbers::int[], :micros::bigint[], :values::text[], :sides::text[],
                            :qualities::text[]) r (number, micros, v, x, q)
                        join target t on t.number = r.number
                        order by 1, 2
                        on conflict (series_id, ts) do update set v = excluded.v, x = excluded.x, q = excluded.q""").params(rows.parameters()).update();
    }

    /**
     * Looks into one month first, then into twice as many each time until the page is full: where samples are dense one
     * statement on one partition does, and where they are rare a few statements cover all.
     */
    @Override
    public SamplePage range(VisibleSeries series, SampleQuery query) {
        Optional<VisibleRows> visible = VisibleRows.of(series, query.span());
        if (visible.isEmpty()) {
            return new SamplePage(List.of(), false);
        }
        VisibleRows rows = visible.get();
        List<Month> months = SeriesExtents.months(series, rows.bounds(), query.order());
        Page page = new Page(query.limit());
        int taken = 0;
        int step = 1;
        while (taken < months.size() && !page.more) {
            List<Month> some = months.subList(taken, Math.min(months.size(), taken + step));
            TimeSpan part = span(some).and(rows.bounds());
            ResultSetExtractor<Page> fill = result -> page.fill(result, rows);
            rows.packed(some.stream().anyMatch(Month::packed))
                    .select(part, query.order(), page.missing())
                    .query(fill);
            taken += some.size();
            step *= 2;
        }
        return new SamplePage(page.samples, page.more);
    }

    @Override
    public SortedSet<Instant> seen(VisibleSeries series, SortedSet<Instant> times) {
        return ExactTimes.seen(series, List.copyOf(times));
    }

    @Override
    public List<Summaries> aggregate(VisibleSeries series, Edges edges) {
        return VisibleRows.of(series, edges.span())
                .map(rows -> new SummaryScan(series, rows, edges).run())
                .orElseGet(List::of);
    }

    private static TimeSpan span(List<Month> months) {
        LocalDate one = months.getFirst().first();
        LocalDate other = months.getLast().first();
        return new TimeSpan(
                (one.isBefore(other) ? one : other).atStartOfDay(ZoneOffset.UTC).toInstant(),
                (one.isBefore(other) ? other : one)
                        .plusMonths(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
    }

    @Override
    public Optional<Sample> latest(VisibleSeries series) {
        return newest(series, TimeSpan.ALL);
    }

    /** As a page of one, but where the newest is a row, no block is looked into to find out whether there are more. */
    private static Optional<Sample> newest(VisibleSeries series, TimeSpan span) {
        Optional<VisibleRows> visible = VisibleRows.of(series, span);
        if (visible.isEmpty()) {
            return Optional.empty();
        }
        VisibleRows rows = visible.get();
        List<Month> months = SeriesExtents.months(series, rows.bounds(), Order.DESCENDING);
        Optional<Sample> newest = Optional.empty();
        int taken = 0;
        int step = 1;
        while (taken < months.size() && newest.isEmpty()) {
            List<Month> some = months.subList(taken, Math.min(months.size(), taken + step));
            TimeSpan part = span(some).and(rows.bounds());
            newest = rows.packed(false).newest(part);
            if (some.stream().anyMatch(Month::packed)
                    && newest.filter(row -> !rows.isPackedSince(row.time(), part))
                            .isEmpty()) {
                newest = rows.packed(true).newest(part);
            }
            taken += some.size();
            step *= 2;
        }
        return newest;
    }

    @Override
    public List<Sample> latestOfEach(VisibleSeries series) {
        List<Sample> newestFirst = new ArrayList<>();
        Set<Variable> missing = new LinkedHashSet<>(series.variables());
        TimeSpan span = TimeSpan.ALL;
        while (!missing.isEmpty()) {
            Optional<Sample> newest = newest(series.only(missing::contains), span);
            if (newest.isEmpty()) {
                break;
            }
            Sample sample = newest.get();
            newestFirst.add(sample);
            missing.removeIf(variable -> sample.value(variable.slot()) != null);
            span = new TimeSpan(span.from(), sample.time());
        }
        return newestFirst.reversed();
    }

    @Override
    public void delete(WritableSeries series, TimeSpan span) {
        AssetRef asset = series.grant().resource();
        DaySheets.holdClosed(series.grant(), series.aspect(), span);
        new PackedBlocks(series.grant(), series.aspect()).delete(span);
        series.grant()
                .sql("""
                        delete from telemetry.record r using telemetry.series s
                        where s.tenant_id = :tenant and s.tenant_id = current_setting('freehold.tenant', true)
                            and s.asset_id = :asset and s.aspect = :aspect
                            and r.series_id = s.series_id and r.ts >= :from and r.ts < :until""")
                .param("tenant", asset.owner().value())
                .param("asset", asset.id().value())
                .param("aspect", series.aspect())
                .param("from", span.from().atOffset(ZoneOffset.UTC))
                .param("until", span.until().atOffset(ZoneOffset.UTC))
                .update();
        series.grant()
                .sql("select audit.note_deletion(array[:asset, :aspect])")
                .param("asset", asset.id().value())
                .param("aspect", series.aspect())
                .query(row -> {});
        DaySheets.clear(series, SeriesExtents.months(series, span), span);
    }

    @Override
    public List<Unsettled> unsettled(Grant<? extends Action, TenantId> tenant, Instant now, Optional<Unsettled> after) {
        return DaySheets.unsettled(tenant, now, after);
    }

    @Override
    public void settle(VisibleSeries whole, LocalDate day, Instant now) {
        if (!whole.whole()) {
            throw new IllegalArgumentException("sums are kept of all there is");
        }
        DaySheets.hold(whole, day, now).ifPresent(halves -> Settling.run(whole.numbers(), day, halves));
    }

    @Override
    public List<Unpacked> unpacked(Grant<? extends Action, TenantId> tenant, Instant now, Optional<Unpacked> after) {
        return Packing.work(tenant, now, after);
    }

    @Override
    public Optional<Packed> pack(Grant<Action.WriteSeries, AssetRef> grant, Unpacked one, Instant now) {
        return Packing.run(grant, one, now, packing);
    }

    @Override
    public void tidy(Grant<? extends Action, TenantId> any) {
        any.sql("select telemetry.shrink_indexes()").query(row -> {});
    }

    @Override
    public List<Expired> expired(Grant<? extends Action, TenantId> tenant, Instant before, Optional<Expired> after) {
        return Expiry.work(tenant, before, after);
    }

    @Override
    public void expire(Grant<Action.WriteSeries, AssetRef> grant, Expired one, Instant before) {
        Expiry.run(grant, one, before);
    }

    @Override
    public boolean tend(Grant<? extends Action, TenantId> any, Instant now) {
        return Expiry.tend(any, now);
    }

    @Override
    public long countSeries(Grant<? extends Action.OnAsset, AssetRef> top, Set<AssetId> assets) {
        return SeriesRemains.count(top, assets);
    }

    @Override
    public Removed purge(Grant<Action.Purge, AssetRef> top, Set<AssetId> assets) {
        return SeriesRemains.remove(top, assets);
    }

    /** A page while it is filled. One row more than it has room for tells that more would follow. */
    private static final class Page {
        private final int limit;
        private final List<Sample> samples = new ArrayList<>();
        private long bytes;
        private boolean more;

        Page(int limit) {
            this.limit = limit;
        }

        int missing() {
            return limit + 1 - samples.size();
        }

        Page fill(ResultSet result, VisibleRows rows) throws SQLException {
            while (!more && result.next()) {
                Sample sample = rows.sample(result);
                bytes += sample.bytes();
                if (samples.size() == limit || (bytes > Limits.PAGE_BYTES && !samples.isEmpty())) {
                    more = true;
                } else {
                    samples.add(sample);
                }
            }
            return this;
        }
    }
}
