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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Sums up visible values by interval, record by record. */
final class SummaryScan {
    private static final int FETCH_ROWS = 5_000;

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

    List<Summaries> run() {
        List<LocalDate> months = SeriesExtents.months(series, rows.bounds(), Order.ASCENDING);
        if (!months.isEmpty()) {
            TimeSpan part = rows.bounds()
                    .and(new TimeSpan(
                            months.getFirst().atStartOfDay(ZoneOffset.UTC).toInstant(),
                            months.getLast()
                                    .plusMonths(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()));
            RowCallbackHandler add = this::add;
            rows.select(part, selected()).withFetchSize(FETCH_ROWS).query(add);
        }
        return summaries();
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
