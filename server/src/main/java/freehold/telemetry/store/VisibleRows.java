package freehold.telemetry.store;

import freehold.assets.DataType;
import freehold.assets.SeriesSchema.Variable;
import freehold.decision.AssetRef;
import freehold.telemetry.Limits;
import freehold.telemetry.Sample;
import freehold.telemetry.SampleQuery.Order;
import freehold.telemetry.Value;
import freehold.telemetry.VisibleSeries;
import freehold.telemetry.model.TimeSpan;
import freehold.telemetry.model.Windows;
import freehold.telemetry.store.Unpacking.Bounds;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The statement that reads visible records of a span, and how its rows become samples. Windows and variables are
 * conditions of the statement, so that it counts and limits what is visible, and nothing else.
 */
final class VisibleRows {
    /** What one round trip may bring at most, roughly. */
    private static final int FETCH_BYTES = 8 * 1024 * 1024;

    private static final String SERIES = """
            (select s.series_id from telemetry.series s
                where s.tenant_id = :tenant and s.asset_id = :asset and s.aspect = :aspect)""";

    private static final String ROWS = """
            select o.ts, o.v, o.x, o.q from telemetry.record o
            where o.series_id = %s and o.ts >= :from and o.ts < :until""";

    private final VisibleSeries series;
    private final TimeSpan bounds;
    private final List<Group> groups;
    private final @Nullable DataType[] types;
    private final boolean uniform;
    private final Map<String, Object> windowParameters = new HashMap<>();
    private final String condition;
    private boolean packed;

    /** Variables with the same windows. */
    private record Group(Windows windows, List<Variable> variables) {}

    private VisibleRows(VisibleSeries series, TimeSpan bounds, List<Group> groups) {
        this.series = series;
        this.bounds = bounds;
        this.groups = groups;
        this.types = new @Nullable
                DataType
                [1 + series.variables().stream().mapToInt(Variable::slot).max().orElse(0)];
        groups.forEach(group -> show(group, types));
        this.uniform = groups.stream().allMatch(group -> coversBounds(group.windows()));
        this.condition = groups.stream().map(this::condition).collect(Collectors.joining(" or ", "(", ")"));
    }

    /** Empty where nothing of the series can be visible within the span. */
    static Optional<VisibleRows> of(VisibleSeries series, TimeSpan span) {
        List<Group> groups = new ArrayList<>();
        series.byWindows().forEach((windows, variables) -> {
            Windows within = windows.within(span);
            if (!within.isEmpty()) {
                groups.add(new Group(within, variables));
            }
        });
        return groups.stream()
                .map(group -> group.windows().hull())
                .reduce((one, other) -> new TimeSpan(
                        one.from().isBefore(other.from()) ? one.from() : other.from(),
                        one.until().isAfter(other.until()) ? one.until() : other.until()))
                .map(bounds -> new VisibleRows(series, bounds, groups));
    }

    /** Outside nothing is visible. */
    TimeSpan bounds() {
        return bounds;
    }

    /** Whether some of the records to select next may be packed; without that only rows are looked at. */
    VisibleRows packed(boolean some) {
        packed = some;
        return this;
    }

    private boolean coversBounds(Windows windows) {
        return windows.spans().equals(List.of(bounds));
    }

    private String condition(Group group) {
        String values = group.variables().stream().map(VisibleRows::hasValue).collect(Collectors.joining(" or "));
        if (coversBounds(group.windows())) {
            return "(" + values + ")";
        }
        String times = group.windows().spans().stream()
                .map(span -> "r.ts >= :" + parameter(span.from()) + " and r.ts < :" + parameter(span.until()))
                .collect(Collectors.joining(" or "));
        return "((" + times + ") and (" + values + "))";
    }

    private static String hasValue(Variable variable) {
        return SideColumn.holds(variable.dataType())
                ? "r.x -> '" + variable.slot() + "' is not null"
                : "r.v[" + (variable.slot() + 1) + "] is not null";
    }

