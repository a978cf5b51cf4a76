package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Reach;
import freehold.assets.usecase.Address;
import freehold.assets.usecase.DeleteAsset;
import freehold.assets.usecase.ForeseeChange;
import freehold.assets.usecase.ListBin;
import freehold.assets.usecase.MoveAsset;
import freehold.assets.usecase.PurgeAsset;
import freehold.assets.usecase.ReadAsset;
import freehold.assets.usecase.RestoreAsset;
import freehold.decision.AssetId;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.http.PageWish;
import freehold.testing.FreshDatabase;
import freehold.testing.Golden;
import freehold.testing.Plans;
import freehold.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Changes of the tree of a tenant with 100,000 assets, next to another of half the size: which way PostgreSQL takes, and
 * how long it all takes; in the long run of the tests, among a million. Nothing reads a table from end to end.
 */
@ExtendWith(FreshDatabase.class)
class TreePlansTest {
    private static final TenantId BIG = new TenantId("big");
    private static final Caller CALLER = Stage.administrator(BIG);
    /** All but the root hang below the first; below each ten, and eleven thousand below each of the next ten. */
    private static final int ASSETS = 100_000;

    private final StringBuilder report = new StringBuilder("""
            How PostgreSQL changes the tree of a tenant with 100,000 assets, another of half the size beside it.
            """);

    private final TestDatabase database;
    private final Plans plans = new Plans(TreePlansTest::changesOrTellsOfTheBin);

    TreePlansTest(TestDatabase database) {
        this.database = database;
    }

    /** How single assets are read is another matter. */
    private static boolean changesOrTellsOfTheBin(String sql) {
        return sql.contains("assets.bin") || sql.contains("deleted_with") || sql.contains("update assets.asset");
    }

    private static String id(int number) {
        return "%032x".formatted(0x1234567L * 1_000_000 + number);
    }

    private void plant() {
        try (Stage stage = new Stage(database)) {
            for (TenantId tenant : List.of(BIG, new TenantId("beside"))) {
                int assets = tenant.equals(BIG) ? ASSETS : ASSETS / 2;
                AssetId root = stage.found(tenant);
                stage.everything
                        .sql("""
                                insert into assets.asset (tenant_id, asset_id, parent_id, type_id, name, timezone, twin_type)
                                select :tenant, lpad(to_hex(19088743::bigint * 1000000 + i), 32, '0'),
                                    case when i = 1 then :root
                                        else lpad(to_hex(19088743::bigint * 1000000 + (i - 2) / 10 + 1), 32, '0') end,
                                    'core.basicarea', 'Area ' || i, 'UTC', 'performance'
                                from generate_series(1, :assets) i""")
                        .param("tenant", tenant.value())
                        .param("root", root.value())
                        .param("assets", assets)
                        .update();
            }
            stage.plantBeside(Stage.MILLION ? 850_000 : 0);
            stage.analyzeAll();
        }
    }

    @Test
    void noChangeOfALargeTreeReadsATableFromEndToEnd() {
        plant();
        try (Stage stage = new Stage(database, plans::of)) {
            String root = stage.get(ReadAsset.class).root(CALLER).asset().id().value();
            step("move a branch of 11,111", () -> move(stage, id(2), root));
            stage.assign(BIG, new AssetId(id(3)), new SubtenantId("north"));
            step("move a branch of 11,111 into a subtenant", () -> move(stage, id(2), id(3)));
            step(
                    "consequences of deleting it",
                    () -> stage.get(ForeseeChange.class).ofDeletion(CALLER, id(2)));
            step("delete it", () -> deleteBranch(stage, id(2)));
            step("the bin", () -> stage.get(ListBin.class).list(CALLER, PageWish.of(0, 50)));
            step("restore it", () -> restore(stage, id(2)));
            step(
                    "delete a leaf",
                    () -> stage.get(DeleteAsset.class).delete(CALLER, new Address(id(ASSETS), Reach.OWN), 0));
            step("delete all 99,999", () -> deleteBranch(stage, id(1)));
            step("purge a leaf", () -> stage.get(PurgeAsset.class).purge(CALLER, id(ASSETS), 1));
            if (Stage.MILLION) {
                timed(stage);
            }
        }
        Golden.check(Stage.MILLION ? "plans-tree-in-a-million.txt" : "plans-tree.txt", report.toString());
        assertThat(report.toString()).doesNotContain("Seq Scan on asset ", "Seq Scan on bin ");
    }

    private static void timed(Stage stage) {
        time("restore all", () -> restore(stage, id(1)));
        time("delete all again", () -> deleteBranch(stage, id(1)));
        time("purge all", () -> stage.get(PurgeAsset.class).purge(CALLER, id(1), etag(stage, id(1))));
    }

    private void step(String title, Runnable work) {
        long start = System.nanoTime();
        String shapes = plans.during(work);
        print(title + ", plans included", start);
        report.append("\n== ").append(title).append("\n\n").append(shapes);
    }

    private static void time(String title, Runnable work) {
        long start = System.nanoTime();
        work.run();
        print(title, start);
    }

    private static void print(String title, long start) {
        System.out.printf(
                "100,000 assets: %s: %d ms%n", title, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }

    private static long etag(Stage stage, String id) {
        return stage.read(CALLER, new AssetId(id), Reach.OWN).asset().etag();
    }

    private static void move(Stage stage, String id, String to) {
        stage.get(MoveAsset.class).move(CALLER, new Address(id, Reach.OWN), etag(stage, id), to);
    }

    private static void deleteBranch(Stage stage, String id) {
        stage.get(DeleteAsset.class).deleteBranch(CALLER, id, etag(stage, id));
    }

    private static void restore(Stage stage, String id) {
        stage.get(RestoreAsset.class)
                .restore(CALLER, new RestoreAsset.Wish(id, etag(stage, id), Optional.empty(), Optional.empty()));
    }
}
