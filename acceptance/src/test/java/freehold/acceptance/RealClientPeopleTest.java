package freehold.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.acceptance.fixture.RealClient;
import freehold.acceptance.fixture.Seed;
import freehold.acceptance.fixture.ServerProcess;
import freehold.acceptance.fixture.SharedServer;
import freehold.acceptance.fixture.Tenant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The vendor's command line keeps users, groups and roles without any change. */
@ExtendWith(SharedServer.class)
class RealClientPeopleTest {
    private static final String ADMIN = "mdsp:core:TenantAdmin";

    private final ServerProcess server;
    private final Seed seed = Seed.of(RealClientPeopleTest.class);
    private final Tenant tenant;

    @TempDir
    Path folder = Path.of("");

    RealClientPeopleTest(ServerProcess server) throws Exception {
        this.server = server;
        this.tenant = Tenant.found(server, seed);
    }

    @Test
    void usersGroupsAndRolesAreMadeListedAssignedTakenAndDeleted() throws Exception {
        RealClient client = RealClient.signedInAs(tenant, server, folder);
        String user = seed.word() + "@" + tenant.id() + ".example";
        String group = seed.word() + "-crew";
        String inner = seed.word() + "-inner";
        String role = seed.word() + "-role";

        says(client, "created", "--mode", "create", "--user", user);
        says(client, "mdsp_usergroup:" + group, "--mode", "create", "--group", group);
        says(client, "mdsp_usergroup:" + inner, "--mode", "create", "--group", inner);
        says(client, "mdsp_customrole:" + role, "--mode", "create", "--role", role);
        refuses(client, "--mode", "create", "--user", user);

        says(client, "assigned user", "--mode", "assign", "--user", user, "--group", inner);
        says(client, "assigned memberGroup", "--mode", "assign", "--group", group, "--membergroup", inner);
        says(client, "assigned role", "--mode", "assign", "--group", group, "--role", role);
        says(client, "assigned member role", "--mode", "assign", "--role", role, "--memberrole", "mdsp:core:vfc.user");
        says(client, "assigned role", "--mode", "assign", "--user", user, "--role", ADMIN);

        RealClient.Run users = says(client, "2 users found", "--mode", "list", "--user");
        assertThat(users.lineWith(user)).startsWith("* ").contains("2 groups").contains("Last Login: never");
        RealClient.Run info = says(client, user, "--mode", "info", "--user", user);
        assertThat(info.output())
                .contains("mdsp_usergroup:" + inner + " DIRECT", "mdsp_usergroup:" + group + " INDIRECT")
                .contains(ADMIN + " (DIRECT)", "mdsp:core:vfc.user (INDIRECT)", "mdsp_customrole:" + role);
        assertThat(says(client, "2 groups found", "--mode", "list", "--group").lineWith("mdsp_usergroup:" + group))
                .contains("1 subgroups", "1 roles");
        assertThat(says(client, "roles found", "--mode", "list", "--role").output())
                .contains(ADMIN, "mdsp:core:assetmanager.subtenantuser", "mdsp_customrole:" + role);

        says(client, "removed role", "--mode", "remove", "--user", user, "--role", ADMIN);
        refuses(client, "--mode", "remove", "--user", tenant.administrator().userName(), "--role", ADMIN);
        says(client, "removed member role", "--mode", "remove", "--role", role, "--memberrole", "mdsp:core:vfc.user");
        says(client, "removed role", "--mode", "remove", "--group", group, "--role", role);
        says(client, "removed memberGroup", "--mode", "remove", "--group", group, "--membergroup", inner);
        says(client, "removed user", "--mode", "remove", "--user", user, "--group", inner);
        assertThat(says(client, user, "--mode", "list", "--user").lineWith(user))
                .startsWith("- ")
                .contains("0 groups", "0 roles");

        says(client, "deleted", "--mode", "delete", "--user", user);
        says(client, "deleted", "--mode", "delete", "--group", group);
        says(client, "deleted", "--mode", "delete", "--role", role);
        refuses(client, "--mode", "delete", "--role", "TenantAdmin");
        assertThat(says(client, "1 users found", "--mode", "list", "--user").output())
                .doesNotContain(user);
    }

    @Test
    void aUserIsMadeForASubtenantByItsName() throws Exception {
        RealClient client = RealClient.signedInAs(tenant, server, folder);
        String subtenant = UUID.randomUUID().toString();
        String name = seed.word() + "-park";
        String user = seed.word() + "@" + tenant.id() + ".example";
        tenant.api()
                .post(
                        "/api/tenantmanagement/v4/legalConfigRegions",
                        Map.of("regions", List.of(Map.of("regionId", "here", "regionName", "Here"))))
                .expectOk();
        tenant.api()
                .post(
                        "/api/tenantmanagement/v4/subtenants",
                        Map.of("id", subtenant, "displayName", name, "description", seed.word()))
                .expect(201);

        says(client, "created", "--mode", "create", "--user", user, "--subtenant", name);

        String made = tenant.api()
                .get("/api/identitymanagement/v3/Users?filter=userName%20eq%20%22" + user + "%22")
                .expect(200)
                .body();
        assertThat(made).contains("\"subtenants\":[{\"id\":\"" + subtenant + "\"}]");
        refuses(client, "--mode", "assign", "--user", user, "--role", ADMIN);
        says(client, "assigned role", "--mode", "assign", "--user", user, "--role", "mdsp:core:SubTenantUser");
    }

    private static RealClient.Run says(RealClient client, String expected, String... arguments) throws Exception {
        RealClient.Run run = run(client, arguments);
        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains(expected);
        return run;
    }

    private static void refuses(RealClient client, String... arguments) throws Exception {
        RealClient.Run run = run(client, arguments);
        assertThat(run.exit()).as(run.output()).isEqualTo(1);
    }

    private static RealClient.Run run(RealClient client, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("iam"));
        command.addAll(List.of(arguments));
        return client.run(command.toArray(String[]::new));
    }
}
