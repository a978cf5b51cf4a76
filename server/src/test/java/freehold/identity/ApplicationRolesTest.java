package freehold.identity;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenant;
import freehold.testing.TestTenants;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Roles of a tenant's own applications: {@code mdsp:<tenant>:<app>.<role>}. */
@HttpTest
class ApplicationRolesTest {
    private static final String USERS = People.USERS;
    private static final String GROUPS = People.GROUPS;

    private final TestTenants tenants;

    ApplicationRolesTest(TestTenants tenants) {
        this.tenants = tenants;
    }

    @Test
    void rolesOfTheTenantsApplicationsAreGivenToUsersGroupsAndBuiltInRoles() {
        TestTenant tenant = tenants.fresh();
        ApiClient admin = tenant.signIn();
        ApiClient api = tenant.client();
        String me = admin.get(USERS + "/me").expect(200).json().get("id").stringValue();
        String name = "mdsp:" + tenant.id() + ":wear.viewer";
        String role = group(api, name);
        String crew = group(api, "mdsp_usergroup:crew");
        assertThat(admin.get("/api/session").expect(200).body()).doesNotContain(name);

        for (String[] way : new String[][] {
            {"USER", me},
            {"GROUP", crew},
            {"GROUP", People.role("mdsp:core:TenantAdmin")},
            {"GROUP", People.role("mdsp:core:assetmanager.admin")}
        }) {
            link(api, role, way[0], way[1]);
            if (way[1].equals(crew)) {
                link(api, crew, "USER", me);
            }
            assertThat(admin.get("/api/session").expect(200).body()).as(way[0]).contains(name);
            assertThat(typed(admin.get(USERS + "/me").expect(200).json().get("groups")))
                    .contains(name + (way[0].equals("USER") ? " DIRECT" : " INDIRECT"));
            assertThat(api.get(GROUPS + "/" + role).expect(200).body()).contains(way[1]);
            api.delete(GROUPS + "/" + role + "/members/" + way[1]).expect(200);
            assertThat(admin.get("/api/session").expect(200).body()).doesNotContain(name);
        }
        String standard = People.role("mdsp:core:StandardUser");
        api.put(GROUPS + "/" + role, """
                        {"members": [{"type": "GROUP", "value": "%s"}, {"type": "USER", "value": "%s"}]}""".formatted(standard, me)).expect(200);
        assertThat(api.get(GROUPS + "/" + role).expect(200).body()).contains(standard, me);
        api.put(GROUPS + "/" + role, "{\"members\": []}").expect(200);
        assertThat(api.get(GROUPS + "/" + role)
                        .expect(200)
                        .json()
                        .get("members")
                        .size())
                .isZero();
    }

    @Test
    void aRoleOfAnApplicationContainsNothingAndStaysOne() {
        TestTenant tenant = tenants.fresh();
        ApiClient api = tenant.client();
        String role = group(api, "mdsp:" + tenant.id() + ":wear.viewer");
        String crew = group(api, "mdsp_usergroup:crew");

        for (String container : List.of(crew, People.role("mdsp:core:TenantAdmin"))) {
            assertThat(api.post(
                                    GROUPS + "/" + container + "/members",
                                    "{\"type\": \"GROUP\", \"value\": \"" + role + "\"}")
                            .expect(409)
                            .body())
                    .contains("application-role-contains-nothing");
        }
        api.post(
                        GROUPS + "/" + crew + "/members",
                        "{\"type\": \"GROUP\", \"value\": \"" + People.role("mdsp:core:TenantAdmin") + "\"}")
                .expect(403);
        api.put(GROUPS + "/" + role, "{\"displayName\": \"mdsp_usergroup:crew2\"}")
                .expect(400);
        api.put(GROUPS + "/" + crew, "{\"displayName\": \"mdsp:" + tenant.id() + ":wear.crew\"}")
                .expect(400);
        api.put(GROUPS + "/" + role, "{\"displayName\": \"mdsp:" + tenant.id() + ":wear.reader\"}")
                .expect(200);
    }

    private static String group(ApiClient api, String name) {
        return api.post(GROUPS, "{\"displayName\": \"" + name + "\"}")
                .expect(201)
                .json()
                .get("id")
                .stringValue();
    }

    private static void link(ApiClient api, String container, String type, String member) {
        api.post(GROUPS + "/" + container + "/members", "{\"type\": \"%s\", \"value\": \"%s\"}".formatted(type, member))
                .expect(201);
    }

    private static List<String> typed(JsonNode groups) {
        List<String> texts = new ArrayList<>();
        groups.forEach(group -> texts.add(
                group.get("display").stringValue() + " " + group.get("type").stringValue()));
        return texts;
    }
}
