package freehold.identity.usecase;

import freehold.identity.SessionKey;
import freehold.identity.store.PersonTable;
import freehold.identity.store.PersonTable.Membership;
import freehold.identity.store.SessionTable;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.tenancy.TenantReach;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens a session for a person, always with a new key, in the first of the tenants they belong to. */
@Component
public class SignIn {
    private final TenantReach reach;
    private final Passwords passwords;
    private final PersonTable people;
    private final SessionTable sessions;

    SignIn(TenantReach reach, Passwords passwords, PersonTable people, SessionTable sessions) {
        this.reach = reach;
        this.passwords = passwords;
        this.people = people;
        this.sessions = sessions;
    }

    /**
     * @param replaced the session the browser had until now, which ends
     */
    public SessionKey signIn(String userName, String password, String address, Optional<SessionKey> replaced) {
        UUID person = passwords.check(userName, password, address).orElseThrow(Passwords::wrong);
        SessionKey key = SessionKey.random();
        reach.asPerson(person, () -> {
            List<Membership> memberships = people.memberships(person);
            if (memberships.isEmpty()) {
                throw new ProblemException(new Problem.Forbidden("no-tenant", "You are not a member of any tenant."));
            }
            replaced.ifPresent(sessions::delete);
            sessions.deleteExpired();
            sessions.insert(key, person, memberships.getFirst().tenant());
            return key;
        });
        return key;
    }
}
