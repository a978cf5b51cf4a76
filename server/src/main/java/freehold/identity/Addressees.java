package freehold.identity;

import freehold.decision.Addressee;
import freehold.decision.TenantId;
import freehold.identity.store.AddresseeTable;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Users and user groups as policies name them. To be asked within a transaction of the tenant in question. */
@Component
public class Addressees {
    private final AddresseeTable addressees;

    Addressees(AddresseeTable addressees) {
        this.addressees = addressees;
    }

    /** The user of the caller and all groups it is in at the moment, through other groups too. */
    public Set<Addressee> of(Caller caller) {
        return caller.standing()
                .user()
                .map(user -> addressees.of(caller.tenant(), user))
                .orElse(Set.of());
    }

    /** Those that are there, among some. */
    public Set<Addressee> known(TenantId tenant, Set<Addressee> wanted) {
        return addressees.known(tenant, wanted);
    }
}