    private String parameter(Instant time) {
        String name = "w" + windowParameters.size();
        windowParameters.put(name, time.atOffset(ZoneOffset.UTC));
        return name;
    }

    /**
     * The statement for a part of the bounds.
     *
     * <p>INVARIANT: the series is looked up in the statement itself, where row-level security decides whether there is
     * one.
     */
    JdbcClient.StatementSpec select(TimeSpan part, Order order, int limit) {
        String direction = order == Order.ASCENDING ? " asc" : " desc";
        String rest = "order by r.ts" + direction + " limit :limit";
        String sql = packed
                ? "select r.ts, " + columns() + " from ((select r.* from (" + ROWS.formatted(SERIES) + ") r where "
                        + condition
                        + " " + rest + ") union all (select r.ts, r.v, r.x, r.q from (" + unpacked(Bounds.NAMED)
                        + ") r where " + condition + " order by r.begins" + direction + ", r.place" + direction
                        + " limit :limit)) r " + rest
                : plain("r.ts, " + columns()) + rest;
        JdbcClient.StatementSpec statement =
                statement(sql, part).withFetchSize(fetchSize()).param("limit", limit);
        return sideSlots().isEmpty() || series.whole()
                ? statement
                : statement.param("sides", sideSlots().toArray(String[]::new));
    }

    Optional<Sample> newest(TimeSpan part) {
        return select(part, Order.DESCENDING, 1)
                .query((row, number) -> sample(row))
                .optional();
    }

