package freehold.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.SubtenantId;
import freehold.decision.TenantFacts;
import freehold.decision.TenantId;
import freehold.kernel.ProblemException;
import freehold.kernel.database.DatabaseRole;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(FreshDatabase.class)
class FenceTest {
    private static final SubtenantId PARK = new SubtenantId("park");
    private static int tenants;

    private final TestDatabase database;
    private final TenantId tenant = new TenantId("t" + tenants++);
    private final Node first;
    private final Node second;
    private final AssetId root;

    FenceTest(TestDatabase database) {
        this.database = database;
        this.first = new Node(database);
        this.second = new Node(database);
        this.root = first.found(tenant);
    }

    @BeforeEach
    void bothNodesKnowTheTenant() {
        assertThat(first.name(Node.administrator(tenant), root)).contains("root");
        assertThat(second.name(Node.administrator(tenant), root)).contains("root");
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void aChangeOnOneNodeHoldsForTheNextReadOnEveryNode() {
        AssetId asset = first.create(tenant, root);
        first.assign(tenant, asset, Optional.of(PARK));
        assertThat(second.name(Node.subtenantUser(tenant, PARK), asset)).contains("of park");

        first.assign(tenant, asset, Optional.empty());
        assertThat(second.name(Node.subtenantUser(tenant, PARK), asset)).isEmpty();
        assertThat(first.name(Node.subtenantUser(tenant, PARK), asset)).isEmpty();
    }

    @Test
    void aNodeBehindWhatIsForgottenReadsTheTenantAsAWhole() {
        AssetId asset = first.create(tenant, root);
        first.assign(tenant, asset, Optional.of(PARK));
        JdbcClient owner = JdbcClient.create(database.as(DatabaseRole.MIGRATION));
        owner.sql("update access.log set recorded_at = recorded_at - interval '2 minutes' where epoch % 2 = 0")
                .update();
        JdbcClient server = JdbcClient.create(database.as(DatabaseRole.APP));
        assertThat(prune(server, "1 minute")).isPositive();
        assertThat(prune(server, "1 minute")).isZero();

        assertThat(second.name(Node.subtenantUser(tenant, PARK), asset)).contains("of park");
        assertSame(second.facts(tenant), first.facts(tenant));
        assertThatThrownBy(() -> prune(server, "59 seconds")).hasStackTraceContaining("younger than a minute");
        assertThatThrownBy(() -> server.sql("delete from access.log").update())
                .hasStackTraceContaining("permission denied");
    }

    private static int prune(JdbcClient login, String age) {
        return login.sql("select access.prune(cast(:age as interval), 10000)")
                .param("age", age)
                .query(Integer.class)
                .single();
    }

    @Test
    void rightsAndDataOfAnAnswerAreOfTheSameMoment() throws Exception {
        AssetId asset = first.create(tenant, root);
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> readers = new ArrayList<>();
            for (Node node : List.of(first, second, first, second)) {
                readers.add(pool.submit(() -> readUntil(done, node, asset)));
            }
            for (int i = 0; i < 200; i++) {
                first.assign(tenant, asset, i % 2 == 0 ? Optional.of(PARK) : Optional.empty());
            }
            done.set(true);
            for (Future<Integer> result : readers) {
                assertThat(result.get()).isPositive();
            }
        }
    }

    /** Reads on and on as the subtenant's user; an answer must never show what the user had no right to see. */
    private int readUntil(AtomicBoolean done, Node node, AssetId asset) {
        int seen = 0;
        while (!done.get()) {
            Optional<String> name = node.name(Node.subtenantUser(tenant, PARK), asset);
            assertThat(name.orElse("of park")).isEqualTo("of park");
            seen += name.isPresent() ? 1 : 0;
        }
        return seen;
    }

    @Test
    void aReadSeesOneMomentFromItsStartToItsEnd() {
        AssetId asset = first.create(tenant, root);
        List<String> seen = first.access.read(Node.administrator(tenant), guard -> {
            String before = name(guard, asset);
            elsewhere(() -> second.assign(tenant, asset, Optional.of(PARK)));
            return List.of(before, name(guard, asset));
        });
        assertThat(seen).containsExactly("of nobody", "of nobody");
        assertThat(first.name(Node.administrator(tenant), asset)).contains("of park");
    }

