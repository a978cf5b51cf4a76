package freehold.telemetry.store;

import freehold.assets.DataType;
import freehold.assets.SeriesSchema.Variable;
import freehold.decision.AssetRef;
import freehold.telemetry.VisibleSeries;
import freehold.telemetry.model.DoubleTally;
import freehold.telemetry.model.Summary.Counts;
import freehold.telemetry.model.Summary.Point;
import freehold.telemetry.model.Tally;
import freehold.telemetry.model.Tally.Points;
import freehold.telemetry.model.WholeTally;
import java.io.StringWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Sums of half hours, by variable. Whether one holds is to be asked of {@link DaySheets}. */
final class HalfHourTable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int FETCH_ROWS = 5_000;

    private HalfHourTable() {}

    /** Takes what was kept. */
    interface Reader {
        void read(Variable variable, long halfHour, Tally tally);
    }

    /** What one variable came to. */
    record Sums(Variable variable, long halfHour, Tally tally) {}

    /** Keeps these, instead of all that was kept of the half hours. */
    static void replace(VisibleSeries series, List<Long> halfHours, List<Sums> sums) {
        of(series, """
                        delete from telemetry.half_hour h using telemetry.series s
                        where s.tenant_id = :tenant and s.asset_id = :asset and s.aspect = :aspect
                            and h.tenant_id = s.tenant_id and h.series_id = s.series_id
                            and h.slot = any (:slots::int[]) and h.begins = any (:begins::text[]::timestamptz[])""")
                .param("slots", slots(series.variables()))
                .param(
                        "begins",
                        halfHours.stream()
                                .map(HalfHours::beginning)
                                .map(Instant::toString)
                                .toArray(String[]::new))
                .update();
        of(series, """
                        insert into telemetry.half_hour
                        select s.tenant_id, s.series_id, r.slot, r.begins, r.good, r.uncertain, r.bad,
                            r.min_after, r.max_after, r.first_after, r.last_after,
                            r.min_real, r.max_real, r.first_real, r.last_real,
                            r.sum_real, r.lost_real, r.mean_real, r.spread_real,
                            r.min_whole, r.max_whole, r.first_whole, r.last_whole, r.sum_whole, r.squares_whole
                        from telemetry.series s
                        cross join jsonb_to_recordset(:rows::jsonb) r (slot int, begins timestamptz,
                            good int, uncertain int, bad int,
                            min_after int, max_after int, first_after int, last_after int,
                            min_real float8, max_real float8, first_real float8, last_real float8,
                            sum_real float8, lost_real float8, mean_real float8, spread_real float8,
                            min_whole bigint, max_whole bigint, first_whole bigint, last_whole bigint,
                            sum_whole numeric, squares_whole numeric)
                        where s.tenant_id = :tenant and s.tenant_id = current_setting('freehold.tenant', true)
                            and s.asset_id = :asset and s.aspect = :aspect""").param("rows", json(sums)).update();
    }

    private static StatementSpec of(VisibleSeries series, String sql) {
        AssetRef asset = series.grant().resource();
        return series.grant()
                .sql(sql)
                .param("tenant", asset.owner().value())
                .param("asset", asset.id().value())
                .param("aspect", series.aspect());
    }

    private static Integer[] slots(List<Variable> variables) {
        return variables.stream().map(Variable::slot).toArray(Integer[]::new);
    }

    private static String json(List<Sums> sums) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            for (Sums one : sums) {
                json.writeStartObject();
                write(json, one);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Sums one) {
        Tally tally = one.tally();
        json.writeNumberProperty("slot", one.variable().slot());
        json.writeStringProperty("begins", HalfHours.beginning(one.halfHour()).toString());
        json.writeNumberProperty("good", tally.counts().good());
        json.writeNumberProperty("uncertain", tally.counts().uncertain());
        json.writeNumberProperty("bad", tally.counts().bad());
        long begin = HalfHours.begin(one.halfHour());
        write(json, "min", tally.min(), begin);
        write(json, "max", tally.max(), begin);
        write(json, "first", tally.first(), begin);
        write(json, "last", tally.last(), begin);
        switch (tally) {
            case DoubleTally reals -> {
                // As text, since they may be infinite.
                json.writeStringProperty(
                        "sum_real", Double.toString(reals.state().sum()));
                json.writeStringProperty(
                        "lost_real", Double.toString(reals.state().lost()));
                json.writeStringProperty(
                        "mean_real", Double.toString(reals.state().mean()));
                json.writeStringProperty(
                        "spread_real", Double.toString(reals.state().spread()));
            }
            case WholeTally wholes -> {
                json.writeName("sum_whole");
                json.writeNumber(wholes.state().sum());
                json.writeName("squares_whole");
                json.writeNumber(wholes.state().squares());
            }
        }
    }

    private static void write(JsonGenerator json, String name, Point point, long begin) {
        json.writeNumberProperty(name + "_after", HalfHours.micros(point.time()) - begin);
        json.writeStringProperty(
                name + (point.value() instanceof Double ? "_real" : "_whole"),
                point.value().toString());
    }

    /** What is kept of half hours from the first up to the last, whether it holds or not. */
    static void read(VisibleSeries series, long first, long last, Reader reader) {
        Map<Integer, Variable> bySlot = new HashMap<>();
        series.variables().forEach(variable -> bySlot.put(variable.slot(), variable));
        of(series, """
                        select h.*, (extract(epoch from h.begins) / 1800)::bigint as half_hour from telemetry.half_hour h
                        where h.tenant_id = :tenant and h.series_id = (select s.series_id from telemetry.series s
                                where s.tenant_id = :tenant and s.asset_id = :asset and s.aspect = :aspect)
                            and h.slot = any (:slots::int[]) and h.begins between :first and :last""")
                .withFetchSize(FETCH_ROWS)
                .param("slots", slots(series.variables()))
                .param("first", HalfHours.beginning(first).atOffset(ZoneOffset.UTC))
                .param("last", HalfHours.beginning(last).atOffset(ZoneOffset.UTC))
                .query(row -> {
                    Variable variable = bySlot.get(row.getInt("slot"));
                    if (variable != null) {
                        long halfHour = row.getLong("half_hour");
                        reader.read(variable, halfHour, tally(row, variable, halfHour));
                    }
                });
    }

    private static Tally tally(ResultSet row, Variable variable, long halfHour) throws SQLException {
        Counts counts = new Counts(row.getInt("good"), row.getInt("uncertain"), row.getInt("bad"));
        boolean real = variable.dataType() == DataType.DOUBLE;
        Points points = new Points(
                point(row, "min", real, halfHour),
                point(row, "max", real, halfHour),
                point(row, "first", real, halfHour),
                point(row, "last", real, halfHour));
        return real
                ? new DoubleTally(
                        new DoubleTally.State(
                                row.getDouble("sum_real"),
                                row.getDouble("lost_real"),
                                row.getDouble("mean_real"),
                                row.getDouble("spread_real")),
                        counts,
                        points)
                : new WholeTally(
                        new WholeTally.State(
                                row.getBigDecimal("sum_whole").toBigIntegerExact(),
                                row.getBigDecimal("squares_whole").toBigIntegerExact()),
                        counts,
                        points);
    }

    private static Point point(ResultSet row, String name, boolean real, long halfHour) throws SQLException {
        // Not one conditional expression: it would make a double of a long.
        Number value;
        if (real) {
            value = row.getDouble(name + "_real");
        } else {
            value = row.getLong(name + "_whole");
        }
        return new Point(value, HalfHours.time(HalfHours.begin(halfHour) + row.getInt(name + "_after")));
    }
}
