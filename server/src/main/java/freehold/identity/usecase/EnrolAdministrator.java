package freehold.identity.usecase;

import freehold.decision.TenantId;
import freehold.identity.model.CoreRoles;
import freehold.identity.model.Roster.Link;
import freehold.identity.model.Roster.RoleNode;
import freehold.identity.model.Roster.UserNode;
import freehold.identity.model.Secret;
import freehold.identity.model.UserName;
import freehold.identity.store.MemberTable;
import freehold.identity.store.MemberTable.NewMember;
import freehold.identity.store.MemberTable.Profile;
import freehold.identity.store.PersonTable;
import freehold.identity.store.PersonTable.Account;
import freehold.identity.store.RosterTable;
import freehold.kernel.ProblemException;
import freehold.tenancy.TenantReach;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes a person the administrator of a tenant: someone new, or someone who belongs to other tenants already. */
@Component
public class EnrolAdministrator {
    private static final Duration LINK_VALIDITY = Duration.ofDays(7);
    private static final Profile NOTHING_KNOWN = new Profile(true, "", "", List.of(), Optional.empty());

    private final TenantReach reach;
    private final PersonTable people;
    private final MemberTable members;
    private final RosterTable roster;

    EnrolAdministrator(TenantReach reach, PersonTable people, MemberTable members, RosterTable roster) {
        this.reach = reach;
        this.people = people;
        this.members = members;
        this.roster = roster;
    }

    /**
     * Who the administrator is.
     *
     * @param userName as it is kept
     * @param passwordToken to set the first password with; empty for a person who has one, which nobody but they
     *     themselves can replace
     */
    public record Enrolled(String userName, Optional<String> passwordToken) {
        @Override
        public String toString() {
            return "Enrolled[" + userName + "]";
        }
    }

    public Enrolled enrol(TenantId tenant, String wanted) {
        UserName userName = parse(wanted);
        return reach.asTenant(tenant, () -> {
            // Only a login the operator made is joined: one that a tenant made is in that tenant's hands.
            Optional<Account> known = people.findAccounts(userName).stream()
                    .filter(account -> account.madeBy().isEmpty())
                    .findFirst();
            UUID person = known.map(Account::id).orElseGet(UUID::randomUUID);
            if (known.isEmpty()) {
                reach.asPerson(person, () -> {
                    people.insert(person, userName, Optional.empty());
                    return person;
                });
            }
            UUID user = UUID.randomUUID();
            members.insert(tenant, new NewMember(user, person, userName.value(), false, NOTHING_KNOWN));
            roster.insert(tenant, new Link(new UserNode(user), new RoleNode(CoreRoles.TENANT_ADMIN)));
            boolean hasPassword = known.flatMap(Account::passwordHash).isPresent();
            return new Enrolled(userName.value(), hasPassword ? Optional.empty() : Optional.of(link(person)));
        });
    }

    private static UserName parse(String wanted) {
        try {
            return new UserName(wanted);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.invalid("/administrator/userName", String.valueOf(malformed.getMessage()));
        }
    }

    private String link(UUID person) {
        return reach.asPerson(person, () -> {
            Secret token = Secret.random();
            people.insertLink(person, token.hash(), LINK_VALIDITY);
            return token.reveal();
        });
    }
}
