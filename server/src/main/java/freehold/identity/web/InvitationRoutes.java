package freehold.identity.web;

import freehold.identity.Caller;
import freehold.identity.usecase.Invite;
import freehold.kernel.http.NoUnknownFields;
import freehold.kernel.http.Open;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an administrator does about how a user of the tenant signs in. */
@RestController
@RequestMapping("/api/identity/v1/users/{userId}")
class InvitationRoutes {
    private final Invite invite;

    InvitationRoutes(Invite invite) {
        this.invite = invite;
    }

    @NoUnknownFields
    record Wish(@Nullable Boolean resetSecondFactor) {}

    /** The token is shown here, and never again: whoever has it sets the user's password, once. */
    record View(String userName, String passwordToken, Instant expiresAt) {}

    @Operation(summary = "A one-time link with which the user sets a password; shown once")
    @PostMapping("/passwordLinks")
    @ResponseStatus(HttpStatus.CREATED)
    @Open(value = UserRoutes.WHY, signedIn = true)
    View link(
            Caller caller,
            @Parameter(example = UserRoutes.USER) @PathVariable String userId,
            @RequestBody(required = false) @Nullable Wish wish) {
        boolean reset = wish != null && Boolean.TRUE.equals(wish.resetSecondFactor());
        Invite.Link link = invite.link(caller.requireTenantAdministrator(), userId, reset);
        return new View(link.userName(), link.token(), link.expires());
    }

    @Operation(summary = "Sign the user out everywhere: their sessions and tokens for this tenant end")
    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Open(value = UserRoutes.WHY, signedIn = true)
    void signOut(Caller caller, @Parameter(example = UserRoutes.USER) @PathVariable String userId) {
        invite.signOutEverywhere(caller.requireTenantAdministrator(), userId);
    }
}
