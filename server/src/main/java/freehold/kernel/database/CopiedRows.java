package freehold.kernel.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Rows of a query as PostgreSQL's {@code COPY} streams them: one is at hand at a time, however many there are, and none
 * costs a round trip.
 */
public final class CopiedRows {
    private static final String NULL = "\\N";

    private CopiedRows() {}

    /**
     * Reads a query to its end.
     *
     * @param query without parameters: {@code COPY} knows none
     * @param row takes the columns of a row as texts
     */
    public static void forEach(Connection connection, String query, Consumer<@Nullable String[]> row)
            throws SQLException {
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (" + query + ") to stdout");
        try {
            byte[] line = copy.readFromCopy();
            while (line != null) {
                // Without the end of the line.
                row.accept(columns(new String(line, 0, line.length - 1, StandardCharsets.UTF_8)));
                line = copy.readFromCopy();
            }
        } finally {
            // To cancel it would leave the connection in the middle of an answer.
            while (copy.isActive() && copy.readFromCopy() != null) {
                // nobody wants the rest
            }
        }
    }

    private static @Nullable String[] columns(String line) {
        @Nullable String[] columns = line.split("\t", -1);
        for (int i = 0; i < columns.length; i++) {
            columns[i] = NULL.equals(columns[i]) ? null : text(String.valueOf(columns[i]));
        }
        return columns;
    }

    private static String text(String column) {
        if (column.indexOf('\\') < 0) {
            return column;
        }
        StringBuilder text = new StringBuilder(column.length());
        for (int i = 0; i < column.length(); i++) {
            char character = column.charAt(i);
            text.append(character == '\\' ? escaped(column.charAt(++i)) : character);
        }
        return text.toString();
    }

    private static char escaped(char letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> '\u000b';
            default -> letter;
        };
    }
}
