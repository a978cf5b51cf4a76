package freehold.bench.access;

import freehold.bench.Floor;
import freehold.bench.Latencies;
import freehold.bench.Load;
import freehold.bench.Table;
import freehold.decision.View;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who may read what among a million assets of a hundred tenants, under policies and shares. Each engine is first held to
 * the oracle, and timed only when it agrees; then ours gets the same questions in the same order.
 */
public final class AccessBench {
    private static final long SEED = 20_260_101;
    /** So many answers of each engine are compared before it is timed. */
    private static final int COMPARED = 20_000;

    private static final int IN_ONE_VIEW = 64;
    private static final int VIEWS = 2_000;
    private static final int RULES_OF_CASBIN = 1_100;
    /** Cedar keeps a set of policies for each of them. */
    private static final int USERS_OF_CEDAR = 50;

    private final Table table;
    private final SyntheticWorld world;
    private final Oracle oracle;
    private final Questions questions;
    private final Freehold ours;

    private AccessBench(Table table, WorldSize size) {
        this.table = table;
        this.world = WorldMaker.make(size, SEED);
        this.oracle = new Oracle(world);
        this.questions = new Questions(world, SEED);
        long before = usedMemory();
        long start = System.nanoTime();
        this.ours = new Freehold(world);
        long took = System.nanoTime() - start;
        table.row(
                "facts of " + world.assets().count() + " assets, "
                        + world.policies().size() + " policies and "
                        + world.shares().size() + " shares",
                Table.number(took / 1e9) + " s, "
                        + Table.number((usedMemory() - before)
                                / (double) world.assets().count()) + " bytes an asset",
                "");
    }

    /** With ten million assets our engine is measured alone: the others are not made for that. */
    public static void run(Table table, boolean tenMillion) throws Exception {
        AccessBench bench = new AccessBench(table, tenMillion ? WorldSize.TEN_MILLION : WorldSize.MILLION);
        bench.check("ours", bench.ours, bench.draw(COMPARED, questions -> questions.any()));
        bench.ours();
        if (!tenMillion) {
            bench.beside("jCasbin", bench.casbin(), bench.ofTenantOfCasbin());
            bench.beside("cedar-java", new Cedar(bench.world), bench.ofUsersOfCedar());
            bench.postgres();
        }
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private List<Question> draw(int many, Function<Questions, Question> how) {
        return Stream.generate(() -> how.apply(questions)).limit(many).toList();
    }

    private void check(String name, Engine engine, List<Question> asked) {
        for (Question question : asked) {
            boolean expected = oracle.mayRead(question);
            if (engine.mayRead(question) != expected) {
                throw new IllegalStateException(
                        name + " says " + !expected + " to " + question + " and is not timed: it is wrong");
            }
        }
    }

    private void ours() throws Exception {
        List<Question> random = draw(1 << 16, questions -> questions.any());
        for (int i = 0; i < 3; i++) {
            random.forEach(ours::mayRead);
        }
        long start = System.nanoTime();
        random.forEach(ours::mayRead);
        table.row("ours, any user and any asset", perSecond(random.size(), System.nanoTime() - start), "");
        table.row("", latencies(ours, random).toString(), "");
        int[] users = IntStream.range(0, VIEWS)
                .map(i -> i * 7919 % world.users().size())
                .toArray();
        int[][] assets = Arrays.stream(users)
                .mapToObj(user -> IntStream.range(0, IN_ONE_VIEW)
                        .map(i -> questions.of(user).asset())
                        .toArray())
                .toArray(int[][]::new);
        for (int i = 0; i < 5; i++) {
            views(users, assets);
        }
        long viewsStart = System.nanoTime();
        views(users, assets);
        table.row(
                "ours, " + IN_ONE_VIEW + " assets in one view",
                perSecond(VIEWS * IN_ONE_VIEW, System.nanoTime() - viewsStart),
                "");
    }

    private int views(int[] users, int[][] assets) {
        int allowed = 0;
        for (int i = 0; i < users.length; i++) {
            View view = ours.view(users[i]);
            for (int asset : assets[i]) {
                allowed += ours.mayRead(view, asset) ? 1 : 0;
            }
        }
        return allowed;
    }

    private static String perSecond(int many, long nanos) {
        return Table.number(many * 1e3 / nanos) + " million a second, " + Table.number((double) nanos / many)
                + " ns each";
    }

    private static Latencies latencies(Engine engine, List<Question> asked) throws Exception {
        int[] next = {0};
        return Latencies.of(asked.size() / 4, asked.size(), () -> engine.mayRead(asked.get(next[0]++ % asked.size())));
    }

    private void beside(String name, Engine peer, List<Question> asked) throws Exception {
        try (peer) {
            check(name, peer, asked);
            Latencies theirs = latencies(peer, asked);
            Latencies same = latencies(ours, asked);
            table.row(name, theirs.toString(), Table.times(theirs.medianMicros() / same.medianMicros()) + " of ours");
            table.row("ours, the same questions", same.toString(), "");
        }
    }

    private int tenantOfCasbin() {
        int best = 0;
        long nearest = Long.MAX_VALUE;
        for (int tenant = 0; tenant < world.tenants(); tenant++) {
            int candidate = tenant;
            long rules = world.policies().stream()
                    .filter(policy -> policy.tenant() == candidate)
                    .mapToLong(policy ->
                            (long) (policy.users().size() + policy.groups().size())
                                    * Math.max(1, policy.assets().size()))
                    .sum();
            if (Math.abs(rules - RULES_OF_CASBIN) < nearest) {
                nearest = Math.abs(rules - RULES_OF_CASBIN);
                best = tenant;
            }
        }
        return best;
    }

    private Engine casbin() {
        return new Casbin(world, tenantOfCasbin());
    }

    private List<Question> ofTenantOfCasbin() {
        int tenant = tenantOfCasbin();
        int[] users = IntStream.range(0, world.users().size())
                .filter(user -> world.users().get(user).tenant() == tenant)
                .toArray();
        return ownOf(users);
    }

    private List<Question> ofUsersOfCedar() {
        return ownOf(IntStream.range(0, USERS_OF_CEDAR)
                .map(i -> i * world.users().size() / USERS_OF_CEDAR)
                .toArray());
    }

    private List<Question> ownOf(int[] users) {
        List<Question> asked = new ArrayList<>();
        for (int i = 0; i < COMPARED; i++) {
            asked.add(questions.ownOf(users[i % users.length]));
        }
        return asked;
    }

    private void postgres() throws Exception {
        try (Floor floor = new Floor()) {
            floor.copyValuesPerSecond(Load.STANDARD);
            table.row(
                    "PostgreSQL, one row by primary key",
                    floor.keyLookup(20_000).toString(),
                    "floor");
            Postgres.load(world, floor.connect());
            List<Question> asked = draw(COMPARED, questions -> questions.any());
            for (Postgres.Ancestors ancestors : Postgres.Ancestors.values()) {
                beside("PostgreSQL, " + ancestors.title(), Postgres.ask(floor.connect(), ancestors), asked);
            }
            try (Connection connection = floor.connect()) {
                new Lists(world, ours, oracle, connection).run(table);
            }
        }
    }
}
