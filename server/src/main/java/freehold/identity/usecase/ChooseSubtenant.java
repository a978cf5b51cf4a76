package freehold.identity.usecase;

import freehold.decision.SubtenantId;
import freehold.identity.Caller;
import freehold.identity.Principal;
import freehold.identity.SessionKey;
import freehold.identity.store.MemberTable;
import freehold.identity.store.SessionTable;
import freehold.kernel.ProblemException;
import freehold.tenancy.TenantReach;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets a subtenant user act in another of their subtenants: with a new session key, as with another tenant. */
@Component
public class ChooseSubtenant {
    private final TenantReach reach;
    private final MemberTable members;
    private final SessionTable sessions;

    ChooseSubtenant(TenantReach reach, MemberTable members, SessionTable sessions) {
        this.reach = reach;
        this.members = members;
        this.sessions = sessions;
    }

    public SessionKey choose(Caller caller, Principal.Person person, SessionKey key, String subtenant) {
        UUID user = caller.standing().user().orElseThrow();
        Collection<SubtenantId> assigned = reach.asTenant(
                caller.tenant(),
                () -> members.subtenants(caller.tenant(), List.of(user)).getOrDefault(user, List.of()));
        SubtenantId wanted = assigned.stream()
                .filter(known -> known.value().equals(subtenant))
                .findAny()
                .orElseThrow(() -> ProblemException.notFound("subtenant", subtenant));
        SessionKey fresh = SessionKey.random();
        reach.asPerson(person.id(), () -> {
            sessions.replace(key, fresh, wanted);
            return fresh;
        });
        return fresh;
    }
}
