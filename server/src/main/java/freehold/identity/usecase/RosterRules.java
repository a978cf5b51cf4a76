package freehold.identity.usecase;

import freehold.decision.TenantId;
import freehold.identity.model.CoreRoles;
import freehold.identity.model.Roster;
import freehold.identity.model.Roster.Container;
import freehold.identity.model.Roster.GroupNode;
import freehold.identity.model.Roster.Link;
import freehold.identity.model.Roster.Refusal;
import freehold.identity.model.Roster.RoleNode;
import freehold.identity.store.GroupTable;
import freehold.identity.store.MemberTable;
import freehold.identity.store.RosterTable;
import freehold.kernel.ProblemException;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What holds for every change of users, groups and roles. Call within a transaction that has the roster's lock. */
@Component
class RosterRules {
    private final RosterTable roster;
    private final MemberTable members;
    private final GroupTable groups;

    RosterRules(RosterTable roster, MemberTable members, GroupTable groups) {
        this.roster = roster;
        this.members = members;
        this.groups = groups;
    }

    /** Makes links, unless a subtenant user would hold a role they may not, or a group would be in itself. */
    void link(TenantId tenant, Collection<Link> links) {
        if (links.isEmpty()) {
            return;
        }
        Roster present = roster.load(tenant);
        for (Link link : links) {
            check(tenant, present, link);
            roster.insert(tenant, link);
            present.add(link);
        }
    }

    private void check(TenantId tenant, Roster present, Link link) {
        if (present.closesCircle(link)) {
            throw ProblemException.conflict(
                    "group-in-itself",
                    "The group " + name(tenant, link.container()) + " is in that group already, directly or through"
                            + " others: it would be in itself.");
        }
        present.refusal(link).ifPresent(refusal -> {
            throw notAssignable(tenant, link, refusal);
        });
    }

    private ProblemException notAssignable(TenantId tenant, Link link, Refusal refusal) {
        String user = members.find(tenant, refusal.user()).orElseThrow().userName();
        String through = link.container() instanceof RoleNode
                ? ""
                : " It would come with the group " + name(tenant, link.container()) + ".";
        String whom = link.member() instanceof GroupNode group
                ? "the group " + name(tenant, group) + ", which has the subtenant user " + user
                : "the subtenant user " + user;
        return ProblemException.conflict(
                "role-not-assignable",
                "The role " + refusal.role() + " can't be assigned to " + whom + ": subtenant users may not hold it."
                        + through);
    }

    /** Whether it is a role of one of the tenant's applications. */
    boolean isApplicationRole(TenantId tenant, GroupNode group) {
        return groups.find(tenant, group.id())
                .flatMap(found -> found.label().displayName().applicationOf())
                .isPresent();
    }

    /** A role of an application is held, and contains nothing: so it leads nowhere a subtenant user may not go. */
    void requireNoApplicationRole(TenantId tenant, GroupNode group) {
        if (isApplicationRole(tenant, group)) {
            throw ProblemException.conflict(
                    "application-role-contains-nothing",
                    "The role " + name(tenant, group)
                            + " belongs to an application: it can be given to users, groups and"
                            + " other roles, but not be put into a group, nor be given a role.");
        }
    }

    private String name(TenantId tenant, Container container) {
        return switch (container) {
            case RoleNode role -> role.name();
            case GroupNode group ->
                groups.find(tenant, group.id())
                        .map(found -> found.label().displayName().value())
                        .orElseGet(() -> group.id().toString());
        };
    }

    /** Does work that may take rights away, and undoes it when it leaves the tenant without an administrator. */
    <T extends @Nullable Object> T keepingAnAdministrator(TenantId tenant, Supplier<T> work) {
        long before = roster.administrators(tenant);
        T result = work.get();
        if (before > 0 && roster.administrators(tenant) == 0) {
            throw ProblemException.conflict(
                    "last-administrator",
                    "This would leave the tenant without an active user who has the role " + CoreRoles.TENANT_ADMIN
                            + ". Give the role to somebody else first.");
        }
        return result;
    }

    /** A user of the tenant, or a 404 that says no more than the id that was asked for. */
    MemberTable.Member user(TenantId tenant, String id) {
        return Ids.parse(id)
                .flatMap(known -> members.find(tenant, known))
                .orElseThrow(() -> ProblemException.notFound("user", id));
    }

    /** A user group or custom role of the tenant. */
    GroupTable.Group group(TenantId tenant, String id) {
        return Ids.parse(id)
                .flatMap(known -> groups.find(tenant, known))
                .orElseThrow(() -> ProblemException.notFound("group", id));
    }

    /** A built-in role, or a group of the tenant. */
    Container container(TenantId tenant, String id) {
        return Ids.parse(id)
                .flatMap(CoreRoles::withId)
                .<Container>map(role -> new RoleNode(role.name()))
                .orElseGet(() -> new GroupNode(group(tenant, id).id()));
    }

    static UUID idOf(Container container) {
        return switch (container) {
            case RoleNode role -> CoreRoles.named(role.name()).orElseThrow().id();
            case GroupNode group -> group.id();
        };
    }
}
