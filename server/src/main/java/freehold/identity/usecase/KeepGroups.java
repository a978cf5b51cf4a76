package freehold.identity.usecase;

import freehold.decision.TenantId;
import freehold.identity.Limits;
import freehold.identity.model.CoreRoles;
import freehold.identity.model.CoreRoles.CoreRole;
import freehold.identity.model.Roster.Container;
import freehold.identity.model.Roster.GroupNode;
import freehold.identity.model.Roster.Link;
import freehold.identity.model.Roster.Member;
import freehold.identity.model.Roster.RoleNode;
import freehold.identity.model.Roster.UserNode;
import freehold.identity.store.GroupTable;
import freehold.identity.store.GroupTable.Belonging;
import freehold.identity.store.GroupTable.Label;
import freehold.identity.store.RosterTable;
import freehold.identity.usecase.ReadGroups.Group;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.tenancy.TenantReach;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** User groups and roles: made, changed, deleted, given and taken. Changes hold with the next request. */
@Component
public class KeepGroups {
    private final TenantReach reach;
    private final GroupTable groups;
    private final RosterTable roster;
    private final RosterRules rules;
    private final ReadGroups read;

    KeepGroups(TenantReach reach, GroupTable groups, RosterTable roster, RosterRules rules, ReadGroups read) {
        this.reach = reach;
        this.groups = groups;
        this.roster = roster;
        this.rules = rules;
        this.read = read;
    }

    /** A member as a request names it. */
    public record Wanted(boolean isGroup, String id) {}

    public Group create(TenantId tenant, Label label, List<Wanted> members) {
        return changing(tenant, () -> {
            if (groups.count(tenant) >= Limits.GROUPS) {
                throw ProblemException.limit(
                        "groups", "A tenant may have " + Limits.GROUPS + " user groups and custom roles (groups).");
            }
            UUID id = UUID.randomUUID();
            requireOwnApplication(tenant, label);
            named(label, () -> groups.insert(tenant, id, label));
            put(tenant, new GroupNode(id), members);
            return read.one(tenant, id.toString());
        });
    }

    /**
     * @param members all there shall be; empty for those there are
     */
    public Group change(TenantId tenant, String id, Function<Label, Label> label, Optional<List<Wanted>> members) {
        return changing(
                tenant,
                () -> rules.keepingAnAdministrator(tenant, () -> {
                    GroupNode node = own(tenant, id);
                    Label changed = label.apply(
                            groups.find(tenant, node.id()).orElseThrow().label());
                    requireSameKind(tenant, node, changed);
                    named(changed, () -> groups.update(tenant, node.id(), changed));
                    members.ifPresent(wanted -> replaceMembers(tenant, node, wanted));
                    return read.one(tenant, id);
                }));
    }

    /** Tells what it was. */
    public Group delete(TenantId tenant, String id) {
        return changing(
                tenant,
                () -> rules.keepingAnAdministrator(tenant, () -> {
                    GroupNode node = own(tenant, id);
                    Group deleted = read.one(tenant, id);
                    groups.delete(tenant, node.id());
                    return deleted;
                }));
    }

    public List<Belonging> members(TenantId tenant, String id) {
        return read.one(tenant, id).members();
    }

    /** Tells the member's id as it is kept. Repeating it changes nothing. */
    public Belonging add(TenantId tenant, String id, Wanted wanted) {
        return changing(tenant, () -> {
            Container container = rules.container(tenant, id);
            return put(tenant, container, List.of(wanted)).getFirst();
        });
    }

    /** Tells who it was. */
    public Belonging remove(TenantId tenant, String id, String memberId) {
        return changing(
                tenant,
                () -> rules.keepingAnAdministrator(tenant, () -> {
                    Container container = rules.container(tenant, id);
                    UUID member = Ids.parse(memberId).orElseThrow(() -> ProblemException.notFound("member", memberId));
                    if (roster.delete(tenant, new Link(new UserNode(member), container))) {
                        return new Belonging(member, false);
                    }
                    if (roster.delete(tenant, new Link(new GroupNode(member), container))) {
                        return new Belonging(member, true);
                    }
                    Optional<CoreRole> role = CoreRoles.withId(member);
                    if (role.isPresent()
                            && container instanceof GroupNode group
                            && groups.release(tenant, role.get().name(), group.id())) {
                        return new Belonging(member, true);
                    }
                    role.ifPresent(builtIn -> {
                        throw fixed(builtIn.name());
                    });
                    throw ProblemException.notFound("member", memberId);
                }));
    }

