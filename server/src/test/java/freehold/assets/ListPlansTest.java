package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Reach;
import freehold.assets.model.AssetField;
import freehold.assets.model.Condition;
import freehold.assets.model.Filter;
import freehold.assets.model.Listing;
import freehold.assets.model.Order;
import freehold.assets.model.SeenAsset;
import freehold.assets.usecase.Address;
import freehold.assets.usecase.BrowseTree;
import freehold.assets.usecase.ReadAsset;
import freehold.assets.usecase.SearchAssets;
import freehold.decision.AspectNames;
import freehold.decision.AssetId;
import freehold.decision.Channel;
import freehold.decision.Names;
import freehold.decision.Profile;
import freehold.decision.Role;
import freehold.decision.ShareFact;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.decision.TimeWindow;
import freehold.identity.Caller;
import freehold.kernel.database.DatabaseRole;
import freehold.kernel.http.PageWish;
import freehold.testing.FreshDatabase;
import freehold.testing.Golden;
import freehold.testing.Plans;
import freehold.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Which way PostgreSQL takes to lists and hits of a tenant with 100,000 assets; in the long run of the tests, among a
 * million. Nothing reads them from end to end.
 */
@ExtendWith(FreshDatabase.class)
class ListPlansTest {
    private static final TenantId BIG = new TenantId("big");
    private static final TenantId RECEIVER = new TenantId("receiver");
    private static final SubtenantId NORTH = new SubtenantId("north");
    private static final Caller ADMINISTRATOR = Stage.administrator(BIG);
    private static final Caller IN_SUBTENANT = Stage.caller(BIG, Optional.of(NORTH), Role.SUBTENANT_USER);
    private static final Order<SeenAsset> BY_NAME = new Order<>(AssetField.NAME, false);
    private static final PageWish FIRST = new PageWish(0, 100);
    private static final int ASSETS = 100_000;

    private static final String TEXTS = " from assets.asset a where a.tenant_id = 'big' and a.deleted_at is null";
    private static final String SHORT =
            TEXTS + " and octet_length(a.search_text) <= 1000 and a.search_text like '%sn%'";
    private static final String FEW = "select count(*)" + TEXTS + " and a.search_text like '%press 123%'";
    private static final String MANY = "select a.asset_id" + SHORT + " order by a.name, a.asset_id limit 100";
    private static final String COUNTED = "select count(*)" + SHORT + " and a.type_id <> 'core.shareenterprise'";
    private static final String COUNTED_IN_SUBTENANT =
            "select count(*) from (select" + SHORT + " order by a.name, a.asset_id offset 0) x";
    private static final String COUNTED_FOLDERS = COUNTED.replace("<>", "=") + " and a.asset_id = any ('{x, y}')";
    private static final String SAMPLED =
            "select a.search_text" + TEXTS + " order by a.tenant_id, a.asset_id limit 200";

    private final StringBuilder report =
            new StringBuilder("How PostgreSQL lists and finds assets of a tenant that has 100,000.\n");
    private final Plans plans = new Plans(sql -> sql.contains("assets.asset"));
    private final TestDatabase database;

    ListPlansTest(TestDatabase database) {
        this.database = database;
    }

    private static String id(int number) {
        return "%032x".formatted(0x1234567L * 1_000_000 + number);
    }

    /** A hundred halls below the root, the first of them a subtenant's, and all else in their lines. */
    private void plant() {
        try (Stage stage = new Stage(database)) {
            AssetId root = stage.found(BIG);
            stage.everything
                    .sql("""
                            insert into assets.asset (tenant_id, asset_id, parent_id, subtenant_id, type_id, name,
                                external_id, timezone, twin_type)
                            select :tenant, lpad(to_hex(19088743::bigint * 1000000 + i), 32, '0'),
                                case when i <= 100 then :root
                                    when i <= 5000 then lpad(to_hex(19088743::bigint * 1000000 + 1 + i % 100), 32, '0')
                                    else lpad(to_hex(19088743::bigint * 1000000 + 101 + i % 4900), 32, '0') end,
                                case when i <= 5000 and (i = 1 or i > 100 and i % 100 = 0) then 'north' end,
                                case when i <= 5000 then 'core.basicarea' else 'core.basicdevice' end,
                                (array['Press', 'Pump', 'Valve', 'Motor', 'Spindle', 'Gearbox', 'Robot', 'Lathe'])[1 + i % 8]
                                    || ' ' || i, 'SN-' || i, 'UTC', 'performance'
                            from generate_series(1, :assets) i""")
                    .param("tenant", BIG.value())
                    .param("root", root.value())
                    .param("assets", ASSETS)
                    .update();
            stage.plantBeside(Stage.MILLION ? 900_000 : 0);
            stage.analyzeAll();
        }
    }

    @Test
    void noListOfALargeTenantReadsItsAssetsFromEndToEnd() {
        plant();
        try (Stage stage = new Stage(database, plans::of)) {
            lists(stage);
            filters(stage);
            step("search for some", () -> search(stage, ADMINISTRATOR, "press 123"));
            step("search for one in eight, in a subtenant", () -> search(stage, IN_SUBTENANT, "press"));
            step("search for all, by two characters", () -> search(stage, ADMINISTRATOR, "sn"));
            inside("for few", FEW);
            inside("for many", MANY);
            inside("to count many", COUNTED);
            inside("to count many folders", COUNTED_FOLDERS);
            inside("to count many in a subtenant", COUNTED_IN_SUBTENANT);
            inside("to know which", SAMPLED);
            step(
                    "children",
                    () -> stage.get(BrowseTree.class).children(ADMINISTRATOR, new Address(id(1), Reach.OWN), FIRST));
            step(
                    "children, in a subtenant",
                    () -> stage.get(BrowseTree.class).children(IN_SUBTENANT, new Address(id(1), Reach.OWN), FIRST));
            step("path", () -> stage.get(BrowseTree.class).path(ADMINISTRATOR, new Address(id(ASSETS), Reach.OWN)));
            lent(stage);
            step("one asset", () -> stage.read(ADMINISTRATOR, new AssetId(id(ASSETS)), Reach.OWN));
            step("root", () -> stage.get(ReadAsset.class).root(ADMINISTRATOR));
            step("root, in a subtenant", () -> stage.get(ReadAsset.class).root(IN_SUBTENANT));
        }
        Golden.check(Stage.MILLION ? "plans-lists-in-a-million.txt" : "plans-lists.txt", report.toString());
        assertThat(report.toString()).doesNotContain("Seq Scan on asset ").doesNotContain("Seq Scan on asset\n");
    }

