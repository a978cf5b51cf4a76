package freehold.identity.usecase;

import freehold.decision.TenantId;
import freehold.identity.Principal;
import freehold.identity.SessionKey;
import freehold.identity.store.PersonTable;
import freehold.identity.store.SessionTable;
import freehold.kernel.ProblemException;
import freehold.tenancy.TenantReach;
import org.springframework.stereotype.Component;

/** Lets a person act in another of their tenants: with a new session key, since what it opens is another thing. */
@Component
public class SwitchTenant {
    private final TenantReach reach;
    private final PersonTable people;
    private final SessionTable sessions;

    SwitchTenant(TenantReach reach, PersonTable people, SessionTable sessions) {
        this.reach = reach;
        this.people = people;
        this.sessions = sessions;
    }

    public SessionKey switchTo(Principal.Person person, SessionKey key, String tenant) {
        return reach.asPerson(person.id(), () -> {
            TenantId wanted = people.tenants(person.id()).stream()
                    .filter(known -> known.value().equals(tenant))
                    .findAny()
                    .orElseThrow(() -> ProblemException.notFound("tenant", tenant));
            SessionKey fresh = SessionKey.random();
            sessions.replace(key, fresh, wanted);
            return fresh;
        });
    }
}
