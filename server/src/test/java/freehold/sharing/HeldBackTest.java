package freehold.sharing;

import static freehold.sharing.Lending.SHARES;
import static freehold.sharing.Lending.act;
import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.offer;
import static freehold.sharing.Lending.text;
import static freehold.sharing.Lending.with;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.Access;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.kernel.database.Database;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How much one share holds back, and who is told when it is too much. */
@HttpTest
class HeldBackTest {
    private static final String ASSETS = "/api/assetmanagement/v3/assets";

    private final Access access;
    private final Raw raw;
    private final TestTenant owner;
    private final TestTenant receiver;
    private final ApiClient api;
    private final AssetId hall;

    HeldBackTest(TestTenants tenants, Access access, Database database) {
        this.access = access;
        raw = new Raw(database);
        owner = tenants.fresh();
        receiver = tenants.fresh();
        api = owner.client();
        hall = new Lending(access).asset(owner, "Hall");
        Lending.collaborate(owner, receiver);
    }

    private String lend() {
        String share = Lending.id(api.post(SHARES, json(with(offer(hall, receiver), "maxAssets", 1)))
                .expect(201));
        act(receiver, share, "accept").expect(200);
        return share;
    }

    private AssetId create() {
        String body = json(Map.of("name", "made", "typeId", "core.basicarea", "parentId", hall.value()));
        return new AssetId(text(api.post(ASSETS, body).expect(201).json(), "assetId"));
    }

    private Set<AssetId> held(String share) {
        return Lending.share(owner, share)
                .at("/ceiling/held")
                .valueStream()
                .map(id -> new AssetId(id.stringValue()))
                .collect(Collectors.toSet());
    }

    @Test
    void aThousandBranchesAreHeldBackAndNotOneMore() {
        String share = lend();
        raw.<Integer>as(owner, app -> app.sql("""
                        update sharing.lent set held = array(
                            select replace(gen_random_uuid()::text, '-', '') from generate_series(1, :most))""").param("most", Limits.HELD).update());
        AssetId first = create();
        assertThat(held(share))
                .as("those that are below the hall no longer make room")
                .containsExactly(first);
        manyHeld(Limits.HELD);
        String body = json(Map.of("name", "one more", "typeId", "core.basicarea", "parentId", hall.value()));
        assertThat(api.post(ASSETS, body).expect(400).body()).contains("1000 branches");
        assertThat(raw.<Long>as(
                        owner,
                        app -> app.sql("select count(*) from assets.asset where name = 'one more'")
                                .query(Long.class)
                                .single()))
                .isZero();
    }

    /** Assets of the hall that the owner's shares hold back all of. */
    private void manyHeld(int count) {
        List<AssetId> many = Stream.generate(() -> UUID.randomUUID().toString().replace("-", ""))
                .limit(count)
                .map(AssetId::new)
                .toList();
        String[] ids = many.stream().map(AssetId::value).toArray(String[]::new);
        access.change(Lending.administrator(owner), Set.of(), guard -> {
            many.forEach(guard::changed);
            return guard.require(new Action.AddChild(true), hall, Reach.OWN)
                    .sql("""
                            insert into assets.asset
                                (tenant_id, asset_id, parent_id, type_id, name, timezone, twin_type, subtenant_id)
                            select tenant_id, made, asset_id, type_id, made, timezone, twin_type, subtenant_id
                            from assets.asset cross join unnest(:ids) made
                            where tenant_id = :tenant and asset_id = :hall""")
                    .param("ids", ids)
                    .param("tenant", owner.id())
                    .param("hall", hall.value())
                    .update();
        });
        raw.<Integer>as(
                owner,
                app -> app.sql("update sharing.lent set held = :ids")
                        .param("ids", ids)
                        .update());
    }

    @Test
    void usersOfSubtenantsAreRefusedInWordsThatTellOfNoShare() {
        ApiClient confined = owner.subtenantClient("park");
        raw.<Integer>as(
                owner,
                app -> app.sql("update assets.asset set subtenant_id = 'park' where asset_id = :hall")
                        .param("hall", hall.value())
                        .update());
        access.change(Lending.administrator(owner), Set.of(), guard -> {
            guard.changed(hall);
            return hall;
        });
        lend();
        manyHeld(Limits.HELD);
        String body = json(Map.of("name", "one more", "typeId", "core.basicarea", "parentId", hall.value()));
        assertThat(confined.post(ASSETS, body).expect(400).body())
                .contains("No more assets")
                .doesNotContain("share")
                .doesNotContain("held");
    }
}
