package freehold.bench.access;

import freehold.bench.Latencies;
import freehold.bench.Table;
import freehold.decision.View;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The first hundred of what people may read of their own tenant's assets, by name, and how many these are in all. Ours
 * goes through the tenant's assets in the order of their names and asks the engine for each; PostgreSQL does all of it
 * in one statement, with a closure table. Both are held to the oracle first.
 */
final class Lists {
    private static final int PAGE = 100;
    private static final int USERS = 1_000;
    /** A list takes the peer a good part of a second. */
    private static final int USERS_OF_PEER = 40;
    /** Odd, so that no two assets have the same name. */
    private static final int SCRAMBLE = 0x9E3779B9;

    private static final String SEEN = """
            from listing l join person w on w.id = ? where l.tenant = w.tenant
                and (w.subtenant is null or w.subtenant = l.subtenant)
                and ((w.administrator and w.subtenant is null)
                    or exists (select from rule r where r.person = w.id and r.type = l.type and r.region = l.region)
                    or exists (select from closure c join permit p on p.person = w.id and p.asset = c.above
                        where c.asset = l.id and (p.branch or c.depth = 0)))""";

    private final SyntheticWorld world;
    private final Freehold ours;
    private final Oracle oracle;
    private final Connection connection;
    private final Map<Integer, int[]> byName = new HashMap<>();

    /** @param connection to where the world has been loaded */
    Lists(SyntheticWorld world, Freehold ours, Oracle oracle, Connection connection) {
        this.world = world;
        this.ours = ours;
        this.oracle = oracle;
        this.connection = connection;
    }

    void run(Table table) throws Exception {
        load();
        int[] users = users(USERS);
        int[] few = users(USERS_OF_PEER);
        for (int user : few) {
            check(user, ours(user), total(user));
        }
        int[] next = {0};
        Latencies ids = Latencies.of(USERS, USERS * 4, () -> ours(users[next[0]++ % USERS]));
        table.row("ours, ids of a page of " + PAGE + " by name, " + USERS + " users", ids.toString(), "");
        Latencies totals = Latencies.of(USERS, USERS * 4, () -> total(users[next[0]++ % USERS]));
        table.row("ours, exact total of what they may read", totals.toString(), "");
        Latencies rows = Latencies.of(USERS / 4, USERS, () -> rows(ours(users[next[0]++ % USERS])));
        table.row("ours, the page with its rows from PostgreSQL", rows.toString(), "");
        beside(table, few, ids, totals);
    }

    private void beside(Table table, int[] users, Latencies ids, Latencies totals) throws Exception {
        int[] next = {0};
        for (int user : users) {
            check(user, page(user), count(user));
        }
        Latencies pages = Latencies.of(4, users.length, () -> page(users[next[0]++ % users.length]));
        table.row(
                "PostgreSQL, closure table, ids of the page",
                pages.toString(),
                Table.times(pages.medianMicros() / ids.medianMicros()) + " of ours");
        Latencies counts = Latencies.of(4, users.length, () -> count(users[next[0]++ % users.length]));
        table.row(
                "PostgreSQL, closure table, exact total",
                counts.toString(),
                Table.times(counts.medianMicros() / totals.medianMicros()) + " of ours");
    }

    private int[] users(int many) {
        return IntStream.range(0, many)
                .map(i -> (int) ((long) i * world.users().size() / many))
                .toArray();
    }

    private void check(int user, List<Integer> page, long total) {
        List<Integer> expected = Arrays.stream(byName(world.users().get(user).tenant()))
                .filter(asset -> oracle.mayRead(new Question(user, asset)))
                .boxed()
                .toList();
        if (total != expected.size() || !page.equals(expected.subList(0, Math.min(PAGE, expected.size())))) {
            throw new IllegalStateException("a list of user " + user + " has " + total + " of " + expected.size()
                    + " assets, or others than it should, and is not timed");
        }
    }

    private int[] byName(int tenant) {
        return byName.computeIfAbsent(
                tenant,
                unseen -> IntStream.range(world.rootOf(tenant), world.endOf(tenant))
                        .boxed()
                        .sorted((one, other) -> Integer.compareUnsigned(one * SCRAMBLE, other * SCRAMBLE))
                        .mapToInt(Integer::intValue)
                        .toArray());
    }

    private List<Integer> ours(int user) {
        View view = ours.view(user);
        List<Integer> page = new ArrayList<>(PAGE);
        for (int asset : byName(world.users().get(user).tenant())) {
            if (ours.mayRead(view, asset)) {
                page.add(asset);
                if (page.size() == PAGE) {
                    break;
                }
            }
        }
        return page;
    }

    private long total(int user) {
        return ours.readableOwn(ours.view(user));
    }

    private List<String> rows(List<Integer> page) throws SQLException {
        Map<Integer, String> names = new HashMap<>();
        Array ids = connection.createArrayOf("int", page.toArray());
        try (PreparedStatement ask = connection.prepareStatement(
                "select id, name, subtenant, type, region from listing where id = any (?)")) {
            ask.setArray(1, ids);
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    names.put(rows.getInt(1), rows.getString(2));
                }
            }
        }
        return page.stream().map(names::get).toList();
    }

    private List<Integer> page(int user) throws SQLException {
        List<Integer> page = new ArrayList<>();
        try (PreparedStatement ask =
                connection.prepareStatement("select l.id " + SEEN + " order by l.name limit " + PAGE)) {
            ask.setInt(1, user);
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    page.add(rows.getInt(1));
                }
            }
        }
        return page;
    }

    private long count(int user) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("select count(*) " + SEEN)) {
            ask.setInt(1, user);
            try (ResultSet rows = ask.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void load() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table listing (tenant int, name text collate "C", id int, subtenant int, type int, region int);
                    insert into listing select tenant,
                        'asset ' || lpad(to_hex((id::bigint * %d) & 4294967295), 8, '0'), id, subtenant, type, region
                    from asset;
                    create unique index on listing (id);
                    create unique index on listing (tenant, name);
                    analyze listing;""".formatted(Integer.toUnsignedLong(SCRAMBLE)));
        }
    }
}
