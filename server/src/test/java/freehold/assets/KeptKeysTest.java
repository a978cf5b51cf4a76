package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Guard;
import freehold.access.Reach;
import freehold.access.ReceivedAssets;
import freehold.assets.model.AssetField;
import freehold.assets.model.AssetKey;
import freehold.assets.model.Condition;
import freehold.assets.model.Filter;
import freehold.assets.model.Listing;
import freehold.assets.model.Order;
import freehold.assets.model.Page;
import freehold.assets.model.SeenAsset;
import freehold.assets.store.AssetKeyTable;
import freehold.assets.usecase.SearchAssets;
import freehold.decision.AspectNames;
import freehold.decision.AssetId;
import freehold.decision.Channel;
import freehold.decision.Names;
import freehold.decision.Profile;
import freehold.decision.ShareFact;
import freehold.decision.TenantId;
import freehold.decision.TimeWindow;
import freehold.identity.Caller;
import freehold.kernel.database.DatabaseRole;
import freehold.kernel.http.PageWish;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lists of many received assets are made from what is kept in memory, and show what holds at their moment. */
@ExtendWith(FreshDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptKeysTest {
    private static final int ASSETS = 1_200;
    private static final int MANY = 21_000;

    private final TestDatabase database;
    private final Stage stage;
    private int count;
    private TenantId owner = new TenantId("x");
    private TenantId receiver = owner;
    private AssetId root = new AssetId("0".repeat(32));

    KeptKeysTest(TestDatabase database) {
        this.database = database;
        stage = new Stage(database);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private AssetId asset(int number) {
        return new AssetId("%028x%04x".formatted(count, number));
    }

    @BeforeEach
    void anOwnerLendsManyPumps() {
        count++;
        owner = new TenantId("own" + count);
        receiver = new TenantId("rec" + count);
        root = stage.found(owner);
        stage.found(receiver);
        plant(1, ASSETS);
        stage.lend(new ShareFact(
                Stage.shareId(),
                owner,
                receiver,
                root,
                Set.of(Channel.DETAILS),
                new Profile(Names.ALL, Names.ALL, AspectNames.ALL, AspectNames.ALL),
                true,
                Set.of(),
                false,
                TimeWindow.ALWAYS,
                TimeWindow.ALWAYS,
                stage.folder(receiver, owner),
                Instant.EPOCH));
    }

    private void plant(int first, int last) {
        stage.everything
                .sql("""
                        insert into assets.asset (tenant_id, asset_id, parent_id, type_id, name, external_id, timezone,
                            twin_type)
                        select :tenant, lpad(to_hex(:count), 28, '0') || lpad(to_hex(i), 4, '0'), :root,
                            'core.basicdevice', 'Pump ' || i, 'SN-' || i, 'UTC', 'performance'
                        from generate_series(:first, :last) i""")
                .param("tenant", owner.value())
                .param("count", count)
                .param("root", root.value())
                .param("first", first)
                .param("last", last)
                .update();
        stage.access.change(Stage.administrator(owner), Set.of(), guard -> {
            IntStream.rangeClosed(first, last).forEach(number -> guard.changed(asset(number)));
            return owner;
        });
    }

    private Page<SeenAsset> named(String part) {
        return stage.lists()
                .list(
                        Stage.administrator(receiver),
                        new Listing<>(
                                new Filter.Compare<>(AssetField.NAME, new Condition.Contains(part)),
                                new Order<>(AssetField.NAME, false),
                                new PageWish(0, 10)),
                        Reach.OWN_AND_RECEIVED);
    }

    private long found(String words) {
        return stage.get(SearchAssets.class)
                .search(Stage.administrator(receiver), words, new PageWish(0, 10), Reach.OWN_AND_RECEIVED)
                .total();
    }

    @Test
    void aListShowsWhatHoldsNowHoweverOftenItWasAskedBefore() {
        assertThat(named("Pump").total()).isEqualTo(ASSETS);
        assertThat(named("Pump").total()).isEqualTo(ASSETS);
        stage.change(Stage.administrator(owner), asset(7), Stage.details("Press ÄÖ"));
        assertThat(named("Pump").total()).isEqualTo(ASSETS - 1);
        assertThat(named("Press").rows()).extracting(SeenAsset::id).containsExactly(asset(7));
        assertThat(found("press äö")).isEqualTo(1);
        AssetId late = stage.create(Stage.administrator(owner), asset(7), "core.basicdevice", "Press 8");
        assertThat(named("Press").rows()).extracting(SeenAsset::id).containsExactly(late, asset(7));
        assertThat(found("sn-7"))
                .as("7 itself has none any more: 70 to 79, 700 to 799")
                .isEqualTo(110);
    }

    @Test
    void whoBeganToReadBeforeSeesNothingThatCameLater() {
        Caller reader = Stage.administrator(receiver);
        List<AssetKey> before = stage.access.read(reader, guard -> {
            keys(guard);
            inAnotherThread(() -> {
                stage.change(Stage.administrator(owner), asset(7), Stage.details("Later"));
                assertThat(named("Later").total()).isEqualTo(1);
            });
            return keys(guard);
        });
        assertThat(before)
                .hasSize(ASSETS + 1)
                .extracting(AssetKey::name)
                .contains("Pump 7")
                .doesNotContain("Later");
        assertThat(named("Later").total()).as("and takes it from nobody else").isEqualTo(1);
    }

    @Test
    void whatCommitsLateIsNotMissed() throws SQLException {
        try (Connection slow = database.as(DatabaseRole.MIGRATION).getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("update assets.asset set name = 'Slow' where asset_id = '" + asset(7) + "'");
            stage.change(Stage.administrator(owner), asset(8), Stage.details("Quick"));
            assertThat(named("Quick").total()).isEqualTo(1);
            assertThat(named("Slow").total()).isZero();
            slow.commit();
        }
        assertThat(named("Slow").total()).isEqualTo(1);
    }

    @Test
    void aListShowsWhatHoldsNowWhenVeryMuchHasChangedAtOnce() {
        plant(ASSETS + 1, ASSETS + MANY);
        assertThat(named("Pump").total()).isEqualTo(ASSETS + MANY);
        stage.everything
                .sql(
                        "update assets.asset set name = 'Valve ' || external_id where tenant_id = :tenant and external_id <> ''")
                .param("tenant", owner.value())
                .update();
        assertThat(named("Pump").total()).isZero();
        assertThat(named("Valve").total()).isEqualTo(ASSETS + MANY);
    }

    private List<AssetKey> keys(Guard guard) {
        ReceivedAssets received =
                guard.visible(Reach.OWN_AND_RECEIVED).received().getFirst();
        return stage.get(AssetKeyTable.class).of(received.grant(), received.assets()).stream()
                .map(AssetKeyTable.Keyed::key)
                .toList();
    }

    private static void inAnotherThread(Runnable work) {
        Throwable[] failure = new Throwable[1];
        Thread thread = Thread.ofPlatform().unstarted(work);
        thread.setUncaughtExceptionHandler((_, thrown) -> failure[0] = thrown);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(failure[0]).isNull();
    }
}
