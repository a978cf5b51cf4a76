package freehold.identity.usecase;

import freehold.identity.Principal;
import freehold.identity.SessionKey;
import freehold.identity.store.ExternalSessionTable;
import freehold.identity.store.SessionTable;
import freehold.tenancy.TenantReach;
import org.springframework.stereotype.Component;

/** Ends a session. */
@Component
public class SignOut {
    private final TenantReach reach;
    private final SessionTable sessions;
    private final ExternalSessionTable externalSessions;

    SignOut(TenantReach reach, SessionTable sessions, ExternalSessionTable externalSessions) {
        this.externalSessions = externalSessions;
        this.reach = reach;
        this.sessions = sessions;
    }

    /** Whether there still was such a session does not matter. */
    public void signOut(SessionKey key) {
        sessions.find(key).ifPresent(caller -> {
            if (caller.principal() instanceof Principal.Person person) {
                reach.asPerson(person.id(), () -> {
                    if (sessions.delete(key) > 0) {
                        sessions.noteSignOut();
                    }
                    return key;
                });
            }
        });
        externalSessions
                .find(key)
                .ifPresent(person -> reach.asPerson(person.principal().id(), () -> {
                    externalSessions.delete(key);
                    sessions.noteSignOut();
                    return key;
                }));
    }
}
