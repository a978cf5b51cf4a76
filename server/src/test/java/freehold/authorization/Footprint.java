package freehold.authorization;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What stands in the database, seen past every wall: so that a refused request can be held to having left nothing. */
final class Footprint implements AutoCloseable {
    /** Written by being asked at all: when a session was last used, that somebody asked, and that somebody was refused. */
    private static final Set<String> TOUCHED_BY_ASKING = Set.of(
            "identity.session",
            "identity.attempt",
            "tenancy.consumption",
            "tenancy.few_requests",
            "audit.entry",
            "audit.link",
            "audit.head",
            "audit.waiting");

    private final Connection connection;
    private final PreparedStatement latest;
    private final PreparedStatement all;
    private String transactions = "";
    private Set<String> state = Set.of();

    Footprint(String url) {
        URI server = URI.create(url);
        String[] login = server.getUserInfo().split(":", 2);
        try {
            connection = DriverManager.getConnection(
                    "jdbc:postgresql://" + server.getAuthority().replaceFirst(".*@", "") + server.getPath()
                            + "?prepareThreshold=1",
                    login[0],
                    login[1]);
            latest = connection.prepareStatement("select pg_snapshot_xmax(pg_current_snapshot())");
            all = connection.prepareStatement(tables().stream()
                    .filter(table -> !TOUCHED_BY_ASKING.contains(table))
                    .map(table -> "select '" + table + "', count(*), max(xmin::text::bigint) from " + table)
                    .collect(Collectors.joining(" union all ")));
            look();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'flyway')
                    and n.nspname !~ '^pg_' order by 1""")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** The tables in which anything was written since the last look. */
    Set<String> look() {
        try {
            String newest = read(latest);
            if (newest.equals(transactions)) {
                return Set.of();
            }
            transactions = newest;
            Set<String> now = new TreeSet<>(read(all).lines().toList());
            Set<String> written = new TreeSet<>(now);
            written.removeAll(state);
            state = now;
            return written.stream().map(row -> row.split(" ", 2)[0]).collect(Collectors.toCollection(TreeSet::new));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(PreparedStatement query) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (ResultSet rows = query.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    text.append(rows.getString(column)).append(' ');
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
