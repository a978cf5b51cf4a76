package freehold.telemetry.store;

import freehold.assets.DataType;
import freehold.assets.SeriesSchema.Variable;
import freehold.telemetry.SampleQuery.Order;
import freehold.telemetry.Summaries;
import freehold.telemetry.VisibleSeries;
import freehold.telemetry.model.DoubleTally;
import freehold.telemetry.model.Edges;
import freehold.telemetry.model.Summary;
import freehold.telemetry.model.Tally;
import freehold.telemetry.model.TimeSpan;
import freehold.telemetry.model.WholeTally;
import freehold.telemetry.model.Windows;
import freehold.telemetry.store.SeriesExtents.Month;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Sums up visible values by interval. */
final class SummaryScan {
    private static final int FETCH_ROWS = 5_000;
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    /** So many are read by a statement each, which sees its partitions when it is planned. */
    private static final int FEW_PARTS = 3;

    private final VisibleSeries series;
    private final VisibleRows rows;
    private final Edges edges;
    private final List<Column> columns = new ArrayList<>();
    private int guess = -1;

    SummaryScan(VisibleSeries series, VisibleRows rows, Edges edges) {
        this.series = series;
        this.rows = rows;
        this.edges = edges;
        for (Variable variable : series.variables()) {
            rows.windowsOf(variable).ifPresent(windows -> columns.add(column(variable, windows)));
        }
    }

    private Column column(Variable variable, Windows windows) {
        return new Column(variable, 2 + 2 * columns.size(), windows, edges.intervals());
    }

    /** Reads what there is, record by record. */
    List<Summaries> ofRecords() {
        bounds().ifPresent(bounds -> scan(List.of(bounds)));
        return summaries();
    }

    /** The same, from sums of half hours where these hold and fit in. */
    List<Summaries> run() {
        bounds().ifPresent(bounds -> {
            List<Long> settled = edges.longest().compareTo(HALF_AN_HOUR) < 0
                    ? List.of()
                    : DaySheets.settled(series, bounds).stream()
                            .filter(this::fitsIn)
                            .toList();
            if (!settled.isEmpty()) {
                Set<Long> wanted = new HashSet<>(settled);
                HalfHourTable.read(series, settled.getFirst(), settled.getLast(), (variable, halfHour, tally) -> {
                    if (wanted.contains(halfHour)) {
                        merge(variable, halfHour, tally);
                    }
                });
            }
            scan(rest(bounds, settled));
        });
        return summaries();
    }

