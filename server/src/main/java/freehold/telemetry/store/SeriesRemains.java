package freehold.telemetry.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.telemetry.TelemetryStore.Removed;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** What assets leave behind. */
final class SeriesRemains {
    private SeriesRemains() {}

    static long count(Grant<? extends Action.OnAsset, AssetRef> top, Collection<AssetId> assets) {
        return of(top, assets, """
                        select count(*) from telemetry.series
                        where tenant_id = :tenant and asset_id = any (:assets)""").query(Long.class).single();
    }

    static Removed remove(Grant<Action.Purge, AssetRef> top, Collection<AssetId> assets) {
        // Whoever holds a day is done with it then.
        of(top, assets, """
                        delete from telemetry.day_sheet e using telemetry.series s
                        where s.tenant_id = :tenant and s.asset_id = any (:assets)
                            and e.tenant_id = :tenant and e.series_id = s.series_id""").update();
        long samples = packed(top, assets);
        samples += of(top, assets, """
                        delete from telemetry.record r using telemetry.series s
                        where s.tenant_id = :tenant and s.tenant_id = current_setting('freehold.tenant', true)
                            and s.asset_id = any (:assets) and r.series_id = s.series_id""").update();
        of(top, assets, """
                        delete from telemetry.half_hour e using telemetry.series s
                        where s.tenant_id = :tenant and s.asset_id = any (:assets)
                            and e.tenant_id = :tenant and e.series_id = s.series_id""").update();
        of(top, assets, """
                        delete from telemetry.extent e using telemetry.series s
                        where s.tenant_id = :tenant and s.asset_id = any (:assets)
                            and e.tenant_id = :tenant and e.series_id = s.series_id""").update();
        of(top, assets, """
                        delete from telemetry.import where tenant_id = :tenant and asset_id = any (:assets)""").update();
        long series = of(top, assets, """
                        delete from telemetry.series where tenant_id = :tenant and asset_id = any (:assets)""").update();
        return new Removed(series, samples);
    }

    /** How many were packed and not replaced by rows since. */
    private static long packed(Grant<Action.Purge, AssetRef> top, Collection<AssetId> assets) {
        long replaced = of(top, assets, """
                        select count(*)
                        from telemetry.series s
                        join telemetry.packed b on b.series_id = s.series_id and b.covered
                        cross join lateral generate_series(1, b.records) place
                        join telemetry.record r on r.series_id = b.series_id and r.ts = b.begins
                            + coalesce(b.micros[place], b.millis[place] * 1000::bigint, (place - 1) * b.step)
                                * interval '1 microsecond'
                        where s.tenant_id = :tenant and s.tenant_id = current_setting('freehold.tenant', true)
                            and s.asset_id = any (:assets)""").query(Long.class).single();
        long packed = of(top, assets, """
                        with gone as (delete from telemetry.packed b using telemetry.series s
                            where s.tenant_id = :tenant and s.tenant_id = current_setting('freehold.tenant', true)
                                and s.asset_id = any (:assets) and b.series_id = s.series_id
                            returning b.records)
                        select coalesce(sum(records), 0)::bigint from gone""").query(Long.class).single();
        of(top, assets, """
                        delete from telemetry.packed_values p using telemetry.series s
                        where s.tenant_id = :tenant and s.tenant_id = current_setting('freehold.tenant', true)
                            and s.asset_id = any (:assets) and p.series_id = s.series_id""").update();
        return packed - replaced;
    }

    private static StatementSpec of(
            Grant<? extends Action.OnAsset, AssetRef> top, Collection<AssetId> assets, String sql) {
        return top.sql(sql)
                .param("tenant", top.owner().value())
                .param("assets", assets.stream().map(AssetId::value).toArray(String[]::new));
    }
}
