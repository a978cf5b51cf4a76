package freehold.telemetry.store;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.telemetry.TelemetryStore.Removed;
import java.util.Collection;
import java.util.List;
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
        long samples = of(top, assets, """
                        delete from telemetry.record r using telemetry.series s
                        where s.tenant_id = :tenant and s.tenant_id = current_setting('freehold.tenant', true)
                            and s.asset_id = any (:assets) and r.series_id = s.series_id""").update();
        for (String table : List.of("half_hour", "day_sheet")) {
            of(top, assets, "delete from telemetry." + table + """
                             e using telemetry.series s
                            where s.tenant_id = :tenant and s.asset_id = any (:assets)
                                and e.tenant_id = :tenant and e.series_id = s.series_id""").update();
        }
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

    private static StatementSpec of(
            Grant<? extends Action.OnAsset, AssetRef> top, Collection<AssetId> assets, String sql) {
        return top.sql(sql)
                .param("tenant", top.owner().value())
                .param("assets", assets.stream().map(AssetId::value).toArray(String[]::new));
    }
}