    @Test
    void aWriteSeesWhatWasCommittedBeforeEachStatementWhateverWasReadOnTheConnectionBefore() {
        AssetId asset = first.create(tenant, root);
        assertThat(isolation(false)).isEqualTo("repeatable read, read only on");
        assertThat(isolation(true)).isEqualTo("read committed, read only off");
        List<String> seen = first.access.write(Node.administrator(tenant), guard -> {
            String before = name(guard, asset);
            elsewhere(() -> second.assign(tenant, asset, Optional.of(PARK)));
            return List.of(before, name(guard, asset));
        });
        assertThat(seen).containsExactly("of nobody", "of park");
    }

    /** In a transaction of its own. */
    private static void elsewhere(Runnable change) {
        CompletableFuture.runAsync(change).join();
    }

    private String isolation(boolean write) {
        Function<Guard, String> ask = guard -> guard.require(Action.BROWSE)
                .sql("select current_setting('transaction_isolation') || ', read only '"
                        + " || current_setting('transaction_read_only')")
                .query(String.class)
                .single();
        return write
                ? first.access.write(Node.administrator(tenant), ask)
                : first.access.read(Node.administrator(tenant), ask);
    }

    private String name(Guard guard, AssetId asset) {
        return guard.require(Action.READ, asset, Reach.OWN)
                .sql("select name from assets.asset where tenant_id = :tenant and asset_id = :id")
                .param("tenant", tenant.value())
                .param("id", asset.value())
                .query(String.class)
                .single();
    }

