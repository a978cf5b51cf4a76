package freehold.identity.web;

import freehold.decision.Right;
import freehold.decision.SubtenantId;
import freehold.identity.Account;
import freehold.identity.Caller;
import freehold.identity.model.CoreRoles;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, where, and what they may do there at this moment.
 *
 * @param subtenant the one a subtenant user acts in; null without one, and then they see nothing
 * @param subtenants those a subtenant user may choose
 * @param subtenantsAvailable false in a tenant that can't have subtenants
 * @param roles all built-in roles held, what standard roles contain included, and roles of the tenant's applications
 * @param applications what has a tile
 * @param plugins tabs of Asset Manager's plug-ins
 */
record SessionView(
        User user,
        Tenant tenant,
        List<Tenant> tenants,
        @Nullable String subtenant,
        List<Place> subtenants,
        boolean subtenantsAvailable,
        List<String> roles,
        List<String> rights,
        List<String> applications,
        List<String> plugins,
        String locale) {

    /**
     * Themselves.
     *
     * @param id of the user in the tenant they act in
     * @param type {@code TENANT} or {@code SUBTENANT}
     */
    record User(@Nullable String id, String userName, String type) {}

    /** A tenant one can act in, and what it gives to a partner who wants to collaborate. */
    record Tenant(String id, String name, String sharingId) {
        static Tenant from(Account.Place place) {
            return new Tenant(
                    place.id().value(), place.name(), place.sharingId().value());
        }
    }

    /** A subtenant one can act in. */
    record Place(String id, String name) {
        static Place from(Account.Part part) {
            return new Place(part.id().value(), part.name());
        }
    }

    static SessionView from(Account account) {
        Caller caller = account.caller();
        Set<String> held = caller.standing().roles();
        return new SessionView(
                new User(
                        caller.standing().user().map(Object::toString).orElse(null),
                        account.person().userName(),
                        account.own().confined() ? "SUBTENANT" : "TENANT"),
                Tenant.from(account.tenant()),
                account.tenants().stream().map(Tenant::from).toList(),
                account.own().subtenant().map(SubtenantId::value).orElse(null),
                account.own().subtenants().stream().map(Place::from).toList(),
                account.own().subtenantsAvailable(),
                Stream.concat(held.stream(), account.own().applicationRoles().stream())
                        .sorted()
                        .toList(),
                Arrays.stream(Right.values())
                        .filter(caller.subject()::has)
                        .filter(right -> account.own().consumptionShown() || right != Right.VIEW_CONSUMPTION_DETAILS)
                        .map(Right::title)
                        .toList(),
                caller.subject().roles().isEmpty() ? List.of() : List.of("assetmanager"),
                held.stream()
                        .filter(role -> role.startsWith(CoreRoles.PLUGIN_PREFIX))
                        .sorted()
                        .toList(),
                account.own().locale());
    }
}
