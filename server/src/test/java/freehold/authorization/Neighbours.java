package freehold.authorization;

import freehold.testing.TestTenant;
import freehold.testing.TestTenants;

/** The neighbourhood of the sweep, for tests of other packages. */
public final class Neighbours {
    private Neighbours() {}

    /** A tenant that has something of each kind that routes name by id. */
    public static TestTenant ownerOfOneOfEach(TestTenants tenants) {
        TestTenant owner = new Neighbourhood(tenants).owner;
        String root = Factory.text(owner.client().get(Factory.ASSETS + "/root"), "assetId");
        owner.client()
                .post("/api/eventmanagement/v3/createEventsJobs", "{\"events\": [" + Factory.event(root) + "]}")
                .expect(202);
        return owner;
    }
}
