package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.assets.model.AssetGroup;
import freehold.assets.model.AssetGroup.Draft;
import freehold.assets.model.AssetGroup.Member;
import freehold.assets.model.Limits;
import freehold.assets.usecase.KeepAssetGroups;
import freehold.assets.usecase.ReadAssetGroups;
import freehold.decision.AssetId;
import freehold.decision.Role;
import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.kernel.http.PageWish;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssetGroupsTest {
    private static final SubtenantId NORTH = new SubtenantId("north");

    private final Stage stage;

    AssetGroupsTest(TestDatabase database) {
        stage = new Stage(database);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private static Draft draft(String name, AssetId... members) {
        return new Draft(
                name,
                Optional.empty(),
                List.of(members).stream().map(AssetId::value).toList());
    }

    private AssetGroup create(Caller caller, Draft draft) {
        return stage.get(KeepAssetGroups.class).create(caller, draft, Optional.empty());
    }

    @Test
    void whoIsConfinedToASubtenantSeesItsPartOfAGroupAndNothingMoreOfIt() {
        TenantId tenant = new TenantId("parts");
        Caller administrator = Stage.administrator(tenant);
        AssetId root = stage.found(tenant);
        AssetId theirs = stage.create(administrator, root, "core.basicarea", "Theirs");
        AssetId other = stage.create(administrator, root, "core.basicarea", "Other");
        stage.assign(tenant, theirs, NORTH);
        AssetGroup both = create(administrator, draft("Both", theirs, other));
        AssetGroup hidden = create(administrator, draft("Hidden", other));
        Caller confined = Stage.caller(tenant, Optional.of(NORTH), Role.SUBTENANT_USER);
        ReadAssetGroups read = stage.get(ReadAssetGroups.class);
        assertThat(read.list(administrator, PageWish.of(0, 10)).items()).containsExactly(both, hidden);
        AssetGroup part = read.read(confined, both.id().toString());
        assertThat(part.members()).containsExactly(new Member(theirs, "Theirs"));
        assertThat(read.list(confined, PageWish.of(0, 10)).items()).containsExactly(part);
        assertThat(read.list(confined, PageWish.of(0, 10)).page().totalElements())
                .isEqualTo(1);
        assertThatThrownBy(() -> read.read(confined, hidden.id().toString()))
                .extracting(refusal -> ((ProblemException) refusal).problem())
                .isInstanceOf(Problem.NotFound.class);
        stage.get(KeepAssetGroups.class).put(administrator, both.id().toString(), 0, draft("Both", theirs));
        assertThat(read.read(confined, both.id().toString())).isEqualTo(part);
        stage.get(KeepAssetGroups.class).put(administrator, both.id().toString(), 1, draft("Both", other));
        assertThat(read.list(confined, PageWish.of(0, 10)).items()).isEmpty();
    }

    @Test
    void groupsAndTheirMembersHaveLimits() {
        TenantId tenant = new TenantId("many");
        Caller administrator = Stage.administrator(tenant);
        AssetId root = stage.found(tenant);
        AssetId[] members = plant(tenant, root);
        AssetGroup full = create(administrator, draft("Full", members));
        assertThat(full.members()).hasSize(Limits.GROUP_MEMBERS);
        assertThatThrownBy(() -> create(administrator, draft("More", with(members, root))))
                .hasMessageContaining("1000");
        IntStream.range(1, Limits.GROUPS).forEach(i -> create(administrator, draft("Group " + i)));
        assertThatThrownBy(() -> create(administrator, draft("One more"))).hasMessageContaining("200");
    }

    private AssetId[] plant(TenantId tenant, AssetId root) {
        AssetId[] members = IntStream.rangeClosed(1, Limits.GROUP_MEMBERS)
                .mapToObj("%032x"::formatted)
                .map(AssetId::new)
                .toArray(AssetId[]::new);
        stage.everything
                .sql("""
                        insert into assets.asset (tenant_id, asset_id, parent_id, type_id, name, timezone, twin_type)
                        select :tenant, lpad(to_hex(i), 32, '0'), :root, 'core.basicarea', 'Area', 'UTC', 'performance'
                        from generate_series(1, :assets) i""")
                .param("tenant", tenant.value())
                .param("root", root.value())
                .param("assets", Limits.GROUP_MEMBERS)
                .update();
        stage.access.change(Stage.administrator(tenant), Set.of(), guard -> {
            List.of(members).forEach(guard::changed);
            return tenant;
        });
        return members;
    }

    private static AssetId[] with(AssetId[] some, AssetId more) {
        AssetId[] all = Arrays.copyOf(some, some.length + 1);
        all[some.length] = more;
        return all;
    }
}