    private void lists(Stage stage) {
        list(stage, "list by name", Filter.everything(), BY_NAME);
        list(stage, "list by name, descending", Filter.everything(), new Order<>(AssetField.NAME, true));
        list(stage, "list by external id", Filter.everything(), new Order<>(AssetField.EXTERNAL_ID, false));
        list(stage, "list by id", Filter.everything(), new Order<>(AssetField.ASSET_ID, false));
        step(
                "page 900 by name",
                () -> stage.lists()
                        .list(
                                ADMINISTRATOR,
                                new Listing<>(Filter.everything(), BY_NAME, new PageWish(900, 100)),
                                Reach.OWN));
        step(
                "list by name, in a subtenant",
                () -> stage.lists().list(IN_SUBTENANT, new Listing<>(Filter.everything(), BY_NAME, FIRST), Reach.OWN));
    }

    private void filters(Stage stage) {
        filter(stage, "name is", AssetField.NAME, new Condition.Is(Optional.of("Press 800")));
        filter(stage, "name starts with", AssetField.NAME, new Condition.StartsWith("Press 80"));
        filter(stage, "name contains", AssetField.NAME, new Condition.Contains("ess 80"));
        filter(stage, "name ends with", AssetField.NAME, new Condition.EndsWith("s 800"));
        filter(stage, "external id is", AssetField.EXTERNAL_ID, new Condition.Is(Optional.of("SN-800")));
        filter(stage, "asset id is one of", AssetField.ASSET_ID, new Condition.OneOf(Set.of(id(7))));
        filter(stage, "type is", AssetField.TYPE_ID, new Condition.Is(Optional.of("core.basicarea")));
        filter(stage, "parent is", AssetField.PARENT_ID, new Condition.Is(Optional.of(id(2))));
        filter(stage, "of a type or below it", AssetField.HAS_TYPE, new Condition.Is(Optional.of("core.basicarea")));
        filter(stage, "subtenant is", AssetField.SUBTENANT, new Condition.Is(Optional.of(NORTH.value())));
        list(
                stage,
                "name and type contain",
                new Filter.All<>(List.of(
                        new Filter.Compare<>(AssetField.NAME, new Condition.Contains("Pump 12")),
                        new Filter.Compare<>(AssetField.TYPE_ID, new Condition.Contains("core.basic")))),
                BY_NAME);
    }

    private void lent(Stage stage) {
        stage.found(RECEIVER);
        AssetId root = stage.get(ReadAsset.class).root(ADMINISTRATOR).asset().id();
        stage.lend(new ShareFact(
                Stage.shareId(),
                BIG,
                RECEIVER,
                root,
                Set.of(Channel.DETAILS),
                new Profile(Names.ALL, Names.ALL, AspectNames.ALL, AspectNames.ALL),
                true,
                Set.of(),
                true,
                TimeWindow.ALWAYS,
                TimeWindow.ALWAYS,
                stage.folder(RECEIVER, BIG),
                Instant.EPOCH));
        Caller reader = Stage.administrator(RECEIVER);
        search(stage, reader, "press 123");
        step("search among received ones that somebody has looked at", () -> search(stage, reader, "press 123"));
        stage.change(ADMINISTRATOR, new AssetId(id(7)), Stage.details("Press 1234567"));
        step("search when one has changed", () -> search(stage, reader, "press 1234567"));
    }

    private void filter(Stage stage, String title, AssetField field, Condition condition) {
        list(stage, title, new Filter.Compare<>(field, condition), BY_NAME);
    }

    private void list(Stage stage, String title, Filter<SeenAsset> filter, Order<SeenAsset> order) {
        step(title, () -> stage.lists().list(ADMINISTRATOR, new Listing<>(filter, order, FIRST), Reach.OWN));
    }

    private static void search(Stage stage, Caller caller, String words) {
        assertThat(stage.get(SearchAssets.class)
                        .search(caller, words, FIRST, Reach.OWN_AND_RECEIVED)
                        .total())
                .isPositive();
    }

    private void step(String title, Runnable work) {
        report.append("\n== ").append(title).append("\n\n").append(plans.during(work));
    }

    /** As the owner of the functions runs it, whom row-level security does not keep from choosing rows by an index. */
    private void inside(String title, String sql) {
        report.append("\n== what the search asks for inside its function, ")
                .append(title)
                .append("\n\n");
        try (Connection owner = database.as(DatabaseRole.MIGRATION).getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("set enable_seqscan = off");
            statement.execute("set enable_bitmapscan = " + (sql.equals(FEW) ? "on" : "off"));
            statement.execute("set enable_sort = off");
            try (ResultSet plan = statement.executeQuery("explain (costs off) " + sql)) {
                while (plan.next()) {
                    report.append("    ").append(plan.getString(1)).append('\n');
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
