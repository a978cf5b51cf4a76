package freehold.bench.access;

import static freehold.bench.access.SyntheticWorld.NONE;

import freehold.bench.access.SyntheticWorld.Policy;
import freehold.bench.access.SyntheticWorld.Share;
import freehold.bench.access.SyntheticWorld.User;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.postgresql.PGConnection;

/**
 * The same questions put to PostgreSQL, in one prepared statement each: shares and policies and all. What is above an
 * asset comes from a closure table, or is walked up by a recursive query.
 */
final class Postgres implements Engine {
    private static final int ROWS_AT_ONCE = 20_000;

    private static final String SCHEMA = """
            create table asset (id int primary key, tenant int, parent int, subtenant int, type int, region int);
            create table person (id int primary key, tenant int, subtenant int, administrator boolean);
            create table member (person int, team int, primary key (person, team));
            create table share (owner int, receiver int, root int, wide boolean);
            create table permit (person int, asset int, branch boolean);
            create table rule (person int, type int, region int);
            create table closure (asset int, above int, depth int, primary key (asset, above));
            """;

    private static final String INDEXES = """
            create index on share (receiver, root);
            create index on permit (person, asset);
            create index on rule (person);
            analyze;
            """;

    /** Of the asset: itself and all above it, each with its distance. */
    enum Ancestors {
        CLOSURE("closure table", "select c.above, c.depth from closure c where c.asset = q.asset"),
        RECURSION("recursive query", """
                with recursive up as (
                    select a.id above, 0 depth, a.parent from asset a where a.id = q.asset
                    union all
                    select a.id, up.depth + 1, a.parent from up join asset a on a.id = up.parent)
                select above, depth from up""");

        private final String title;
        private final String sql;

        Ancestors(String title, String sql) {
            this.title = title;
            this.sql = sql;
        }

        String title() {
            return title;
        }
    }

    private final Connection connection;
    private final PreparedStatement ask;

    private Postgres(Connection connection, Ancestors ancestors) throws SQLException {
        this.connection = connection;
        this.ask = connection.prepareStatement("""
                with q as (select ?::int person, ?::int asset),
                who as (select p.* from person p, q where p.id = q.person),
                what as (select a.* from asset a, q where a.id = q.asset),
                up as materialized (
                    select u.above, u.depth, a.subtenant from q cross join lateral (%s) u join asset a on a.id = u.above),
                top as (
                    select max(u.depth) depth from who, what, up u
                    where what.tenant <> who.tenant and who.subtenant is null and exists (
                        select from share s where s.receiver = who.tenant and s.root = u.above
                            and (s.wide or not exists (
                                select from up v where v.depth <= u.depth and v.subtenant is distinct from u.subtenant)))
                    union all
                    select max(u.depth) from who, what, up u
                    where what.tenant = who.tenant and (who.subtenant is null or who.subtenant = what.subtenant))
                select exists (
                    select from who, what, top where top.depth is not null and (
                        (who.administrator and who.subtenant is null)
                        or (what.tenant = who.tenant and exists (
                            select from rule r where r.person = who.id and r.type = what.type and r.region = what.region))
                        or exists (
                            select from up u join permit p on p.person = who.id and p.asset = u.above
                            where u.depth <= top.depth and (p.branch or u.depth = 0))))
                """.formatted(ancestors.sql));
    }

    static Postgres ask(Connection connection, Ancestors ancestors) throws SQLException {
        return new Postgres(connection, ancestors);
    }

    @Override
    public boolean mayRead(Question question) {
        try {
            ask.setInt(1, question.user());
            ask.setInt(2, question.asset());
            try (ResultSet rows = ask.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Writes the world into a database. */
    static void load(SyntheticWorld world, Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SCHEMA);
            copy(connection, "asset", rows -> assets(world, rows));
            copy(connection, "closure", rows -> closure(world.assets(), rows));
            copy(connection, "person", rows -> people(world, rows));
            copy(connection, "share", rows -> shares(world, rows));
            copy(connection, "permit", rows -> permits(world, rows));
            copy(connection, "rule", rows -> rules(world, rows));
            statement.execute(INDEXES);
        }
    }

    private static void assets(SyntheticWorld world, Rows rows) {
        Assets assets = world.assets();
        for (int asset = 0; asset < assets.count(); asset++) {
            rows.add(
                    asset,
                    assets.tenant(asset),
                    orNull(assets.parent(asset)),
                    orNull(assets.subtenant(asset)),
                    assets.type(asset),
                    assets.region(asset));
        }
    }

    private static void closure(Assets assets, Rows rows) {
        for (int asset = 0; asset < assets.count(); asset++) {
            int depth = 0;
            for (int step = asset; step != NONE; step = assets.parent(step)) {
                rows.add(asset, step, depth++);
            }
        }
    }

    private static void people(SyntheticWorld world, Rows rows) {
        for (int person = 0; person < world.users().size(); person++) {
            User user = world.users().get(person);
            rows.add(person, user.tenant(), orNull(user.subtenant()), user.administrator());
        }
    }

    private static void shares(SyntheticWorld world, Rows rows) {
        for (Share share : world.shares()) {
            if (share.live()) {
                rows.add(share.owner(), share.receiver(), share.root(), share.includeSubtenants());
            }
        }
    }

    /** Groups are resolved when policies are written, so that a question needs no join with them. */
    private static void permits(SyntheticWorld world, Rows rows) {
        named(world, (person, policy) -> {
            for (int asset : policy.assets()) {
                rows.add(person, asset, policy.branch());
            }
        });
    }

    private static void rules(SyntheticWorld world, Rows rows) {
        named(world, (person, policy) -> {
            if (policy.isRule()) {
                rows.add(person, policy.type(), policy.region());
            }
        });
    }

    private interface Naming {
        void visit(int person, Policy policy);
    }

    private static void named(SyntheticWorld world, Naming naming) {
        int perTenant = world.users().size() / world.tenants();
        for (Policy policy : world.policies()) {
            for (int person = policy.tenant() * perTenant; person < (policy.tenant() + 1) * perTenant; person++) {
                if (policy.names(world.users().get(person), person)) {
                    naming.visit(person, policy);
                }
            }
        }
    }

    private static String orNull(int number) {
        return number == NONE ? "\\N" : Integer.toString(number);
    }

    /** Rows on their way into a table. */
    private static final class Rows {
        private final StringBuilder text = new StringBuilder();
        private final Consumer<String> full;
        private int rows;

        Rows(Consumer<String> full) {
            this.full = full;
        }

        void add(Object... values) {
            for (int i = 0; i < values.length; i++) {
                text.append(i == 0 ? "" : "\t").append(values[i]);
            }
            text.append('\n');
            if (++rows % ROWS_AT_ONCE == 0) {
                flush();
            }
        }

        void flush() {
            full.accept(text.toString());
            text.setLength(0);
        }
    }

    private static void copy(Connection connection, String table, Consumer<Rows> from) {
        Rows rows = new Rows(text -> {
            try {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table + " from stdin", new StringReader(text));
            } catch (SQLException | IOException failed) {
                throw new IllegalStateException(failed);
            }
        });
        from.accept(rows);
        rows.flush();
    }
}