    private void replaceMembers(TenantId tenant, GroupNode group, List<Wanted> wanted) {
        Set<Belonging> before =
                new HashSet<>(read.one(tenant, group.id().toString()).members());
        Map<Belonging, Wanted> missing = new LinkedHashMap<>();
        Set<Belonging> leaving = new HashSet<>(before);
        for (Wanted one : wanted) {
            Belonging known = Ids.parse(one.id())
                    .map(id -> new Belonging(id, one.isGroup()))
                    .orElseThrow(() -> ProblemException.notFound(one.isGroup() ? "group" : "user", one.id()));
            leaving.remove(known);
            if (!before.contains(known)) {
                missing.put(known, one);
            }
        }
        for (Belonging gone : leaving) {
            Optional<CoreRole> role = CoreRoles.withId(gone.member());
            if (role.isPresent()) {
                groups.release(tenant, role.get().name(), group.id());
            } else {
                Member member = gone.isGroup() ? new GroupNode(gone.member()) : new UserNode(gone.member());
                roster.delete(tenant, new Link(member, group));
            }
        }
        put(tenant, group, missing.values());
    }

    /** Puts users and groups into a group or role; into an application's role also built-in ones. */
    private List<Belonging> put(TenantId tenant, Container container, Collection<Wanted> members) {
        List<Belonging> put = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (Wanted wanted : members) {
            if (!wanted.isGroup()) {
                UUID user = rules.user(tenant, wanted.id()).id();
                links.add(new Link(new UserNode(user), container));
                put.add(new Belonging(user, false));
                continue;
            }
            switch (rules.container(tenant, wanted.id())) {
                case GroupNode group -> {
                    rules.requireNoApplicationRole(tenant, group);
                    links.add(new Link(group, container));
                    put.add(new Belonging(group.id(), true));
                }
                case RoleNode role -> {
                    if (!(container instanceof GroupNode group) || !rules.isApplicationRole(tenant, group)) {
                        throw fixed(role.name());
                    }
                    groups.contain(tenant, role.name(), group.id());
                    put.add(new Belonging(RosterRules.idOf(role), true));
                }
            }
        }
        rules.link(tenant, links);
        return put;
    }

    private static void requireOwnApplication(TenantId tenant, Label label) {
        label.displayName()
                .applicationOf()
                .filter(named -> !named.equals(tenant.value()))
                .ifPresent(other -> {
                    throw ProblemException.invalid(
                            "/displayName", "must begin with mdsp:" + tenant + ": to be a role of an application");
                });
    }

    /** Else what is a member of others could become a role that contains nothing, or the other way round. */
    private void requireSameKind(TenantId tenant, GroupNode node, Label changed) {
        requireOwnApplication(tenant, changed);
        if (changed.displayName().applicationOf().isPresent() != rules.isApplicationRole(tenant, node)) {
            throw ProblemException.invalid(
                    "/displayName", "can't make a role of an application of something else, nor the other way round");
        }
    }

    /** A group that can be changed. */
    private GroupNode own(TenantId tenant, String id) {
        return switch (rules.container(tenant, id)) {
            case GroupNode group -> group;
            case RoleNode role -> throw fixed(role.name());
        };
    }

    private static ProblemException fixed(String role) {
        return new ProblemException(new Problem.Forbidden(
                "core-role-fixed",
                "The role " + role
                        + " is built in: it can be assigned, but not changed or deleted, nor put into anything but a"
                        + " role of an application."));
    }

    private static void named(Label label, Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException taken) {
            throw ProblemException.conflict(
                    "group-exists", "There is a group " + label.displayName() + " in this tenant already.");
        }
    }

    private <T extends @Nullable Object> T changing(TenantId tenant, Supplier<T> work) {
        return reach.asTenant(tenant, () -> {
            roster.lock(tenant);
            return work.get();
        });
    }
}
