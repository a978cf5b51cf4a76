package freehold.kernel.database;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks whether the walls between tenants stand in the database that runs, whatever somebody has done to it since the
 * migrations. It asks as the login that serves requests, and so sees what a statement of ours would meet.
 */
@Component
public class Walls {
    /** Longer than an id of a tenant can be. */
    private static final String NOBODY = "nobody-at-all";

    /** The types that everybody has are kept as those of a tenant that does not exist. */
    private static final String EXCEPT_BUILT_IN = " where tenant_id <> 'core'";

    private static final int PATIENCE_MILLIS = 5_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Walls(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /**
     * Where a wall has a gap.
     *
     * @param table with its schema, which has the name of the module; or the login
     */
    public record Gap(String table, String what) {}

    /** What was looked at, and what is wrong with it. */
    public record Report(int tables, List<Gap> gaps) {}

    /**
     * A table with tenants' rows, as the login that serves requests meets it.
     *
     * @param allowed the kinds of statement that grants allow it
     * @param walled those that a policy allows, too
     * @param open names of policies that don't ask for the tenant
     * @param tells whether a row's tenant may be read
     */
    private record Table(
            String name,
            boolean enabled,
            boolean forced,
            Set<String> allowed,
            Set<String> walled,
            Set<String> open,
            boolean tells) {
        static Table of(ResultSet row, int number) throws SQLException {
            return new Table(
                    row.getString("name"),
                    row.getBoolean("relrowsecurity"),
                    row.getBoolean("relforcerowsecurity"),
                    texts(row.getArray("allowed")),
                    texts(row.getArray("walled")),
                    texts(row.getArray("open")),
                    row.getBoolean("tells"));
        }

        private static Set<String> texts(Array column) throws SQLException {
            return new TreeSet<>(Arrays.asList((String[]) column.getArray()));
        }
    }

    public Report inspect() {
        List<Gap> gaps = new ArrayList<>();
        loginIsWeak(gaps);
        List<Table> tables = tables();
        for (Table table : tables) {
            if (!table.enabled() || !table.forced()) {
                gaps.add(new Gap(table.name(), "row-level security is not enabled and forced"));
            }
            Set<String> without = new TreeSet<>(table.allowed());
            without.removeAll(table.walled());
            without.forEach(kind -> gaps.add(new Gap(table.name(), "no policy for " + kind)));
            table.open()
                    .forEach(policy -> gaps.add(
                            new Gap(table.name(), "the policy " + policy + " lets through whatever the tenant")));
            if (table.allowed().contains("select") && showsSomethingToNobody(table)) {
                gaps.add(new Gap(table.name(), "rows show to a tenant that does not exist"));
            }
        }
        return new Report(tables.size(), gaps);
    }

    private void loginIsWeak(List<Gap> gaps) {
        boolean powerful = jdbc.sql("""
                        select rolsuper or rolbypassrls or exists (select from pg_class where relowner = r.oid)
                            or exists (select from pg_auth_members where member = r.oid)
                        from pg_roles r where rolname = current_user""").query(Boolean.class).single();
        if (powerful) {
            gaps.add(new Gap(DatabaseRole.APP.login(), "has rights that pass the walls"));
        }
    }

    private List<Table> tables() {
        return jdbc.sql("""
                        select n.nspname || '.' || c.relname as name, c.relrowsecurity, c.relforcerowsecurity,
                            array(select kind from unnest(array['select', 'insert', 'update']) kind
                                where has_any_column_privilege(c.oid, kind)
                                union all select 'delete' where has_table_privilege(c.oid, 'delete')) as allowed,
                            array(select kind from unnest(array['select', 'insert', 'update', 'delete']) kind
                                where exists (select from pg_policies p
                                    where p.schemaname = n.nspname and p.tablename = c.relname
                                        and p.cmd in ('ALL', upper(kind))
                                        and p.roles && array['public', current_user]::name[])) as walled,
                            array(select p.policyname::text from pg_policies p
                                where p.schemaname = n.nspname and p.tablename = c.relname
                                    and p.permissive = 'PERMISSIVE'
                                    and p.roles && array['public', current_user]::name[]
                                    and (coalesce(p.qual, 'freehold.') !~ 'freehold\\.'
                                        or coalesce(p.with_check, 'freehold.') !~ 'freehold\\.')) as open,
                            has_column_privilege(c.oid, 'tenant_id', 'select') as tells
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = any (:schemas)
                            and exists (select from pg_attribute a
                                where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
                        order by 1""")
                .param("schemas", ModuleSchemas.ALL.toArray(String[]::new))
                .query(Table::of)
                .list();
    }

    private boolean showsSomethingToNobody(Table table) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            jdbc.sql("""
                            select set_config('freehold.tenant', :nobody, true), set_config('freehold.owner', '', true),
                                set_config('freehold.person', '', true), set_config('freehold.operator', '', true),
                                set_config('statement_timeout', :patience, true)""")
                    .param("nobody", NOBODY)
                    .param("patience", PATIENCE_MILLIS + "ms")
                    .query(row -> {});
            return jdbc.sql("select exists (select from " + table.name() + (table.tells() ? EXCEPT_BUILT_IN : "") + ")")
                    .query(Boolean.class)
                    .single();
        }));
    }
}
