package freehold.identity.web;

import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.identity.usecase.KeepUsers;
import freehold.identity.usecase.ReadUsers;
import freehold.identity.usecase.ReadUsers.User;
import freehold.kernel.http.Open;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A tenant's users, in the wire format of Identity Management. */
@RestController
@RequestMapping("/api/identitymanagement/v3/Users")
class UserRoutes {
    static final String WHY = "needs the role TenantAdmin; the rights matrix has no row for it";
    static final String USER = "6f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f";

    private final ReadUsers read;
    private final KeepUsers keep;

    UserRoutes(ReadUsers read, KeepUsers keep) {
        this.read = read;
        this.keep = keep;
    }

    @Operation(summary = "The tenant's users")
    @GetMapping
    @Open(value = WHY, signedIn = true)
    ScimPage<UserView> list(Caller caller, @ParameterObject ScimQuery query) {
        TenantId tenant = caller.requireTenantAdministrator();
        Stream<User> users = read.all(tenant, query.dependsOn("groups")).stream()
                .filter(user -> query.subtenant() == null
                        || user.subtenants().stream()
                                .anyMatch(subtenant -> subtenant.value().equals(query.subtenant())));
        return query.answer(
                users,
                UserView.ATTRIBUTES,
                page -> read.complete(tenant, page).stream()
                        .map(user -> UserView.from(user, query))
                        .toList());
    }

    @Operation(summary = "Make a user; with subtenants, a subtenant user for good")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Open(value = WHY, signedIn = true)
    UserView create(Caller caller, @RequestBody UserWish wish) {
        return UserView.from(keep.create(caller.requireTenantAdministrator(), wish.toCreate()));
    }

    @Operation(summary = "Oneself, as the tenant one acts in knows one")
    @GetMapping("/me")
    @Open(value = "about oneself", signedIn = true)
    UserView me(Caller caller) {
        SessionRoutes.person(caller);
        return UserView.from(
                read.one(caller.tenant(), caller.standing().user().orElseThrow().toString()));
    }

    @Operation(summary = "One user")
    @GetMapping("/{userId}")
    @Open(value = WHY, signedIn = true)
    UserView read(Caller caller, @Parameter(example = USER) @PathVariable String userId) {
        return UserView.from(read.one(caller.requireTenantAdministrator(), userId));
    }

    @Operation(summary = "Change a user; what the body leaves out stays as it is")
    @PutMapping(path = "/{userId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Open(value = WHY, signedIn = true)
    UserView change(Caller caller, @Parameter(example = USER) @PathVariable String userId, @RequestBody UserWish wish) {
        return UserView.from(keep.change(caller.requireTenantAdministrator(), userId, wish.toChange(userId)));
    }

    @Operation(summary = "Take a person out of the tenant; answers with who it was")
    @DeleteMapping("/{userId}")
    @Open(value = WHY, signedIn = true)
    UserView remove(Caller caller, @Parameter(example = USER) @PathVariable String userId) {
        return UserView.from(keep.remove(caller.requireTenantAdministrator(), userId));
    }
}
