package freehold.identity.usecase;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.model.CoreRoles;
import freehold.identity.store.GroupTable;
import freehold.identity.store.GroupTable.Held;
import freehold.identity.store.MemberTable;
import freehold.identity.store.MemberTable.Member;
import freehold.tenancy.TenantReach;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The users of a tenant, with the groups they are in and the roles they hold. */
@Component
public class ReadUsers {
    private final TenantReach reach;
    private final MemberTable members;
    private final GroupTable groups;
    private final RosterRules rules;

    ReadUsers(TenantReach reach, MemberTable members, GroupTable groups, RosterRules rules) {
        this.reach = reach;
        this.members = members;
        this.groups = groups;
        this.rules = rules;
    }

    /**
     * A user as they are shown.
     *
     * @param held groups and roles, what standard roles contain included, in order of their names
     */
    public record User(Member member, List<SubtenantId> subtenants, List<Held> held) {
        public User {
            subtenants = List.copyOf(subtenants);
            held = List.copyOf(held);
        }
    }

    public User one(TenantId tenant, String id) {
        return reach.asTenant(tenant, () -> complete(tenant, rules.user(tenant, id)));
    }

    /**
     * In order of their names.
     *
     * @param withHeld whether groups and roles are needed already; else ask for those of a page with {@link #complete}
     */
    public List<User> all(TenantId tenant, boolean withHeld) {
        return reach.asTenant(tenant, () -> {
            List<User> users = withSubtenants(tenant, members.all(tenant));
            return withHeld ? complete(tenant, users) : users;
        });
    }

    User complete(TenantId tenant, Member member) {
        return complete(tenant, withSubtenants(tenant, List.of(member))).getFirst();
    }

    private List<User> withSubtenants(TenantId tenant, List<Member> some) {
        Map<UUID, Collection<SubtenantId>> subtenants =
                members.subtenants(tenant, some.stream().map(Member::id).toList());
        return some.stream()
                .map(member ->
                        new User(member, List.copyOf(subtenants.getOrDefault(member.id(), List.of())), List.of()))
                .toList();
    }

    /** The same users with their groups and roles. */
    public List<User> complete(TenantId tenant, List<User> some) {
        Map<UUID, List<Held>> held = reach.asTenant(
                tenant,
                () -> groups.held(
                        tenant, some.stream().map(user -> user.member().id()).toList()));
        return some.stream()
                .map(user -> new User(
                        user.member(),
                        user.subtenants(),
                        withContained(held.getOrDefault(user.member().id(), List.of()))))
                .toList();
    }

    /** What a standard role contains is held indirectly, unless it was assigned itself too. */
    private static List<Held> withContained(List<Held> held) {
        Map<UUID, Held> all = new LinkedHashMap<>();
        held.forEach(one -> all.put(one.id(), one));
        CoreRoles.expand(held.stream().map(Held::name).toList()).stream()
                .flatMap(name -> CoreRoles.named(name).stream())
                .forEach(role -> all.putIfAbsent(role.id(), new Held(role.id(), role.name(), false)));
        return all.values().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }
}
