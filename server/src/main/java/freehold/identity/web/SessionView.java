package freehold.identity.web;

import freehold.decision.Right;
import freehold.decision.Role;
import freehold.decision.SubtenantId;
import freehold.identity.Account;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is signed in, where, and what they may do there at this moment. */
record SessionView(
        User user,
        Place tenant,
        List<Place> tenants,
        @Nullable String subtenant,
        List<String> roles,
        List<String> rights,
        String locale) {

    record User(String id, String userName) {}

    /** A tenant one can act in. */
    record Place(String id, String name) {
        static Place from(Account.Place place) {
            return new Place(place.id().value(), place.name());
        }
    }

    static SessionView from(Account account) {
        return new SessionView(
                new User(account.person().id().toString(), account.person().userName()),
                Place.from(account.tenant()),
                account.tenants().stream().map(Place::from).toList(),
                account.subject().subtenant().map(SubtenantId::value).orElse(null),
                account.subject().roles().stream().map(Role::roleName).sorted().toList(),
                Arrays.stream(Right.values())
                        .filter(account.subject()::has)
                        .map(Right::title)
                        .toList(),
                account.locale());
    }
}
