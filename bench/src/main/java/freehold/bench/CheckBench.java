package freehold.bench;

import freehold.decision.Action;
import freehold.decision.AspectNames;
import freehold.decision.AssetFact;
import freehold.decision.AssetId;
import freehold.decision.Channel;
import freehold.decision.Decision;
import freehold.decision.Names;
import freehold.decision.Profile;
import freehold.decision.Role;
import freehold.decision.ShareFact;
import freehold.decision.ShareId;
import freehold.decision.Subject;
import freehold.decision.TenantFacts;
import freehold.decision.TenantId;
import freehold.decision.TimeWindow;
import freehold.decision.View;
import freehold.decision.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What one decision costs: 100,000 assets of an owner, 1,000 subtrees of them lent to a receiver. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CheckBench {
    private static final TenantId OWNER = new TenantId("owner");
    private static final TenantId RECEIVER = new TenantId("receiver");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int ASSETS = 100_000;
    private static final int CHILDREN = 8;
    private static final int SHARES = 1_000;
    private static final int QUESTIONS = 1 << 16;

    private final View owners;
    private final View receivers;
    private final AssetId[] asked;
    private int next;

    /** Builds the world with a fixed seed, so that two runs ask the same. */
    public CheckBench() {
        Random random = new Random(20_260_101);
        List<AssetFact> assets = new ArrayList<>(ASSETS);
        for (int i = 0; i < ASSETS; i++) {
            Optional<AssetId> parent = i == 0
                    ? Optional.empty()
                    : Optional.of(assets.get((i - 1) / CHILDREN).id());
            assets.add(new AssetFact(id(random), parent, Optional.empty(), AssetFact.Kind.OTHER));
        }
        AssetFact folder = new AssetFact(id(random), Optional.empty(), Optional.empty(), AssetFact.Kind.SHARE_FOLDER);
        List<ShareFact> shares = new ArrayList<>(SHARES);
        for (int i = 0; i < SHARES; i++) {
            shares.add(share(assets.get(1 + random.nextInt(ASSETS - 1)).id(), folder.id(), random));
        }
        World world = World.of(List.of(
                TenantFacts.of(OWNER, 1, assets, shares), TenantFacts.of(RECEIVER, 1, List.of(folder), shares)));
        owners = world.view(administrator(OWNER), NOW);
        receivers = world.view(administrator(RECEIVER), NOW);
        asked = random.ints(QUESTIONS, 0, ASSETS)
                .mapToObj(i -> assets.get(i).id())
                .toArray(AssetId[]::new);
    }

    private static Subject administrator(TenantId tenant) {
        return new Subject(tenant, Optional.empty(), false, Set.of(Role.ADMINISTRATOR));
    }

    private static ShareFact share(AssetId root, AssetId mount, Random random) {
        return new ShareFact(
                new ShareId(new UUID(random.nextLong(), random.nextLong())),
                OWNER,
                RECEIVER,
                root,
                Set.of(Channel.TELEMETRY, Channel.DETAILS),
                new Profile(Names.ALL, Names.ALL, AspectNames.ALL, AspectNames.ALL),
                true,
                Set.of(),
                false,
                TimeWindow.ALWAYS,
                TimeWindow.ALWAYS,
                mount,
                NOW);
    }

    private static AssetId id(Random random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return new AssetId(HexFormat.of().formatHex(bytes));
    }

    /** The owner reads one of its own assets. */
    @Benchmark
    public Decision own() {
        return owners.decide(Action.READ, ask());
    }

    /** The receiver reads an asset of the owner, covered or not. */
    @Benchmark
    public Decision foreign() {
        return receivers.decide(Action.READ, ask());
    }

    private AssetId ask() {
        next = (next + 1) & (QUESTIONS - 1);
        return asked[next];
    }

    static void run(Table table) throws Exception {
        double floorMicros;
        try (Floor floor = new Floor()) {
            floor.copyValuesPerSecond(Load.STANDARD);
            Latencies lookup = floor.keyLookup(20_000);
            floorMicros = lookup.medianMicros();
            table.row(
                    "PostgreSQL, one row by primary key (floor of a decision in the database)", lookup.toString(), "1");
        }
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include(CheckBench.class.getName())
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(2))
                        .build())
                .run()) {
            String name = result.getPrimaryResult().getLabel();
            double nanos = result.getPrimaryResult().getScore();
            table.row(
                    "decision to read, " + name + " asset, 100,000 assets, 1,000 shares",
                    Table.number(nanos) + " ns ± "
                            + Table.number(result.getPrimaryResult().getScoreError()),
                    Table.times(floorMicros * 1e3 / nanos) + " faster");
        }
    }
}
