package freehold.tenancy.store;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.tenancy.Consumption.OfDay;
import freehold.tenancy.Consumption.Stock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was used, by day. With the reach of the tenant. */
@Component
public class ConsumptionTable {
    private final JdbcClient jdbc;

    ConsumptionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void addRequests(TenantId tenant, LocalDate day, Optional<SubtenantId> subtenant, long requests) {
        jdbc.sql("""
                        insert into tenancy.consumption as c (tenant_id, day, subtenant_id, requests)
                        values (:tenant, :day, :subtenant, :requests)
                        on conflict on constraint consumption_is_one_per_day_and_part
                        do update set requests = c.requests + excluded.requests""")
                .param("tenant", tenant.value())
                .param("day", day)
                .param("subtenant", text(subtenant))
                .param("requests", requests)
                .update();
    }

    public void putStock(TenantId tenant, LocalDate day, Optional<SubtenantId> subtenant, Stock stock) {
        jdbc.sql("""
                        insert into tenancy.consumption (tenant_id, day, subtenant_id, assets, shares, storage_bytes)
                        values (:tenant, :day, :subtenant, :assets, :shares, :bytes)
                        on conflict on constraint consumption_is_one_per_day_and_part
                        do update set assets = excluded.assets, shares = excluded.shares,
                            storage_bytes = excluded.storage_bytes""")
                .param("tenant", tenant.value())
                .param("day", day)
                .param("subtenant", text(subtenant))
                .param("assets", stock.assets())
                .param("shares", stock.shares().orElse(null))
                .param("bytes", stock.storageBytes().orElse(null))
                .update();
    }

    public List<OfDay> days(TenantId tenant, Optional<SubtenantId> subtenant, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select day, requests, assets, shares, storage_bytes from tenancy.consumption
                        where tenant_id = :tenant and subtenant_id = :subtenant and day between :from and :to
                        order by day""")
                .param("tenant", tenant.value())
                .param("subtenant", text(subtenant))
                .param("from", from)
                .param("to", to)
                .query((row, number) ->
                        new OfDay(row.getObject("day", LocalDate.class), row.getLong("requests"), stock(row)))
                .list();
    }

    private static Optional<Stock> stock(ResultSet row) throws SQLException {
        Long assets = row.getObject("assets", Long.class);
        return assets == null
                ? Optional.empty()
                : Optional.of(new Stock(
                        assets,
                        Optional.ofNullable(row.getObject("shares", Long.class)),
                        Optional.ofNullable(row.getObject("storage_bytes", Long.class))));
    }

    private static String text(Optional<SubtenantId> subtenant) {
        return subtenant.map(SubtenantId::value).orElse("");
    }
}
