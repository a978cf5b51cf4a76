package freehold.decision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The documented rights matrix, as it stands in {@code rights-matrix.csv}. */
final class RightsMatrix {
    private static final List<Row> ROWS = read();

    /**
     * @param footnote the number of a remark that narrows the row, or empty
     */
    record Row(String title, Set<Role> roles, String footnote) {}

    private RightsMatrix() {}

    static List<Row> rows() {
        return ROWS;
    }

    static Row row(String title) {
        for (Row row : ROWS) {
            if (row.title().equals(title)) {
                return row;
            }
        }
        throw new IllegalArgumentException("no such right: " + title);
    }

    private static List<Row> read() {
        try (InputStream csv = Objects.requireNonNull(RightsMatrix.class.getResourceAsStream("/rights-matrix.csv"))) {
            List<String[]> lines = new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(",", -1))
                    .toList();
            List<String> titles = List.of(lines.getFirst());
            return lines.stream().skip(1).map(cells -> parse(titles, cells)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row parse(List<String> titles, String[] cells) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (cells[titles.indexOf(role.name().toLowerCase(Locale.ROOT))].equals("yes")) {
                roles.add(role);
            }
        }
        return new Row(cells[titles.indexOf("right")], roles, cells[titles.indexOf("footnote")]);
    }
}
