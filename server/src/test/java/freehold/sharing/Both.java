package freehold.sharing;

import static freehold.sharing.Lending.json;
import static freehold.sharing.Lending.text;

import freehold.decision.Role;
import freehold.identity.model.CoreRoles;
import freehold.testing.ApiClient;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.Map;

/** One person who administers two tenants. */
final class Both {
    static final String GROUPS = "/api/identitymanagement/v3/Groups/";

    final TestTenant owner;
    final TestTenant receiver;
    /** The person in a browser, in the owner's tenant. */
    final ApiClient here;

    Both(TestTenants tenants) {
        owner = tenants.fresh();
        owner.signIn();
        receiver = tenants.fresh(owner.administrator());
        here = in(owner);
    }

    String person() {
        return "user:" + owner.administrator();
    }

    /** A session of the same person in one of the two. */
    ApiClient in(TestTenant tenant) {
        return tenant.browser(owner.signIn()
                .put("/api/session/tenant", json(Map.of("tenant", tenant.id())))
                .expect(200));
    }

    /** Leaves the person a standard user of the receiver, or only that: a user. Somebody else administers it then. */
    void demote(boolean toStandardUser) {
        ApiClient api = in(receiver);
        String me =
                text(api.get("/api/identitymanagement/v3/Users/me").expect(200).json(), "id");
        receiver.person("{\"userName\": \"standin-%s@example.org\"}".formatted(receiver.id()), CoreRoles.TENANT_ADMIN);
        if (toStandardUser) {
            receiver.client()
                    .post(
                            GROUPS + id(Role.STANDARD_USER.roleName()) + "/members",
                            json(Map.of("type", "USER", "value", me)))
                    .expect(201);
        }
        receiver.client()
                .delete(GROUPS + id(CoreRoles.TENANT_ADMIN) + "/members/" + me)
                .expect(200);
    }

    private static String id(String role) {
        return CoreRoles.named(role).orElseThrow().id().toString();
    }
}
