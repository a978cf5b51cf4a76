package freehold.identity.web;

import freehold.decision.SubtenantId;
import freehold.identity.Caller;
import freehold.identity.Limits;
import freehold.identity.SessionCookies;
import freehold.identity.model.PersonalToken;
import freehold.identity.usecase.KeepTokens;
import freehold.kernel.ProblemException;
import freehold.kernel.http.NoUnknownFields;
import freehold.kernel.http.Open;
import freehold.kernel.http.Page;
import freehold.kernel.http.PageWish;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own tokens, for scripts. */
@RestController
@RequestMapping("/api/identity/v1/tokens")
class TokenRoutes {
    private static final String WHY = "about oneself";

    private final KeepTokens tokens;

    TokenRoutes(KeepTokens tokens) {
        this.tokens = tokens;
    }

    /** Without an expiry the token is good for 90 days; without roles it has all of its user's, as they are later. */
    @NoUnknownFields
    record Wish(
            @Schema(example = "nightly export") @Nullable String name,
            @Nullable Instant expiresAt,

            @Schema(example = "[\"mdsp:core:assetmanager.standarduser\"]") @Nullable
            List<@Nullable String> roles) {}

    record View(
            String id,
            String name,
            @Nullable List<String> roles,
            @Nullable String subtenant,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt) {
        static View from(PersonalToken token) {
            return new View(
                    token.id().toString(),
                    token.name(),
                    token.roles().map(roles -> roles.stream().sorted().toList()).orElse(null),
                    token.subtenant().map(SubtenantId::value).orElse(null),
                    token.created(),
                    token.expires(),
                    token.lastUsed().orElse(null));
        }
    }

    /** The secret is shown here, and never again. */
    record WithSecret(String token, View details) {}

    @Operation(summary = "One's tokens for the tenant one acts in, without their secrets")
    @GetMapping
    @Open(value = WHY, signedIn = true)
    Page<View> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer page,
            @RequestParam(required = false) @Nullable Integer size) {
        return PageWish.of(page, size)
                .cut(tokens.all(caller).stream().map(View::from).toList());
    }

    @Operation(summary = "Make a token; its secret is shown once")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Open(value = WHY, signedIn = true)
    WithSecret create(Caller caller, @RequestBody Wish wish, HttpServletRequest request) {
        SessionRoutes.personInSession(caller);
        KeepTokens.WithSecret made = tokens.create(
                caller,
                SessionCookies.read(request).orElseThrow(SessionRoutes::noSession),
                new KeepTokens.Wish(name(wish), Optional.ofNullable(wish.expiresAt()), roles(wish)));
        return new WithSecret(made.secret(), View.from(made.token()));
    }

    @Operation(summary = "Withdraw a token: it is refused at once")
    @DeleteMapping("/{tokenId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Open(value = WHY, signedIn = true)
    void delete(Caller caller, @Parameter(example = UserRoutes.USER) @PathVariable String tokenId) {
        tokens.delete(caller, tokenId);
    }

    private static String name(Wish wish) {
        String name = SessionRoutes.required("/name", wish.name()).strip();
        if (name.isEmpty() || name.length() > Limits.NAME_LENGTH) {
            throw ProblemException.invalid("/name", "must have 1 to " + Limits.NAME_LENGTH + " characters");
        }
        return name;
    }

    private static Optional<Set<String>> roles(Wish wish) {
        return Optional.ofNullable(wish.roles()).map(roles -> {
            Set<String> wanted = new LinkedHashSet<>();
            roles.forEach(role -> wanted.add(SessionRoutes.required("/roles", role)));
            return wanted;
        });
    }
}