    /** Whether any packed records of the part may be of the time or later, visible or not. */
    boolean isPackedSince(Instant time, TimeSpan part) {
        return statement(
                        "select exists (select from telemetry.packed b where b.series_id = " + SERIES
                                + " and b.begins > :since - interval '1 hour' and b.begins < :until and b.ends >= :since"
                                + " and b.ends >= :from)",
                        part)
                .param("since", time.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** The same for all records of the part, in any order, with columns of one's own. */
    JdbcClient.StatementSpec select(TimeSpan part, String columns) {
        return statement(
                packed
                        ? "select " + columns + " from (" + ROWS.formatted(SERIES)
                                + " union all select u.ts, u.v, u.x, u.q from (" + unpacked(Bounds.NAMED)
                                + ") u) r where " + condition
                        : plain(columns),
                part);
    }

    /** The same of several parts. */
    JdbcClient.StatementSpec select(List<TimeSpan> parts, String columns) {
        String sql = "select " + columns + """
                 from unnest(:froms::text[]::timestamptz[], :untils::text[]::timestamptz[]) part (since, until)
                cross join lateral (select one.ts, one.v, one.x, one.q from telemetry.record one
                    where one.series_id =\s""" + SERIES + """

                        and one.ts >= part.since and one.ts < part.until\s"""
                + (packed
                        ? "union all select u.ts, u.v, u.x, u.q from ("
                                + unpacked(new Bounds(SERIES, "part.since", "part.until")) + ") u"
                        : "")
                + ") r where " + condition;
        AssetRef asset = series.grant().resource();
        return series.grant()
                .sql(sql)
                .param("tenant", asset.owner().value())
                .param("asset", asset.id().value())
                .param("aspect", series.aspect())
                .param(
                        "froms",
                        parts.stream().map(part -> part.from().toString()).toArray(String[]::new))
                .param(
                        "untils",
                        parts.stream().map(part -> part.until().toString()).toArray(String[]::new))
                .params(windowParameters);
    }

    private String plain(String columns) {
        return "select " + columns + " from telemetry.record r where r.series_id = " + SERIES
                + " and r.ts >= :from and r.ts < :until and " + condition + " ";
    }

    private String unpacked(Bounds bounds) {
        return Unpacking.sql(visible().map(PackedColumn::of).toList(), bounds.of(SERIES));
    }

    private JdbcClient.StatementSpec statement(String sql, TimeSpan part) {
        AssetRef asset = series.grant().resource();
        return series.grant()
                .sql(sql)
                .param("tenant", asset.owner().value())
                .param("asset", asset.id().value())
                .param("aspect", series.aspect())
                .param("from", part.from().atOffset(ZoneOffset.UTC))
                .param("until", part.until().atOffset(ZoneOffset.UTC))
                .params(windowParameters);
    }

    /** Columns of which nothing is visible stay where they are. */
    private String columns() {
        boolean numbers = visible().anyMatch(variable -> !SideColumn.holds(variable.dataType()));
        boolean qualities = visible().anyMatch(Variable::qualityCode);
        String sides = series.whole()
                ? "r.x"
                : "(select jsonb_object_agg(e.key, e.value) from jsonb_each(r.x) e where e.key = any (:sides))";
        return (numbers ? "r.v" : "null::float8[]") + " as v, " + (sideSlots().isEmpty() ? "null::jsonb" : sides)
                + " as x, " + (qualities ? "r.q" : "null::int[]") + " as q";
    }

    private List<String> sideSlots() {
        return visible()
                .filter(variable -> SideColumn.holds(variable.dataType()))
                .map(variable -> Integer.toString(variable.slot()))
                .toList();
    }

    /** Whether everything within the bounds is visible, of each variable. */
    boolean uniform() {
        return uniform;
    }

    /** When values of the variable are visible within the bounds; empty where none is. */
    Optional<Windows> windowsOf(Variable variable) {
        return groups.stream()
                .filter(group -> group.variables().contains(variable))
                .map(Group::windows)
                .findFirst();
    }

    private Stream<Variable> visible() {
        return groups.stream().flatMap(group -> group.variables().stream());
    }

    private int fetchSize() {
        long largest = visible().mapToLong(VisibleRows::largest).sum();
        return Math.clamp(FETCH_BYTES / Math.max(1, largest), 20, Limits.PAGE_RECORDS + 1);
    }

    private static long largest(Variable variable) {
        return switch (variable.dataType()) {
            case STRING -> 2L * variable.length().orElse(Limits.STRING_LENGTH);
            case BIG_STRING -> 2L * variable.length().orElse(Limits.BIG_STRING_LENGTH);
            case BOOLEAN, INT, LONG, DOUBLE, TIMESTAMP -> Long.BYTES;
        };
    }

    /** The row's record with what is visible at its time. */
    Sample sample(ResultSet row) throws SQLException {
        Instant time = row.getObject("ts", OffsetDateTime.class).toInstant();
        @Nullable DataType[] shown = uniform ? types : typesAt(time);
        Sample.Draft draft = new Sample.Draft(shown.length);
        Array numbers = row.getArray("v");
        if (numbers != null) {
            NumberColumn.read((@Nullable Double[]) numbers.getArray(), shown, draft);
        }
        String sides = row.getString("x");
        if (sides != null) {
            SideColumn.read(sides, shown, draft);
        }
        Array qualities = row.getArray("q");
        if (qualities != null) {
            readQualities((@Nullable Integer[]) qualities.getArray(), draft);
        }
        return draft.at(time);
    }

    private @Nullable DataType[] typesAt(Instant time) {
        @Nullable DataType[] shown = new @Nullable DataType[types.length];
        for (Group group : groups) {
            if (group.windows().contains(time)) {
                show(group, shown);
            }
        }
        return shown;
    }

    private static void show(Group group, @Nullable DataType[] types) {
        group.variables().forEach(variable -> types[variable.slot()] = variable.dataType());
    }

    /** A quality code is told with its value, and never without. */
    private void readQualities(@Nullable Integer[] codes, Sample.Draft draft) {
        for (int slot = 0; slot < Math.min(codes.length, types.length); slot++) {
            Integer code = codes[slot];
            Value value = draft.value(slot);
            if (code != null && value != null) {
                draft.quality(slot, code);
            }
        }
    }
}
