package freehold.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopiedRowsTest {
    private final Connection connection;

    CopiedRowsTest() throws SQLException {
        connection = DatabaseUrl.parse(TestDatabase.urlOfEmpty()).unpooled().getConnection();
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void columnsAreWhatTheDatabaseHas() throws SQLException {
        assertThat(rows("select * from (values ('a', null, 1, true), ('', E'\\\\N', 2, false)) v"))
                .containsExactly(Arrays.asList("a", null, "1", "t"), List.of("", "\\N", "2", "f"));
    }

    @Test
    void charactersThatCopyWritesOtherwiseComeBack() throws SQLException {
        assertThat(rows("select E'tab\\t line\\n return\\r back\\b feed\\f up\\x0b slash\\\\ ümlaut', 'next'"))
                .containsExactly(List.of("tab\t line\n return\r back\b feed\f up\u000b slash\\ ümlaut", "next"));
    }

    @Test
    void whoeverStopsInBetweenLeavesTheConnectionAsItWas() throws SQLException {
        assertThatThrownBy(() -> CopiedRows.forEach(connection, "select generate_series(1, 100000)", row -> {
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");

        assertThat(rows("select 1")).containsExactly(List.of("1"));
    }

    private List<List<String>> rows(String query) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        CopiedRows.forEach(connection, query, row -> rows.add(Arrays.asList(row)));
        return rows;
    }
}
