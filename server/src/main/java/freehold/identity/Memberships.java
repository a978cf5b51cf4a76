package freehold.identity;

import freehold.decision.Role;
import freehold.decision.TenantId;
import freehold.identity.store.PersonTable;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** In which tenants people may act, apart from the one they act in now. */
@Component
public final class Memberships {
    private final PersonTable people;

    Memberships(PersonTable people) {
        this.people = people;
    }

    /**
     * Whether whoever has signed in is Administrator of that tenant too, at tenant level and active, at this moment. May
     * be asked within a transaction of another tenant: whoever controls both shares between them in one step. A token,
     * a person's own included, is for one tenant and never reaches another.
     */
    public boolean isAdministrator(Caller caller, TenantId tenant) {
        return caller.standing().interactive()
                && caller.principal() instanceof Principal.Person person
                && people.membership(person.id(), tenant)
                        .filter(membership -> membership.roles().contains(Role.ADMINISTRATOR))
                        .isPresent();
    }

    /** Whether whoever has signed in is an active user of that tenant too, of whatever kind. */
    public boolean isUser(Caller caller, TenantId tenant) {
        return caller.standing().interactive()
                && caller.principal() instanceof Principal.Person person
                && people.membership(person.id(), tenant).isPresent();
    }

    /**
     * The caller that whoever has signed in would be in that tenant at this moment: with what a session there would give
     * and nothing of what they are here. To be asked with the reach of that tenant.
     */
    public Optional<Caller> callerIn(TenantId tenant, Caller caller) {
        return caller.standing().interactive() && caller.principal() instanceof Principal.Person person
                ? people.caller(person.id(), tenant)
                : Optional.empty();
    }
}
