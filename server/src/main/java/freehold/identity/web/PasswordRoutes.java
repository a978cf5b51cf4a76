package freehold.identity.web;

import freehold.identity.Caller;
import freehold.identity.SessionCookies;
import freehold.identity.Visitor;
import freehold.identity.Visitors;
import freehold.identity.model.Password;
import freehold.identity.usecase.SetPassword;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.kernel.http.NoUnknownFields;
import freehold.kernel.http.Open;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Setting a password: the first one with a link, later ones with the one before. */
@RestController
@RequestMapping("/api/identity/v1/passwords")
class PasswordRoutes {
    private final SetPassword setPassword;
    private final Visitors visitors;
    private final SessionCookies cookies;

    PasswordRoutes(SetPassword setPassword, Visitors visitors, SessionCookies cookies) {
        this.setPassword = setPassword;
        this.visitors = visitors;
        this.cookies = cookies;
    }

    @NoUnknownFields
    record Wish(
            @Nullable String token,
            @Nullable String oldPassword,
            @Nullable String password) {
        @Override
        public String toString() {
            return "Wish[hidden]";
        }
    }

    @Operation(summary = "Set a password with a one-time token, or change it with the old one")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Open("the token or the old password is the proof")
    void set(@RequestBody Wish wish, HttpServletRequest request, HttpServletResponse response) {
        Password password = password(wish.password());
        if (wish.token() != null && wish.oldPassword() != null) {
            throw ProblemException.invalid("/token", "goes without oldPassword");
        }
        if (wish.token() != null) {
            setPassword.byLink(wish.token(), password);
            return;
        }
        Caller caller = signedIn(request);
        String old = SessionRoutes.required("/oldPassword", wish.oldPassword());
        cookies.set(
                request,
                response,
                setPassword.change(
                        SessionRoutes.person(caller),
                        caller.tenant(),
                        new SetPassword.Change(old, password, request.getRemoteAddr())));
    }

    private Caller signedIn(HttpServletRequest request) {
        return SessionCookies.read(request)
                .flatMap(visitors::bySession)
                .filter(Visitor.InTenant.class::isInstance)
                .map(visitor -> ((Visitor.InTenant) visitor).caller())
                .orElseThrow(() -> new ProblemException(
                        new Problem.Unauthenticated("Sign in, or send the token of the link that was sent to you.")));
    }

    private static Password password(@Nullable String wanted) {
        try {
            return new Password(SessionRoutes.required("/password", wanted));
        } catch (IllegalArgumentException tooShort) {
            throw ProblemException.invalid("/password", String.valueOf(tooShort.getMessage()));
        }
    }
}
