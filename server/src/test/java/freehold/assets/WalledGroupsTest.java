package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.assets.model.AssetGroup.Draft;
import freehold.assets.usecase.KeepAssetGroups;
import freehold.decision.AssetId;
import freehold.decision.TenantId;
import freehold.kernel.database.DatabaseRole;
import freehold.testing.AsApp;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Raw SQL on groups of assets, and on what assets are found by, with the application's login. */
@ExtendWith(FreshDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalledGroupsTest {
    private static final Map<String, String> LENT = Map.of("freehold.tenant", "mine", "freehold.owner", "theirs");

    private final TestDatabase database;
    private final Stage stage;

    WalledGroupsTest(TestDatabase database) {
        this.database = database;
        stage = new Stage(database);
        for (TenantId tenant : List.of(new TenantId("mine"), new TenantId("theirs"))) {
            AssetId hall = stage.create(
                    Stage.administrator(tenant), stage.found(tenant), "core.basicarea", "Hall of " + tenant);
            stage.get(KeepAssetGroups.class)
                    .create(
                            Stage.administrator(tenant),
                            new Draft("Halls", Optional.empty(), List.of(hall.value())),
                            Optional.empty());
        }
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"asset_group", "asset_group_member"})
    void anotherTenantsGroupsAreOutOfReachEvenUnderAGrant(String table) {
        String theirs = "assets." + table + " where tenant_id = 'theirs'";
        assertThat(AsApp.tenant(database, "theirs").count(theirs)).isEqualTo(1);
        assertThat(AsApp.with(database, Map.of()).count(theirs)).isZero();
        AsApp lent = AsApp.with(database, LENT);
        assertThat(lent.count(theirs)).isZero();
        assertThat(lent.update("delete from " + theirs)).isZero();
        assertThatThrownBy(() -> lent.update(
                        table.equals("asset_group")
                                ? "insert into assets.asset_group (tenant_id, group_id, name)"
                                        + " values ('theirs', gen_random_uuid(), 'evil')"
                                : "insert into assets.asset_group_member (tenant_id, group_id, asset_id)"
                                        + " values ('theirs', gen_random_uuid(), 'evil')"))
                .hasStackTraceContaining("row-level security");
        JdbcClient snapshot = JdbcClient.create(database.as(DatabaseRole.SNAPSHOT));
        assertThatThrownBy(() -> snapshot.sql("select count(*) from assets." + table)
                        .query(Long.class)
                        .single())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void aGroupOfOnesOwnCantBeGivenAwayAndHoldsNoForeignAsset() {
        AsApp lent = AsApp.with(database, LENT);
        assertThatThrownBy(() -> lent.update("update assets.asset_group set tenant_id = 'theirs'"))
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> lent.update("""
                        insert into assets.asset_group_member (tenant_id, group_id, asset_id)
                        select 'mine', g.group_id, a.asset_id from assets.asset_group g, assets.asset a
                        where g.tenant_id = 'mine' and a.tenant_id = 'theirs' limit 1"""))
                .hasStackTraceContaining("asset_group_member_is_an_asset_of_the_tenant");
    }

    @Test
    void wordsFindAssetsOfTheTransactionsTenantOnly() {
        assertThat(AsApp.tenant(database, "mine").count("assets.found('HALL OF')"))
                .isEqualTo(1);
        assertThat(AsApp.with(database, LENT).count("assets.found('hall of theirs')"))
                .isZero();
        assertThat(AsApp.with(database, Map.of()).count("assets.found('hall of')"))
                .isZero();
        JdbcClient snapshot = JdbcClient.create(database.as(DatabaseRole.SNAPSHOT));
        assertThatThrownBy(() -> snapshot.sql("select count(*) from assets.found('hall')")
                        .query(Long.class)
                        .single())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void theSearchKeepsToTheTransactionsTenantWhicheverWayItGoes() {
        for (String words : List.of("ha", "hall of")) {
            String found = "(select unnest(page) from assets.search('" + words + "', null, '{}', 0, 10)) as found";
            assertThat(AsApp.tenant(database, "mine").count(found)).as(words).isEqualTo(1);
            assertThat(AsApp.with(database, LENT).count(found)).as(words).isEqualTo(1);
            assertThat(AsApp.with(database, Map.of()).count(found)).as(words).isZero();
        }
        for (String inside : List.of("share_of('%a%')", "page_in_order('%a%', null, '{}', 0, 10)")) {
            assertThatThrownBy(() -> AsApp.tenant(database, "mine").count("assets." + inside))
                    .hasStackTraceContaining("permission denied");
        }
    }
}
