package freehold.identity.usecase;

import freehold.decision.TenantId;
import freehold.identity.model.CoreRoles;
import freehold.identity.model.CoreRoles.CoreRole;
import freehold.identity.store.GroupTable;
import freehold.identity.store.GroupTable.Belonging;
import freehold.tenancy.TenantReach;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The user groups and roles of a tenant, the built-in roles among them, and who is in them. */
@Component
public class ReadGroups {
    private final TenantReach reach;
    private final GroupTable groups;
    private final RosterRules rules;

    ReadGroups(TenantReach reach, GroupTable groups, RosterRules rules) {
        this.reach = reach;
        this.groups = groups;
        this.rules = rules;
    }

    /**
     * A group or role as it is shown.
     *
     * @param meta empty for a built-in role, which nobody ever changes
     */
    public record Group(UUID id, String displayName, String description, List<Belonging> members, Optional<Meta> meta) {
        public Group {
            members = List.copyOf(members);
        }

        static Group from(GroupTable.Group group, List<Belonging> members) {
            return new Group(
                    group.id(),
                    group.label().displayName().value(),
                    group.label().description(),
                    members,
                    Optional.of(new Meta(group.created(), group.changed(), group.version())));
        }

        /** Standard roles show as members of the roles they contain: who holds the one holds the other. */
        static Group from(CoreRole role, List<Belonging> assigned) {
            List<Belonging> members = new ArrayList<>(assigned);
            CoreRoles.list().stream()
                    .filter(standard -> standard.contains().contains(role.name()))
                    .forEach(standard -> members.add(new Belonging(standard.id(), true)));
            return new Group(role.id(), role.name(), role.description(), members, Optional.empty());
        }
    }

    /** What only the server changes. */
    public record Meta(Instant created, Instant changed, long version) {}

    public Group one(TenantId tenant, String id) {
        return reach.asTenant(tenant, () -> {
            UUID known = RosterRules.idOf(rules.container(tenant, id));
            return all(tenant).stream()
                    .filter(group -> group.id().equals(known))
                    .findAny()
                    .orElseThrow();
        });
    }

    /** In order of their names. */
    public List<Group> all(TenantId tenant) {
        return reach.asTenant(tenant, () -> {
            Map<UUID, List<Belonging>> members = groups.members(tenant);
            return Stream.concat(
                            CoreRoles.list().stream()
                                    .map(role -> Group.from(role, members.getOrDefault(role.id(), List.of()))),
                            groups.all(tenant).stream()
                                    .map(group -> Group.from(group, members.getOrDefault(group.id(), List.of()))))
                    .sorted((one, other) -> one.displayName().compareTo(other.displayName()))
                    .toList();
        });
    }
}
