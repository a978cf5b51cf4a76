package freehold.identity.usecase;

import freehold.identity.Principal;
import freehold.identity.SessionKey;
import freehold.identity.store.SessionTable;
import freehold.tenancy.TenantReach;
import org.springframework.stereotype.Component;

/** Ends a session. */
@Component
public class SignOut {
    private final TenantReach reach;
    private final SessionTable sessions;

    SignOut(TenantReach reach, SessionTable sessions) {
        this.reach = reach;
        this.sessions = sessions;
    }

    /** Whether there still was such a session does not matter. */
    public void signOut(SessionKey key) {
        sessions.find(key).ifPresent(caller -> {
            if (caller.principal() instanceof Principal.Person person) {
                reach.asPerson(person.id(), () -> sessions.delete(key));
            }
        });
    }
}
