package freehold.identity.web;

import freehold.identity.Caller;
import freehold.identity.Principal;
import freehold.identity.SessionCookies;
import freehold.identity.SessionKey;
import freehold.identity.Visitor;
import freehold.identity.Visitors;
import freehold.identity.usecase.ChooseSubtenant;
import freehold.identity.usecase.DescribeAccount;
import freehold.identity.usecase.SignIn;
import freehold.identity.usecase.SignOut;
import freehold.identity.usecase.SwitchTenant;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.kernel.http.NoUnknownFields;
import freehold.kernel.http.Open;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out with a browser. */
@RestController
@RequestMapping("/api/session")
class SessionRoutes {
    private final SignIn signIn;
    private final SignOut signOut;
    private final SwitchTenant switchTenant;
    private final ChooseSubtenant chooseSubtenant;
    private final DescribeAccount describe;
    private final Visitors visitors;
    private final SessionCookies cookies;

    SessionRoutes(
            SignIn signIn,
            SignOut signOut,
            SwitchTenant switchTenant,
            ChooseSubtenant chooseSubtenant,
            DescribeAccount describe,
            Visitors visitors,
            SessionCookies cookies) {
        this.signIn = signIn;
        this.signOut = signOut;
        this.switchTenant = switchTenant;
        this.chooseSubtenant = chooseSubtenant;
        this.describe = describe;
        this.visitors = visitors;
        this.cookies = cookies;
    }

    /** The code is for whoever has a second factor; the tenant to begin in can be left out. */
    @NoUnknownFields
    record Credentials(
            @Nullable String userName,
            @Nullable String password,
            @Nullable String code,
            @Nullable String tenant) {
        @Override
        public String toString() {
            return "Credentials[hidden]";
        }
    }

    @NoUnknownFields
    record Wish(@Nullable String tenant) {}

    @NoUnknownFields
    record Choice(@Nullable String subtenant) {}

    @Operation(summary = "Sign in with user name and password")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Open("signing in")
    SessionView signIn(@RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        SessionKey key = signIn.signIn(new SignIn.Wish(
                required("/userName", credentials.userName()),
                required("/password", credentials.password()),
                Optional.ofNullable(credentials.code()),
                Optional.ofNullable(credentials.tenant()),
                request.getRemoteAddr(),
                SessionCookies.read(request)));
        SessionCookies.read(request).ifPresent(signOut::signOut); // of whatever kind it was
        cookies.set(request, response, key);
        return view(key);
    }

    @Operation(summary = "Who is signed in, where, and with which rights")
    @GetMapping
    @Open(value = "about oneself", signedIn = true)
    SessionView read(Caller caller) {
        return SessionView.from(describe.describe(caller, signedIn(caller)));
    }

    @Operation(summary = "Act in another of one's tenants")
    @PutMapping(path = "/tenant", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Open(value = "about oneself", signedIn = true)
    SessionView switchTenant(
            Caller caller, @RequestBody Wish wish, HttpServletRequest request, HttpServletResponse response) {
        Principal.Person person = personInSession(caller);
        SessionKey key = SessionCookies.read(request).orElseThrow(SessionRoutes::noSession);
        SessionKey fresh = switchTenant.switchTo(person, key, required("/tenant", wish.tenant()));
        cookies.set(request, response, fresh);
        return view(fresh);
    }

    @Operation(summary = "Act in another of one's subtenants")
    @PutMapping(path = "/subtenant", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Open(value = "about oneself", signedIn = true)
    SessionView chooseSubtenant(
            Caller caller, @RequestBody Choice choice, HttpServletRequest request, HttpServletResponse response) {
        Principal.Person person = personInSession(caller);
        SessionKey key = SessionCookies.read(request).orElseThrow(SessionRoutes::noSession);
        SessionKey fresh = chooseSubtenant.choose(caller, person, key, required("/subtenant", choice.subtenant()));
        cookies.set(request, response, fresh);
        return view(fresh);
    }

    @Operation(summary = "Sign out")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Open("signing out, whatever the state of the session")
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        SessionCookies.read(request).ifPresent(signOut::signOut);
        cookies.clear(response);
    }

    private SessionView view(SessionKey key) {
        if (visitors.bySession(key).orElseThrow(SessionRoutes::noSession) instanceof Visitor.InTenant visitor) {
            return read(visitor.caller());
        }
        throw noSession();
    }

    /** Whoever acts as a user here, or has signed in through another issuer. */
    private static Principal.Person signedIn(Caller caller) {
        return caller.standing().interactive() && caller.principal() instanceof Principal.Person person
                ? person
                : person(caller);
    }

    static Principal.Person person(Caller caller) {
        if (caller.principal() instanceof Principal.Person person
                && caller.standing().user().isPresent()) {
            return person;
        }
        throw new ProblemException(
                new Problem.Forbidden("person-needed", "This is for people who have a login of this installation."));
    }

    /** Whoever acts on their login or session has signed in: no token does it for them. */
    static Principal.Person personInSession(Caller caller) {
        Principal.Person person = person(caller);
        if (!caller.standing().interactive()) {
            throw new ProblemException(
                    new Problem.Forbidden("session-needed", "This is for whoever has signed in, not for tokens."));
        }
        return person;
    }

    static String required(String pointer, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw ProblemException.invalid(pointer, "must not be empty");
        }
        return value;
    }

    static ProblemException noSession() {
        return new ProblemException(new Problem.Unauthenticated("Nobody is signed in."));
    }
}