    /** Outside there is nothing; reads no partition, and prepares the statements that do. */
    private Optional<TimeSpan> bounds() {
        List<Month> months = SeriesExtents.months(series, rows.bounds(), Order.ASCENDING);
        rows.packed(months.stream().anyMatch(Month::packed));
        return months.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.bounds()
                        .and(new TimeSpan(
                                months.getFirst()
                                        .first()
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant(),
                                months.getLast()
                                        .first()
                                        .plusMonths(1)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant())));
    }

    private void scan(List<TimeSpan> parts) {
        RowCallbackHandler add = this::add;
        if (parts.size() <= FEW_PARTS) {
            parts.forEach(part ->
                    rows.select(part, selected()).withFetchSize(FETCH_ROWS).query(add));
        } else {
            rows.select(parts, selected()).withFetchSize(FETCH_ROWS).query(add);
        }
    }

    /** Whether the half hour lies within one interval, and each variable is visible all the time or not at all. */
    private boolean fitsIn(long halfHour) {
        long begin = HalfHours.begin(halfHour);
        int first = edges.intervalOf(begin + 1, guess);
        guess = first;
        if (first < 0 || first != edges.intervalOf(begin + HalfHours.MICROS, first)) {
            return false;
        }
        return rows.uniform()
                || columns.stream()
                        .allMatch(column -> column.windows.spans().stream()
                                .allMatch(window -> HalfHours.isWithin(halfHour, window)
                                        || HalfHours.span(halfHour, halfHour + 1)
                                                .and(window)
                                                .isEmpty()));
    }

    private void merge(Variable variable, long halfHour, Tally tally) {
        long end = HalfHours.begin(halfHour) + HalfHours.MICROS;
        int interval = edges.intervalOf(end, guess);
        guess = interval;
        for (Column column : columns) {
            if (column.variable.equals(variable) && (rows.uniform() || column.windows.contains(end))) {
                column.merge(tally, interval);
            }
        }
    }

    /** What of the bounds no half hour covers. */
    private static List<TimeSpan> rest(TimeSpan bounds, List<Long> halfHours) {
        List<TimeSpan> rest = new ArrayList<>();
        Instant at = bounds.from();
        for (long halfHour : halfHours) {
            TimeSpan covered = HalfHours.span(halfHour, halfHour + 1);
            if (at.isBefore(covered.from())) {
                rest.add(new TimeSpan(at, covered.from()));
            }
            at = covered.until();
        }
        if (at.isBefore(bounds.until())) {
            rest.add(new TimeSpan(at, bounds.until()));
        }
        return rest;
    }

    /** What was counted for a variable of each interval that has any. */
    void forEach(SumsOfInterval work) {
        for (Column column : columns) {
            for (int interval = 0; interval < edges.intervals(); interval++) {
                Tally tally = column.tallies[interval];
                if (tally != null) {
                    work.take(column.variable, interval, tally);
                }
            }
        }
    }

    /** Takes what was counted. */
    interface SumsOfInterval {
        void take(Variable variable, int interval, Tally tally);
    }

    private String selected() {
        StringBuilder sql = new StringBuilder("(extract(epoch from r.ts) * 1000000)::bigint");
        for (Column column : columns) {
            int slot = column.variable.slot();
            sql.append(
                    SideColumn.holds(column.variable.dataType())
                            ? ", (r.x ->> '" + slot + "')::bigint"
                            : ", r.v[" + (slot + 1) + "]");
            sql.append(column.variable.qualityCode() ? ", r.q[" + (slot + 1) + "]" : ", 0");
        }
        return sql.toString();
    }

    private void add(ResultSet row) throws SQLException {
        long micros = row.getLong(1);
        guess = edges.intervalOf(micros, guess);
        if (guess < 0) {
            return;
        }
        for (Column column : columns) {
            if (rows.uniform() || column.windows.contains(micros)) {
                column.add(row, micros, guess);
            }
        }
    }

    private List<Summaries> summaries() {
        List<Summaries> summaries = new ArrayList<>();
        for (int interval = 0; interval < edges.intervals(); interval++) {
            Map<Variable, Summary> byVariable = new LinkedHashMap<>();
            for (Column column : columns) {
                Tally tally = column.tallies[interval];
                if (tally != null) {
                    byVariable.put(column.variable, tally.summary());
                }
            }
            if (!byVariable.isEmpty()) {
                summaries.add(new Summaries(interval, byVariable));
            }
        }
        return summaries;
    }

    /** A variable, its first column in the result, when it is visible, and its tallies by interval. */
    private static final class Column {
        private final Variable variable;
        private final int position;
        private final Windows windows;
        private final @Nullable Tally[] tallies;

        Column(Variable variable, int position, Windows windows, int intervals) {
            this.variable = variable;
            this.position = position;
            this.windows = windows;
            this.tallies = new @Nullable Tally[intervals];
        }

        void merge(Tally other, int interval) {
            switch (other) {
                case DoubleTally reals -> {
                    DoubleTally tally = tallies[interval] instanceof DoubleTally known ? known : new DoubleTally();
                    tally.merge(reals);
                    tallies[interval] = tally;
                }
                case WholeTally wholes -> {
                    WholeTally tally = tallies[interval] instanceof WholeTally known ? known : new WholeTally();
                    tally.merge(wholes);
                    tallies[interval] = tally;
                }
            }
        }

        void add(ResultSet row, long micros, int interval) throws SQLException {
            if (variable.dataType() == DataType.DOUBLE) {
                double value = row.getDouble(position);
                if (!row.wasNull()) {
                    DoubleTally tally = tallies[interval] instanceof DoubleTally known ? known : new DoubleTally();
                    tally.add(micros, value, row.getInt(position + 1));
                    tallies[interval] = tally;
                }
            } else {
                long value = row.getLong(position);
                if (!row.wasNull()) {
                    WholeTally tally = tallies[interval] instanceof WholeTally known ? known : new WholeTally();
                    tally.add(micros, value, row.getInt(position + 1));
                    tallies[interval] = tally;
                }
            }
        }
    }
}
