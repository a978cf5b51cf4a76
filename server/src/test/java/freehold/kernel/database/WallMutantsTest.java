package freehold.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Each policy of row-level security is held against a row of another tenant, and then opened in each way one could
 * think of: a wall whose opening nobody noticed would be none.
 */
@ExtendWith(FreshDatabase.class)
class WallMutantsTest {
    private static final String WALLS = """
            select p.schemaname || '.' || p.tablename as at, p.tablename as name, p.policyname as policy, p.cmd as kind,
                p.qual, p.with_check
            from pg_policies p
            join pg_namespace n on n.nspname = p.schemaname
            join pg_class c on c.relnamespace = n.oid and c.relname = p.tablename
            where p.permissive = 'PERMISSIVE' and p.roles && array['public', 'freehold_app']::name[]
                and exists (select from pg_attribute a
                    where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
            order by 1, 2""";

    /** A row of another tenant, and another person's, where tables have persons. */
    private static final String THEIRS =
            "{\"tenant_id\": \"theirs\", \"person_id\": \"01234567-89ab-cdef-0123-456789abcdef\"}";

    /** In a short run each so manyth policy is opened. */
    private static final int STEP = Boolean.getBoolean("freehold.long") ? 1 : 8;

    /** What becomes of a condition when somebody errs. */
    private static final List<UnaryOperator<String>> SLIPS = List.of(
            condition -> "true",
            condition -> "(" + condition + ") or coalesce(current_setting('freehold.tenant', true), '') <> ''",
            condition -> "not (" + condition + ")",
            condition -> condition.replaceAll("tenant_id = ", "tenant_id <> "),
            condition -> condition.replaceAll("tenant_id = ", "tenant_id >= "));

    /** One policy that the server's login meets. */
    private record Wall(
            String at,
            String name,
            String policy,
            String kind,
            @Nullable String qual,
            @Nullable String withCheck) {
        /** Lent rows are read, and by nothing else. */
        boolean servesLooks() {
            return kind.equals("SELECT");
        }

        Wall with(UnaryOperator<String> slip, boolean check) {
            String changed = slip.apply(check ? String.valueOf(withCheck) : String.valueOf(qual));
            return new Wall(at, name, policy, kind, check ? qual : changed, check ? changed : withCheck);
        }

        String statement() {
            return "alter policy " + policy + " on " + at + (qual == null ? "" : " using (" + qual + ")")
                    + (withCheck == null ? "" : " with check (" + withCheck + ")");
        }
    }

    private final JdbcClient owner;
    private final JdbcClient app;
    private final TransactionTemplate transaction;
    private final Walls walls;

    WallMutantsTest(TestDatabase database) {
        DataSource login = database.as(DatabaseRole.APP);
        owner = JdbcClient.create(database.as(DatabaseRole.MIGRATION));
        app = JdbcClient.create(login);
        transaction = new TransactionTemplate(new JdbcTransactionManager(login));
        walls = new Walls(app, new JdbcTransactionManager(login));
    }

    private List<Wall> all() {
        return owner.sql(WALLS)
                .query((row, number) -> new Wall(
                        row.getString("at"),
                        row.getString("name"),
                        row.getString("policy"),
                        row.getString("kind"),
                        row.getString("qual"),
                        row.getString("with_check")))
                .list();
    }

    /** Whether the conditions let through a row of another tenant: within one's own reach, or one with its owner in it. */
    private boolean leaks(Wall wall) {
        List<String> owners = wall.servesLooks() ? List.of("") : List.of("", "theirs");
        return owners.stream()
                .anyMatch(reach -> passes(wall, wall.qual(), reach) || passes(wall, wall.withCheck(), reach));
    }

    private boolean passes(Wall wall, @Nullable String condition, String reach) {
        if (condition == null) {
            return false;
        }
        return Boolean.TRUE.equals(transaction.execute(status -> {
            app.sql("""
                            select set_config('freehold.tenant', 'mine', true), set_config('freehold.owner', :reach, true),
                                set_config('freehold.person', '', true), set_config('freehold.operator', '', true)""").param("reach", reach).query(row -> {});
            return app.sql("select coalesce((" + condition + "), false) from jsonb_populate_record(null::" + wall.at()
                            + ", '" + THEIRS + "') as " + wall.name())
                    .query(Boolean.class)
                    .single();
        }));
    }

    @Test
    void noPolicyLetsARowOfAnotherTenantThrough() {
        List<Wall> walls = all();
        assertThat(walls).hasSizeGreaterThan(100).noneMatch(this::leaks);
    }

    /** The list of survivors is empty. */
    @Test
    void eachPolicyThatSomebodyOpensIsNoticed() {
        List<Wall> survivors = new ArrayList<>();
        int mutants = 0;
        List<Wall> standing = all();
        for (int i = 0; i < standing.size(); i += STEP) {
            Wall wall = standing.get(i);
            for (Wall opened : opened(wall)) {
                owner.sql(opened.statement()).update();
                boolean noticed = all().stream()
                        .filter(other ->
                                other.at().equals(wall.at()) && other.policy().equals(wall.policy()))
                        .anyMatch(this::leaks);
                if (!noticed) {
                    survivors.add(opened);
                }
                mutants++;
            }
            owner.sql(wall.statement()).update();
        }
        System.out.println(mutants + " openings of policies, of which nobody noticed " + survivors.size());
        assertThat(survivors).isEmpty();
        assertThat(mutants).isGreaterThan(500 / STEP);
        assertThat(all()).noneMatch(this::leaks);
    }

    private static List<Wall> opened(Wall wall) {
        List<Wall> opened = new ArrayList<>();
        for (UnaryOperator<String> slip : SLIPS) {
            for (boolean check : Set.of(true, false)) {
                if ((check ? wall.withCheck() : wall.qual()) != null) {
                    Wall changed = wall.with(slip, check);
                    if (!changed.equals(wall)) {
                        opened.add(changed);
                    }
                }
            }
        }
        return opened;
    }

    @Test
    void eachTableWhoseWallIsTakenDownIsNamed() {
        for (String down : List.of("disable row level security", "no force row level security")) {
            String up = down.startsWith("no") ? "force row level security" : "enable row level security";
            List<String> tables = all().stream().map(Wall::at).distinct().toList();
            tables.forEach(
                    table -> owner.sql("alter table " + table + " " + down).update());
            assertThat(walls.inspect().gaps()).extracting(Walls.Gap::table).containsAll(tables);
            tables.forEach(table -> owner.sql("alter table " + table + " " + up).update());
            assertThat(walls.inspect().gaps()).isEmpty();
        }
    }
}
