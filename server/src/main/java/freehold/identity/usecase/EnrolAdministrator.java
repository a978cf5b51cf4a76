package freehold.identity.usecase;

import freehold.decision.Role;
import freehold.decision.TenantId;
import freehold.identity.model.Secret;
import freehold.identity.model.UserName;
import freehold.identity.store.PersonTable;
import freehold.identity.store.PersonTable.Account;
import freehold.identity.store.PersonTable.Membership;
import freehold.kernel.ProblemException;
import freehold.tenancy.TenantReach;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Makes a person the administrator of a tenant: someone new, or someone who belongs to other tenants already. */
@Component
public class EnrolAdministrator {
    private static final Duration LINK_VALIDITY = Duration.ofDays(7);

    private final TenantReach reach;
    private final PersonTable people;

    EnrolAdministrator(TenantReach reach, PersonTable people) {
        this.reach = reach;
        this.people = people;
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
            Optional<Account> known = people.findAccount(userName);
            UUID person = known.map(Account::id).orElseGet(UUID::randomUUID);
            return reach.asPerson(person, () -> {
                if (known.isEmpty()) {
                    insert(person, userName);
                }
                people.join(person, new Membership(tenant, Set.of(Role.ADMINISTRATOR), Optional.empty()));
                boolean hasPassword = known.flatMap(Account::passwordHash).isPresent();
                return new Enrolled(userName.value(), hasPassword ? Optional.empty() : Optional.of(link(person)));
            });
        });
    }

    private static UserName parse(String wanted) {
        try {
            return new UserName(wanted);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.invalid("/administrator/userName", String.valueOf(malformed.getMessage()));
        }
    }

    private void insert(UUID person, UserName userName) {
        try {
            people.insert(person, userName);
        } catch (DuplicateKeyException justMade) {
            throw ProblemException.conflict("user-exists", "The user " + userName + " is being made just now; repeat.");
        }
    }

    private String link(UUID person) {
        Secret token = Secret.random();
        people.insertLink(person, token.hash(), LINK_VALIDITY);
        return token.reveal();
    }
}
