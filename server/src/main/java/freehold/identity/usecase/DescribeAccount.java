package freehold.identity.usecase;

import freehold.decision.TenantId;
import freehold.identity.Account;
import freehold.identity.Caller;
import freehold.identity.Principal;
import freehold.identity.store.PersonTable;
import freehold.identity.store.PersonTable.Membership;
import freehold.tenancy.TenantReach;
import freehold.tenancy.Tenants;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells a person where they are signed in and where else they may go. */
@Component
public class DescribeAccount {
    private final TenantReach reach;
    private final PersonTable people;
    private final Tenants tenants;

    DescribeAccount(TenantReach reach, PersonTable people, Tenants tenants) {
        this.reach = reach;
        this.people = people;
        this.tenants = tenants;
    }

    private record Own(List<Membership> memberships, String locale) {}

    public Account describe(Caller caller, Principal.Person person) {
        Own own =
                reach.asPerson(person.id(), () -> new Own(people.memberships(person.id()), people.locale(person.id())));
        // One transaction per tenant: none ever reaches two.
        List<Account.Place> places = own.memberships().stream()
                .map(Membership::tenant)
                .map(this::place)
                .toList();
        return new Account(person, place(caller.tenant()), places, caller.subject(), own.locale());
    }

    private Account.Place place(TenantId tenant) {
        return new Account.Place(
                tenant, tenants.byId(tenant).orElseThrow().profile().name());
    }
}
