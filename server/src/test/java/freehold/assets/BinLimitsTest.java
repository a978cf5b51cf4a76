package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.access.Reach;
import freehold.assets.model.Limits;
import freehold.assets.usecase.Address;
import freehold.assets.usecase.DeleteAsset;
import freehold.assets.usecase.ListBin;
import freehold.assets.usecase.PurgeAsset;
import freehold.assets.usecase.RestoreAsset;
import freehold.decision.AssetId;
import freehold.decision.Role;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.http.PageWish;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long the bin keeps things, and where they can't come back to. */
@ExtendWith(FreshDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BinLimitsTest {
    private static final TenantId TENANT = new TenantId("keeps");
    private static final Caller ADMINISTRATOR = Stage.administrator(TENANT);
    private static final String AREA = "core.basicarea";

    private final Stage stage;
    private final AssetId root;

    BinLimitsTest(TestDatabase database) {
        stage = new Stage(database);
        root = stage.found(TENANT);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private AssetId plant(AssetId parent) {
        return stage.create(ADMINISTRATOR, parent, AREA, "Area");
    }

    private void delete(AssetId asset) {
        stage.get(DeleteAsset.class).deleteBranch(ADMINISTRATOR, asset.value(), etag(asset));
    }

    private long etag(AssetId asset) {
        return stage.read(ADMINISTRATOR, asset, Reach.OWN).asset().etag();
    }

    private void restore(Caller caller, AssetId asset, AssetId place) {
        stage.get(RestoreAsset.class)
                .restore(
                        caller,
                        new RestoreAsset.Wish(
                                asset.value(), etag(asset), Optional.of(place.value()), Optional.empty()));
    }

    /** As if it had been deleted that long ago. */
    private void age(AssetId entry, Duration age) {
        for (String key : new String[] {"bin set deleted_at", "asset set deleted_at"}) {
            stage.everything
                    .sql("update assets." + key + " = now() - make_interval(secs => :age) where tenant_id = :tenant"
                            + (key.startsWith("bin") ? " and asset_id = :entry" : " and deleted_with = :entry"))
                    .param("age", age.toSeconds())
                    .param("tenant", TENANT.value())
                    .param("entry", entry.value())
                    .update();
        }
    }

    @Test
    void whatWasKeptLongEnoughIsPurgedAndNothingBefore() {
        AssetId old = plant(root);
        AssetId below = plant(old);
        AssetId fresh = plant(root);
        delete(old);
        delete(fresh);
        age(old, Limits.BIN_KEEPS.plusMinutes(1));
        age(fresh, Limits.BIN_KEEPS.minusMinutes(1));

        stage.get(PurgeAsset.class).everywhere();

        for (AssetId gone : new AssetId[] {old, below}) {
            assertThatThrownBy(() -> stage.read(ADMINISTRATOR, gone, Reach.OWN)).hasMessageContaining(gone.value());
        }
        assertThat(stage.read(ADMINISTRATOR, fresh, Reach.OWN).asset().deleted())
                .isPresent();
        assertThat(stage.get(ListBin.class)
                        .list(ADMINISTRATOR, PageWish.of(0, PageWish.MAX_SIZE))
                        .items())
                .extracting(entry -> entry.asset())
                .contains(fresh)
                .doesNotContain(old);
    }

    @Test
    void nothingComesBackTooDeep() {
        AssetId deep = root;
        for (int level = 1; level < Limits.HIERARCHY_DEPTH; level++) {
            deep = plant(deep);
        }
        AssetId single = plant(root);
        AssetId twofold = plant(root);
        plant(twofold);
        delete(single);
        delete(twofold);
        AssetId place = deep;
        assertThatThrownBy(() -> restore(ADMINISTRATOR, twofold, place))
                .hasMessageContaining(place.value())
                .hasMessageContaining(Integer.toString(Limits.HIERARCHY_DEPTH));
        restore(ADMINISTRATOR, single, place);
        assertThat(stage.read(ADMINISTRATOR, single, Reach.OWN).path()).hasSize(Limits.HIERARCHY_DEPTH);
    }

    @Test
    void onlyAnAdministratorRestoresIntoAnotherSubtenant() {
        AssetId park = plant(root);
        stage.assign(TENANT, park, new SubtenantId("park"));
        AssetId lost = plant(root);
        AssetId below = plant(lost);
        delete(lost);
        Caller standard = Stage.caller(TENANT, Optional.empty(), Role.STANDARD_USER);
        assertThatThrownBy(() -> restore(standard, lost, park)).hasMessageContaining("subtenant");
        restore(ADMINISTRATOR, lost, park);
        assertThat(stage.read(ADMINISTRATOR, below, Reach.OWN).asset().subtenant())
                .contains(new SubtenantId("park"));
        stage.get(DeleteAsset.class)
                .delete(
                        Stage.caller(TENANT, Optional.of(new SubtenantId("park")), Role.SUBTENANT_USER),
                        new Address(below.value(), Reach.OWN),
                        etag(below));
    }
}
