package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.assets.model.Category;
import freehold.assets.model.TypeDraft;
import freehold.assets.model.TypeDraft.AspectUse;
import freehold.decision.TenantId;
import freehold.kernel.database.DatabaseRole;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Raw SQL with the application's login, as an injection or a forgotten predicate would run it. */
@ExtendWith(FreshDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalledTablesTest {
    private static final TenantId MINE = new TenantId("mine");
    private static final TenantId THEIRS = new TenantId("theirs");

    private final Stage stage;
    private final TransactionTemplate transaction;
    private final JdbcClient app;
    private final JdbcClient snapshot;

    WalledTablesTest(TestDatabase database) {
        stage = new Stage(database);
        transaction = new TransactionTemplate(new JdbcTransactionManager(database.as(DatabaseRole.APP)));
        app = JdbcClient.create(database.as(DatabaseRole.APP));
        snapshot = JdbcClient.create(database.as(DatabaseRole.SNAPSHOT));
        for (TenantId tenant : List.of(MINE, THEIRS)) {
            stage.found(tenant);
            stage.aspectType(tenant, "a", Category.STATIC, Stage.text("v"));
            stage.assetType(
                    tenant,
                    "t",
                    new TypeDraft.OfAsset(
                            "T",
                            "",
                            "core.basicdevice",
                            true,
                            List.of(Stage.text("v")),
                            List.of(new AspectUse("a", tenant + ".a"))));
        }
    }

    @AfterAll
    void close() {
        stage.close();
    }

    static List<String> tables() {
        return List.of(
                "aspect_type", "aspect_variable", "asset_type", "asset_type_variable", "asset_type_aspect", "asset");
    }

    /** Tables nothing of which is ever lent; each has a test of its own. */
    private static List<String> never() {
        return List.of(
                "bin",
                "model_lock",
                "asset_group",
                "asset_group_member",
                "model_file",
                "asset_file",
                "asset_type_file");
    }

    private static List<String> all() {
        return Stream.concat(tables().stream(), never().stream()).toList();
    }

    private <T> T as(String tenant, String owner, Function<JdbcClient, T> work) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            app.sql("select set_config('freehold.tenant', :tenant, true), set_config('freehold.owner', :owner, true)")
                    .param("tenant", tenant)
                    .param("owner", owner)
                    .query(row -> {});
            return work.apply(app);
        });
    }

    private static long theirs(JdbcClient sql, String table) {
        return sql.sql("select count(*) from assets." + table + " where tenant_id = 'theirs'")
                .query(Long.class)
                .single();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void anotherTenantsRowsCantBeSeen(String table) {
        assertThat(this.<Long>as("theirs", "", sql -> theirs(sql, table))).isPositive();
        assertThat(this.<Long>as("mine", "", sql -> theirs(sql, table))).isZero();
        assertThat(this.<Long>as("", "", sql -> theirs(sql, table))).isZero();
        assertThat(theirs(app, table)).isZero();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void anOwnersRowsCanBeReadButNotWrittenUnderAGrant(String table) {
        assertThat(this.<Long>as("mine", "theirs", sql -> theirs(sql, table))).isPositive();
        for (String owner : List.of("", "theirs")) {
            assertThat(this.<Integer>as(
                            "mine",
                            owner,
                            sql -> sql.sql("update assets." + table + " set name = name where tenant_id = 'theirs'")
                                    .update()))
                    .isZero();
            assertThat(this.<Integer>as(
                            "mine",
                            owner,
                            sql -> sql.sql("delete from assets." + table + " where tenant_id = 'theirs'")
                                    .update()))
                    .isZero();
            assertThatThrownBy(() -> this.<Integer>as(
                            "mine", owner, sql -> sql.sql(insertion(table)).update()))
                    .hasStackTraceContaining("row-level security");
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void ownRowsCantBeGivenAway(String table) {
        assertThatThrownBy(() -> this.<Integer>as(
                        "mine",
                        "theirs",
                        sql -> sql.sql("update assets." + table + " set tenant_id = 'theirs' where tenant_id = 'mine'")
                                .update()))
                .hasStackTraceContaining("row-level security");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void builtInRowsCantBeWrittenByAnyTenant(String table) {
        for (String tenant : List.of("mine", "")) {
            assertThat(this.<Integer>as(
                            tenant,
                            "core",
                            sql -> sql.sql("delete from assets." + table + " where tenant_id = 'core'")
                                    .update()))
                    .isZero();
        }
    }

    private static String insertion(String table) {
        return switch (table) {
            case "aspect_type" ->
                "insert into assets.aspect_type (tenant_id, aspect_type_id, name, category)"
                        + " values ('theirs', 'theirs.evil', 'evil', 'static')";
            case "aspect_variable" ->
                "insert into assets.aspect_variable (tenant_id, aspect_type_id, slot, name,"
                        + " data_type, searchable, quality_code) values ('theirs', 'theirs.a', 7, 'x', 'INT', false, false)";
            case "asset_type" ->
                "insert into assets.asset_type (tenant_id, asset_type_id, name, parent_type_id, lineage,"
                        + " instantiable) values ('theirs', 'theirs.evil', 'evil', 'core.basicasset',"
                        + " array['theirs.evil', 'core.basicasset'], true)";
            case "asset_type_variable" ->
                "insert into assets.asset_type_variable (tenant_id, asset_type_id, position,"
                        + " name, data_type, searchable) values ('theirs', 'theirs.t', 7, 'x', 'INT', false)";
            case "asset_type_aspect" ->
                "insert into assets.asset_type_aspect (tenant_id, asset_type_id, position, name,"
                        + " aspect_type_id) values ('theirs', 'theirs.t', 7, 'x', 'core.contact')";
            case "asset" ->
                "insert into assets.asset (tenant_id, asset_id, type_id, name, timezone, twin_type)"
                        + " values ('theirs', repeat('f', 32), 'core.basicarea', 'evil', 'UTC', 'performance')";
            default -> throw new IllegalArgumentException("how to insert into " + table + "?");
        };
    }

    @Test
    void theListOfTablesIsComplete() {
        assertThat(stage.everything
                        .sql(
                                "select relname from pg_class where relnamespace = 'assets'::regnamespace and relkind = 'r'"
                                        + " and relrowsecurity and relforcerowsecurity")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(all());
        assertThat(stage.everything
                        .sql(
                                "select relname from pg_class where relnamespace = 'assets'::regnamespace and relkind = 'r'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(all());
    }

    @Test
    void theSnapshotSeesWhereAssetsHangAndNothingElse() {
        assertThat(snapshot.sql("select count(parent_id) + count(subtenant_id) + count(type_id) from assets.asset")
                        .query(Long.class)
                        .single())
                .isPositive();
        for (String column : List.of("name", "description", "location", "variables", "aspects")) {
            assertThatThrownBy(() -> snapshot.sql("select " + column + " from assets.asset")
                            .query(String.class)
                            .list())
                    .hasStackTraceContaining("permission denied");
        }
        assertThatThrownBy(() -> snapshot.sql("select name from assets.asset_type")
                        .query(String.class)
                        .list())
                .hasStackTraceContaining("permission denied");
    }
}
