package freehold.identity.usecase;

import freehold.decision.TenantId;
import freehold.identity.Principal;
import freehold.identity.SessionKey;
import freehold.identity.model.Password;
import freehold.identity.model.Secret;
import freehold.identity.store.PersonTable;
import freehold.identity.store.SessionTable;
import freehold.kernel.ProblemException;
import freehold.tenancy.TenantReach;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives a person a new password. All their sessions end; links sent before lead nowhere any more. */
@Component
public class SetPassword {
    private final TenantReach reach;
    private final PersonTable people;
    private final SessionTable sessions;
    private final Passwords passwords;

    SetPassword(TenantReach reach, PersonTable people, SessionTable sessions, Passwords passwords) {
        this.reach = reach;
        this.people = people;
        this.sessions = sessions;
        this.passwords = passwords;
    }

    /** For whoever holds a one-time link. */
    public void byLink(String token, Password password) {
        reach.together(() -> {
            UUID person = people.spendLink(Secret.of(token).hash())
                    .orElseThrow(() -> ProblemException.invalid(
                            "/token", "The link has been used, has expired or never was one."));
            return replace(person, password);
        });
    }

    /** For someone signed in who knows the old one; this browser goes on with the session returned. */
    public SessionKey change(Principal.Person person, TenantId tenant, Change change) {
        Passwords.Presented old = new Passwords.Presented(person.userName(), change.oldPassword(), change.address());
        if (!passwords.check(old, person.id())) {
            throw ProblemException.invalid("/oldPassword", "This is not your password.");
        }
        passwords.succeeded(old);
        SessionKey key = SessionKey.random();
        reach.asPerson(person.id(), () -> {
            replace(person.id(), change.password());
            sessions.insert(key, person.id(), tenant);
            return key;
        });
        return key;
    }

    /**
     * A wish to change the password.
     *
     * @param address where the request came from
     */
    public record Change(String oldPassword, Password password, String address) {
        @Override
        public String toString() {
            return "Change[hidden]";
        }
    }

    private UUID replace(UUID person, Password password) {
        return reach.asPerson(person, () -> {
            people.setPassword(person, passwords.hash(people.userName(person), password));
            sessions.deleteAll(person);
            return person;
        });
    }
}
