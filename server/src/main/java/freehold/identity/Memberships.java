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
     * Whether the person is Administrator of that tenant, at tenant level and active, at this moment. May be asked within a
     * transaction of another tenant: whoever controls both shares between them in one step.
     */
    public boolean isAdministrator(Principal.Person person, TenantId tenant) {
        return people.membership(person.id(), tenant)
                .filter(membership -> membership.roles().contains(Role.ADMINISTRATOR))
                .isPresent();
    }
}
