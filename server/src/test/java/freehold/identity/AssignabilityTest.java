package freehold.identity;

import static org.assertj.core.api.Assertions.assertThat;

import freehold.decision.TenantId;
import freehold.identity.model.CoreRoles;
import freehold.identity.model.GroupName;
import freehold.identity.model.RosterWalk;
import freehold.identity.model.UserName;
import freehold.identity.store.GroupTable;
import freehold.identity.store.GroupTable.Label;
import freehold.identity.store.MemberTable.Profile;
import freehold.identity.usecase.KeepGroups;
import freehold.identity.usecase.KeepGroups.Wanted;
import freehold.identity.usecase.KeepUsers;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.tenancy.TenantReach;
import freehold.testing.Answer;
import freehold.testing.ApiClient;
import freehold.testing.HttpTest;
import freehold.testing.TestTenants;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Subtenant users don't come to roles that are blocked for them: over HTTP, in the database, and two at a time. */
@HttpTest
class AssignabilityTest {
    private static final String USERS = "/api/identitymanagement/v3/Users";
    private static final String GROUPS = "/api/identitymanagement/v3/Groups";
    private static final int STEPS = Boolean.getBoolean("freehold.long") ? 20_000 : 1_000;
    private static final Profile NOTHING = new Profile(true, "", "", List.of(), Optional.empty());

    private final TestTenants tenants;
    private final TenantReach reach;
    private final KeepUsers users;
    private final KeepGroups groups;
    private final GroupTable table;

    AssignabilityTest(TestTenants tenants, TenantReach reach, KeepUsers users, KeepGroups groups, GroupTable table) {
        this.tenants = tenants;
        this.reach = reach;
        this.users = users;
        this.groups = groups;
        this.table = table;
    }

    @Test
    void everyBuiltInRoleIsLetOrBlockedAsListed() {
        ApiClient api = tenants.fresh().client();
        String user = subtenantUser(api, "park@example.org");
        for (CoreRoles.CoreRole role : CoreRoles.list()) {
            Answer answer = assign(api, role.id().toString(), "USER", user);
            if (role.forSubtenantUsers()) {
                answer.expect(201);
            } else {
                refused(answer, role.name(), "park@example.org");
            }
        }
        String custom = group(api, "mdsp_customrole:anything");
        assign(api, custom, "USER", user).expect(201);
    }

    @Test
    void aSubtenantUserCantJoinAGroupThatHoldsABlockedRole() {
        ApiClient api = tenants.fresh().client();
        String user = subtenantUser(api, "park@example.org");
        String inner = group(api, "mdsp_usergroup:inner");
        String outer = group(api, "mdsp_usergroup:outer");
        assign(api, outer, "GROUP", inner).expect(201);
        assign(api, admin(), "GROUP", outer).expect(201);

        refused(assign(api, inner, "USER", user), CoreRoles.TENANT_ADMIN, "park@example.org", "mdsp_usergroup:inner");
        refused(assign(api, outer, "USER", user), CoreRoles.TENANT_ADMIN, "park@example.org", "mdsp_usergroup:outer");
        refused(api.post(GROUPS, """
                        {"displayName": "team", "members": [{"type": "USER", "value": "%s"}]}""".formatted(user)).expect(201), api, outer);
        Answer byChange = api.put(GROUPS + "/" + inner, """
                {"members": [{"type": "USER", "value": "%s"}]}""".formatted(user));
        refused(byChange, CoreRoles.TENANT_ADMIN, "park@example.org");
        assertThat(api.get(USERS + "/" + user).expect(200).json().get("groups").findValuesAsString("display"))
                .containsExactly("team");
    }

    /** The group just made has a subtenant user, so it can't go into one with a blocked role. */
    private static void refused(Answer team, ApiClient api, String outer) {
        refused(
                assign(api, outer, "GROUP", team.json().get("id").stringValue()),
                CoreRoles.TENANT_ADMIN,
                "park@example.org",
                "team");
    }

    @Test
    void aBlockedRoleCantBeGivenToAGroupWithSubtenantUsers() {
        ApiClient api = tenants.fresh().client();
        String inner = group(api, "mdsp_usergroup:inner");
        String outer = group(api, "mdsp_usergroup:outer");
        assign(api, outer, "GROUP", inner).expect(201);
        assign(api, inner, "USER", subtenantUser(api, "park@example.org")).expect(201);

        refused(
                assign(api, admin(), "GROUP", outer),
                CoreRoles.TENANT_ADMIN,
                "mdsp_usergroup:outer",
                "park@example.org");
        refused(assign(api, admin(), "GROUP", inner), CoreRoles.TENANT_ADMIN, "mdsp_usergroup:inner");
        assign(api, CoreRoles.named("mdsp:core:vfc.admin").orElseThrow().id().toString(), "GROUP", outer)
                .expect(201);
    }

    @Test
    void aBuiltInRoleIsNobodysMember() {
        ApiClient api = tenants.fresh().client();
        String group = group(api, "mdsp_usergroup:g");
        String role =
                CoreRoles.named(CoreRoles.SUBTENANT_USER).orElseThrow().id().toString();
        assign(api, group, "GROUP", role).expect(403);
        assign(api, admin(), "GROUP", role).expect(403);
        String contained = CoreRoles.named("mdsp:core:assetmanager.admin")
                .orElseThrow()
                .id()
                .toString();
        api.delete(GROUPS + "/" + contained + "/members/" + admin()).expect(403);
    }

