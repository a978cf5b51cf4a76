package freehold.identity.usecase;

import freehold.decision.TenantId;
import freehold.identity.Limits;
import freehold.identity.model.CoreRoles;
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
import java.util.LinkedHashSet;
import java.util.List;
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
            named(label, () -> groups.insert(tenant, id, label));
            rules.link(
                    tenant,
                    members.stream()
                            .map(wanted -> new Link(member(tenant, wanted), new GroupNode(id)))
                            .toList());
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
            Member member = member(tenant, wanted);
            rules.link(tenant, List.of(new Link(member, container)));
            return new Belonging(member.id(), wanted.isGroup());
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
                    CoreRoles.withId(member).ifPresent(role -> {
                        throw fixed(role.name());
                    });
                    throw ProblemException.notFound("member", memberId);
                }));
    }

    private void replaceMembers(TenantId tenant, GroupNode group, List<Wanted> wanted) {
        Set<Member> after = new LinkedHashSet<>();
        wanted.forEach(one -> after.add(member(tenant, one)));
        for (Belonging before : read.one(tenant, group.id().toString()).members()) {
            Member member = before.isGroup() ? new GroupNode(before.member()) : new UserNode(before.member());
            if (!after.remove(member)) {
                roster.delete(tenant, new Link(member, group));
            }
        }
        rules.link(tenant, after.stream().map(member -> new Link(member, group)).toList());
    }

    private Member member(TenantId tenant, Wanted wanted) {
        if (!wanted.isGroup()) {
            return new UserNode(rules.user(tenant, wanted.id()).id());
        }
        return switch (rules.container(tenant, wanted.id())) {
            case GroupNode group -> group;
            case RoleNode role -> throw fixed(role.name());
        };
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
                        + " is built in: it can be assigned, but not changed, deleted or put into a group."));
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
