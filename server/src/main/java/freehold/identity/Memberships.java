package freehold.identity;

import freehold.decision.Role;
import freehold.decision.TenantId;
import freehold.identity.store.PersonTable;
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
}
