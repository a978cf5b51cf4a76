package freehold.identity.usecase;

import freehold.decision.SubtenantId;
import freehold.decision.TenantId;
import freehold.identity.Account;
import freehold.identity.Caller;
import freehold.identity.Principal;
import freehold.identity.Subtenants;
import freehold.identity.store.GroupTable;
import freehold.identity.store.MemberTable;
import freehold.identity.store.PersonTable;
import freehold.tenancy.Tenant;
import freehold.tenancy.TenantReach;
import freehold.tenancy.Tenants;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells a person where they are signed in and where else they may go. */
@Component
public class DescribeAccount {
    /** The language of whoever has no login here to keep another one with. */
    private static final String ELSEWHERE = "en";

    private final TenantReach reach;
    private final PersonTable people;
    private final MemberTable members;
    private final GroupTable groups;
    private final Tenants tenants;
    private final Subtenants subtenants;

    DescribeAccount(
            TenantReach reach,
            PersonTable people,
            MemberTable members,
            GroupTable groups,
            Tenants tenants,
            Subtenants subtenants) {
        this.groups = groups;
        this.reach = reach;
        this.people = people;
        this.members = members;
        this.tenants = tenants;
        this.subtenants = subtenants;
    }

    private record Personal(List<TenantId> tenants, String locale) {}

    public Account describe(Caller caller, Principal.Person person) {
        Personal personal = caller.standing().user().isPresent()
                ? reach.asPerson(
                        person.id(), () -> new Personal(people.tenants(person.id()), people.locale(person.id())))
                : new Personal(List.of(caller.tenant()), ELSEWHERE);
        // One transaction per tenant: none ever reaches two.
        List<Account.Place> places =
                personal.tenants().stream().map(this::place).toList();
        return new Account(caller, person, place(caller.tenant()), places, own(caller, personal.locale()));
    }

    private Account.Own own(Caller caller, String locale) {
        TenantId tenant = caller.tenant();
        return reach.asTenant(tenant, () -> {
            List<Account.Part> assigned =
                    caller.standing().user().map(user -> parts(tenant, user)).orElseGet(() -> said(caller));
            Optional<SubtenantId> active = caller.subtenant()
                    .filter(current ->
                            assigned.stream().anyMatch(part -> part.id().equals(current)));
            return new Account.Own(
                    caller.subtenant().isPresent(),
                    active,
                    assigned,
                    subtenants.available(tenant),
                    tenants.byId(tenant).orElseThrow().profile().showsConsumption(),
                    caller.standing()
                            .user()
                            .map(user -> applicationRoles(tenant, user))
                            .orElse(List.of()),
                    locale);
        });
    }

    /** The one subtenant that another issuer has named. */
    private List<Account.Part> said(Caller caller) {
        return caller.subtenant().stream()
                .flatMap(one -> subtenants.names(caller.tenant(), List.of(one)).entrySet().stream())
                .map(named -> new Account.Part(named.getKey(), named.getValue()))
                .toList();
    }

    private List<String> applicationRoles(TenantId tenant, UUID user) {
        return groups.held(tenant, List.of(user)).getOrDefault(user, List.of()).stream()
                .map(GroupTable.Held::name)
                .filter(name -> name.startsWith("mdsp:" + tenant + ":"))
                .sorted()
                .toList();
    }

    private List<Account.Part> parts(TenantId tenant, UUID user) {
        Collection<SubtenantId> assigned =
                members.subtenants(tenant, List.of(user)).getOrDefault(user, List.of());
        Map<SubtenantId, String> names = subtenants.names(tenant, assigned);
        return assigned.stream()
                .map(id -> new Account.Part(id, names.getOrDefault(id, id.value())))
                .toList();
    }

    private Account.Place place(TenantId tenant) {
        Tenant found = tenants.byId(tenant).orElseThrow();
        return new Account.Place(tenant, found.profile().name(), found.sharingId());
    }
}
