package freehold.access;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.access.store.FactReader;
import freehold.decision.TenantFacts;
import freehold.decision.TenantId;
import freehold.decision.World;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What one server knows of an owner and of its receivers is of one moment, whoever asked for it. */
@HttpTest
class BothSidesOfAShareTest {
    private final Worlds worlds;
    private final FactReader reader;
    private final TestTenant owner;
    private final TestTenant receiver;

    BothSidesOfAShareTest(Worlds worlds, FactReader reader, TestTenants tenants) {
        this.worlds = worlds;
        this.reader = reader;
        owner = tenants.fresh();
        receiver = tenants.fresh();
    }

    @Test
    void whoBringsAnOwnerUpToDateBringsItsReceiversToo() {
        World before = worlds.current();
        String share = share();
        World shared = before.with(reader.read(before, Set.of(id(owner))));
        assertThat(shares(shared, owner)).isOne();
        assertThat(shares(shared, receiver)).isOne();

        owner.client().post("/api/sharing/v1/shares/" + share + "/revoke", "{}").expect(200);
        World revoked = shared.with(reader.read(shared, Set.of(id(owner))));
        assertThat(shares(revoked, owner)).isZero();
        assertThat(shares(revoked, receiver)).isZero();
    }

    @Test
    void whoBringsAReceiverUpToDateBringsTheOwnersToo() {
        World before = worlds.current();
        share();
        Map<TenantId, Optional<TenantFacts>> read = reader.read(before, Set.of(id(receiver)));
        assertThat(read).containsOnlyKeys(id(owner), id(receiver));
        assertThat(shares(before.with(read), owner)).isOne();
    }

    private static int shares(World world, TestTenant tenant) {
        return world.tenant(id(tenant)).orElseThrow().shares().size();
    }

    private static TenantId id(TestTenant tenant) {
        return new TenantId(tenant.id());
    }

    private String share() {
        String collaboration = owner.client()
                .post("/api/sharing/v1/collaborations", """
                        {"partner": "%s", "legalNoticeAccepted": true}""".formatted(receiver.sharingId()))
                .expect(201)
                .json()
                .required("id")
                .asString();
        receiver.client()
                .post("/api/sharing/v1/collaborations/" + collaboration + "/accept", "{\"legalNoticeAccepted\": true}")
                .expect(200);
        String root = owner.client()
                .get("/api/assetmanagement/v3/assets/root")
                .expect(200)
                .json()
                .required("assetId")
                .asString();
        String asset = owner.client()
                .post("/api/assetmanagement/v3/assets", """
                        {"name": "Hall", "typeId": "core.basicarea", "parentId": "%s"}""".formatted(root))
                .expect(201)
                .json()
                .required("assetId")
                .asString();
        String share = owner.client()
                .post("/api/sharing/v1/shares", """
                        {"assetId": "%s", "receiver": "%s", "channels": ["details"], "profile": {"id": "everything"}}""".formatted(asset, receiver.sharingId()))
                .expect(201)
                .json()
                .required("id")
                .asString();
        receiver.client()
                .post("/api/sharing/v1/shares/" + share + "/accept", "{}")
                .expect(200);
        return share;
    }
}
