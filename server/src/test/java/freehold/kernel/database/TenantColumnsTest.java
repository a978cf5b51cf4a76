package freehold.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No row is of no tenant and so of all, whatever table a migration makes. */
@ExtendWith(FreshDatabase.class)
class TenantColumnsTest {
    private static final String TABLES_WITH_A_TENANT = """
            select c.oid::regclass::text from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
            where c.relkind in ('r', 'p') and n.nspname not in ('flyway', 'pg_catalog', 'information_schema')
            """;

    private static List<String> tables(TestDatabase database, String condition) {
        return JdbcClient.create(TestServer.administrator(database.url()))
                .sql(TABLES_WITH_A_TENANT + condition + " order by 1")
                .query((row, number) -> row.getString(1))
                .list();
    }

    @Test
    void everyTableWithATenantHasOneInEachRow(TestDatabase database) {
        assertThat(tables(database, "")).hasSizeGreaterThan(60);
        // A link to a login of one's own is its person's, and none but that person's transactions see it.
        assertThat(tables(database, "and not a.attnotnull")).containsExactly("identity.password_link");
    }

    @Test
    void everyTableWithATenantHasWallsThatHoldForItsOwnerToo(TestDatabase database) {
        assertThat(tables(database, "and not (c.relrowsecurity and c.relforcerowsecurity) and not c.relispartition"))
                .isEmpty();
    }
}