    @Test
    void ofTwoChangesThatTogetherLeadUpOneIsRefused() throws Exception {
        ApiClient api = tenants.fresh().client();
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 25; round++) {
                String user = subtenantUser(api, "park" + round + "@example.org");
                String group = group(api, "mdsp_usergroup:team" + round);
                CompletableFuture<Answer> join =
                        CompletableFuture.supplyAsync(() -> assign(api, group, "USER", user), both);
                CompletableFuture<Answer> rise =
                        CompletableFuture.supplyAsync(() -> assign(api, admin(), "GROUP", group), both);
                assertThat(List.of(join.get().status(), rise.get().status())).containsExactlyInAnyOrder(201, 409);
            }
        }
    }

    @Test
    void ofTwoAdministratorsWhoRemoveEachOtherOneStays() throws Exception {
        ApiClient api = tenants.fresh().client();
        String first = api.get(USERS).expect(200).json().at("/resources/0/id").stringValue();
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 10; round++) {
                String second = api.post(USERS, "{\"userName\": \"second%d@example.org\"}".formatted(round))
                        .expect(201)
                        .json()
                        .get("id")
                        .stringValue();
                assign(api, admin(), "USER", second).expect(201);
                String one = first;
                CompletableFuture<Answer> takeOne = CompletableFuture.supplyAsync(
                        () -> api.delete(GROUPS + "/" + admin() + "/members/" + one), both);
                CompletableFuture<Answer> takeOther =
                        CompletableFuture.supplyAsync(() -> api.delete(USERS + "/" + second), both);
                int status = takeOne.get().status();
                assertThat(List.of(status, takeOther.get().status())).containsExactlyInAnyOrder(200, 409);
                first = status == 200 ? second : one;
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> noSequenceOfChangesLeadsUpInTheDatabaseEither() {
        return Stream.of(new Random().nextLong())
                .map(seed -> DynamicTest.dynamicTest(
                        "seed " + seed, () -> new RosterWalk(new InDatabase(), seed).walk(STEPS)));
    }

    private final class InDatabase implements RosterWalk.Directory {
        private final TenantId tenant = new TenantId(tenants.fresh().id());
        private final Map<String, String> ids = new HashMap<>();

        @Override
        public void createUser(String name, boolean isConfined) {
            Optional<List<freehold.decision.SubtenantId>> subtenants =
                    isConfined ? Optional.of(List.of()) : Optional.empty();
            ids.put(
                    name,
                    users.create(tenant, new KeepUsers.Wish(new UserName(name), NOTHING, subtenants))
                            .member()
                            .id()
                            .toString());
        }

        @Override
        public void deleteUser(String name) {
            users.remove(tenant, id(name));
        }

        @Override
        public void createGroup(String name) {
            ids.put(
                    name,
                    groups.create(tenant, new Label(new GroupName(name), ""), List.of())
                            .id()
                            .toString());
        }

        @Override
        public void deleteGroup(String name) {
            groups.delete(tenant, id(name));
        }

        @Override
        public boolean link(String member, String container) {
            try {
                groups.add(tenant, id(container), new Wanted(member.startsWith("g"), id(member)));
                return true;
            } catch (ProblemException refused) {
                assertThat(refused.problem()).isInstanceOf(Problem.Conflict.class);
                return false;
            }
        }

        @Override
        public void unlink(String member, String container) {
            groups.remove(tenant, id(container), id(member));
        }

        @Override
        public Set<String> heldBy(String user) {
            UUID id = UUID.fromString(id(user));
            return reach.asTenant(
                    tenant,
                    () -> table.held(tenant, List.of(id)).getOrDefault(id, List.of()).stream()
                            .map(GroupTable.Held::name)
                            .filter(name -> name.startsWith(CoreRoles.PREFIX))
                            .collect(Collectors.toSet()));
        }

        private String id(String name) {
            return CoreRoles.named(name)
                    .map(role -> role.id().toString())
                    .orElseGet(() -> String.valueOf(ids.get(name)));
        }
    }

    private static void refused(Answer answer, String... named) {
        assertThat(answer.expect(409).json().at("/errors/0/code").stringValue()).isEqualTo("role-not-assignable");
        assertThat(answer.body()).contains(named);
    }

    private static String admin() {
        return CoreRoles.named(CoreRoles.TENANT_ADMIN).orElseThrow().id().toString();
    }

    private static String subtenantUser(ApiClient api, String name) {
        return api.post(USERS, "{\"userName\": \"%s\", \"subtenants\": []}".formatted(name))
                .expect(201)
                .json()
                .get("id")
                .stringValue();
    }

    private static String group(ApiClient api, String name) {
        return api.post(GROUPS, "{\"displayName\": \"" + name + "\"}")
                .expect(201)
                .json()
                .get("id")
                .stringValue();
    }

    private static Answer assign(ApiClient api, String container, String type, String id) {
        return api.post(
                GROUPS + "/" + container + "/members", "{\"type\": \"%s\", \"value\": \"%s\"}".formatted(type, id));
    }
}
