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

/** Looks for marks in whatever was written to the database, seen past every wall. */
final class Traces implements AutoCloseable {
    private static final String TABLES = """
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'flyway')
                and n.nspname !~ '^pg_'""";

    private final Connection connection;
    private final PreparedStatement marked;
    private final int tables;
    private long first;

    Traces(String url, List<String> marks) throws SQLException {
        URI server = URI.create(url);
        String[] login = server.getUserInfo().split(":", 2);
        connection = DriverManager.getConnection(
                "jdbc:postgresql://" + server.getAuthority().replaceFirst(".*@", "") + server.getPath(),
                login[0],
                login[1]);
        List<String> names = texts("select n.nspname || '.' || c.relname " + TABLES + " order by 1");
        tables = names.size();
        marked = connection.prepareStatement(names.stream()
                .map(table -> "select '" + table + ": ' || t::text from " + table
                        + " t where xmin::text::bigint >= ? and t::text ~ '" + String.join("|", marks) + "'")
                .collect(Collectors.joining(" union all ")));
    }

    /** Names of columns, as members of JSON are called. */
    Set<String> columns() throws SQLException {
        Set<String> names = new TreeSet<>();
        for (String column : texts("select distinct a.attname from pg_attribute a where a.attnum > 0 and a.attrelid in"
                + " (select c.oid " + TABLES + ")")) {
            StringBuilder name = new StringBuilder();
            for (String word : column.split("_")) {
                name.append(
                        name.isEmpty() || word.isEmpty()
                                ? word
                                : Character.toUpperCase(word.charAt(0)) + word.substring(1));
            }
            names.add(name.toString());
        }
        return names;
    }

    /** Looks at nothing that was written before. */
    void begin() throws SQLException {
        first = Long.parseLong(
                texts("select pg_snapshot_xmax(pg_current_snapshot())::text").getFirst());
    }

    /** Rows written since that bear a mark. */
    List<String> found() throws SQLException {
        for (int i = 1; i <= tables; i++) {
            marked.setLong(i, first);
        }
        try (ResultSet rows = marked.executeQuery()) {
            return texts(rows);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return texts(rows);
        }
    }

    private static List<String> texts(ResultSet rows) throws SQLException {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
            texts.add(rows.getString(1));
        }
        return texts;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