    @Test
    void changesOfTwoNodesLoseNothing() throws Exception {
        int each = 25;
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writers = new ArrayList<>();
            for (Node node : List.of(first, second, first, second)) {
                writers.add(pool.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        node.create(tenant, root);
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        first.name(Node.administrator(tenant), root);
        second.name(Node.administrator(tenant), root);
        assertThat(first.facts(tenant).assetCount()).isEqualTo(4 * each + 1);
        assertThat(second.facts(tenant).epoch()).isEqualTo(first.facts(tenant).epoch());
        assertSame(first.facts(tenant), second.facts(tenant));
    }

    @Test
    void followingTheLogEndsWhereReadingEverythingEnds() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<AssetId> assets = new ArrayList<>(List.of(root));
        for (int i = 0; i < 60; i++) {
            Node node = random.nextBoolean() ? first : second;
            AssetId any = assets.get(random.nextInt(assets.size()));
            if (random.nextBoolean() || any.equals(root)) {
                assets.add(node.create(tenant, any));
            } else {
                node.assign(tenant, any, random.nextBoolean() ? Optional.of(PARK) : Optional.empty());
            }
        }
        first.name(Node.administrator(tenant), root);
        try (Node fresh = new Node(database)) {
            assertThat(fresh.facts(tenant).assets())
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(first.facts(tenant).assets());
            assertSame(fresh.facts(tenant), first.facts(tenant));
        }
    }

    @Test
    void whatFollowedTheLogIsComparedWithWhatIsReadAndGivesWayToIt() {
        AssetId asset = first.create(tenant, root);
        first.assign(tenant, asset, Optional.of(PARK));
        FactsCheck.Report before = first.check().run();
        assertThat(before.differences()).isEmpty();
        assertThat(second.check().run()).isEqualTo(before);

        JdbcClient.create(database.as(DatabaseRole.MIGRATION))
                .sql("update assets.asset set subtenant_id = null, name = 'of nobody' where asset_id = :id")
                .param("id", asset.value())
                .update();
        assertThat(first.name(Node.subtenantUser(tenant, PARK), asset)).contains("of nobody");
        FactsCheck.Report report = first.check().run();
        assertThat(report.differences()).singleElement().satisfies(found -> {
            assertThat(found.tenant()).isEqualTo(tenant);
            assertThat(found.followed()).isNotEqualTo(found.read());
        });
        assertThat(report.fingerprint()).isNotEqualTo(before.fingerprint());
        assertThat(first.name(Node.subtenantUser(tenant, PARK), asset)).isEmpty();
        assertThat(first.check().run().differences()).isEmpty();
    }

    @Test
    void whatAServerReadsAtItsStartIsWhatItDecidedByWhenItWasStopped(@TempDir Path folder) {
        AssetId asset = first.create(tenant, root);
        try (Node before = new Node(database, folder)) {
            assertThat(before.check().compareWithLastTime().tenants()).isZero();
        }
        try (Node again = new Node(database, folder)) {
            FactsCheck.Report report = again.check().compareWithLastTime();
            assertThat(report.tenants()).isPositive();
            assertThat(report.differences()).isEmpty();
        }
        JdbcClient.create(database.as(DatabaseRole.MIGRATION))
                .sql("update assets.asset set subtenant_id = 'park' where asset_id = :id")
                .param("id", asset.value())
                .update();
        try (Node behindItsBack = new Node(database, folder)) {
            assertThat(behindItsBack.check().compareWithLastTime().differences())
                    .singleElement()
                    .satisfies(found -> assertThat(found.tenant()).isEqualTo(tenant));
        }
        first.create(tenant, root);
        try (Node afterAChange = new Node(database, folder)) {
            assertThat(afterAChange.check().compareWithLastTime().differences()).isEmpty();
        }
    }

    @Test
    void aGapInTheLogLeadsToAFullRead() {
        AssetId asset = first.create(tenant, root);
        first.assign(tenant, asset, Optional.of(PARK));
        JdbcClient.create(database.as(DatabaseRole.MIGRATION))
                .sql("delete from access.log where tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
        assertThat(second.name(Node.subtenantUser(tenant, PARK), asset)).contains("of park");
        assertSame(first.facts(tenant), second.facts(tenant));
    }

    @Test
    void aNodeThatFallsSilentHoldsUpOthersForAMomentAndItsChangeIsMadeAnew() throws Exception {
        AssetId asset = first.create(tenant, root);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch overtaken = new CountDownLatch(1);
        AtomicInteger attempts = new AtomicInteger();
        CompletableFuture<Void> silent = CompletableFuture.runAsync(() -> first.assign(tenant, asset, PARK, () -> {
            held.countDown();
            if (attempts.incrementAndGet() == 1) {
                overtaken.await();
            }
        }));
        held.await();
        long began = System.nanoTime();
        AssetId other = second.create(tenant, root);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        assertThat(second.name(Node.subtenantUser(tenant, PARK), asset)).isEmpty();

        overtaken.countDown();
        silent.join();
        assertThat(attempts).hasValueGreaterThan(1);
        for (Node node : List.of(first, second)) {
            assertThat(node.name(Node.subtenantUser(tenant, PARK), asset)).contains("of park");
            assertThat(node.name(Node.administrator(tenant), other)).contains("of nobody");
        }
        assertSame(first.facts(tenant), second.facts(tenant));
    }

    @Test
    void aWriteOfANodeThatFallsSilentEndsToo() {
        assertThatThrownBy(() -> first.access.write(Node.administrator(tenant), guard -> {
                    Grant<Action.Read, AssetRef> grant = guard.require(Action.READ, root, Reach.OWN);
                    assertThat(silence(grant, "current_setting('idle_in_transaction_session_timeout')"))
                            .isEqualTo("1min");
                    silence(grant, "set_config('idle_in_transaction_session_timeout', '50ms', true)");
                    LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
                    return silence(grant, "'too late'");
                }))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("nothing was written");
        assertThat(first.name(Node.administrator(tenant), root)).contains("root");
    }

    private static String silence(Grant<Action.Read, AssetRef> grant, String expression) {
        return grant.sql("select " + expression).query(String.class).single();
    }

    @Test
    void aGrantDoesNotOutliveItsTransaction() {
        Grant<Action.Read, AssetRef> kept =
                first.access.read(Node.administrator(tenant), guard -> guard.require(Action.READ, root, Reach.OWN));
        assertThatThrownBy(() -> kept.sql("select 1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outlived");
    }

    @Test
    void theEpochsOfOthersCantBeMoved() {
        TenantId other = new TenantId("o" + tenants++);
        first.found(other);
        JdbcClient app = JdbcClient.create(database.as(DatabaseRole.APP));
        assertThatThrownBy(() -> app.sql("select access.publish(array[:other], array['x'], array[]::uuid[], null)")
                        .param("other", other.value())
                        .query(String.class)
                        .optional())
                .hasMessageContaining("own tenant");
        assertThatThrownBy(() -> app.sql("update access.epoch set epoch = 99").update())
                .hasStackTraceContaining("permission denied");
        assertThat(app.sql("select count(*) from access.epoch")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static void assertSame(TenantFacts one, TenantFacts other) {
        assertThat(one.assets()).containsExactlyInAnyOrderElementsOf(other.assets());
        assertThat(one.shares()).containsExactlyInAnyOrderElementsOf(other.shares());
        assertThat(one.epoch()).isEqualTo(other.epoch());
    }
}
