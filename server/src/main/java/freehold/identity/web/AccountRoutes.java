package freehold.identity.web;

import freehold.identity.Caller;
import freehold.identity.Principal;
import freehold.identity.SessionCookies;
import freehold.identity.SessionKey;
import freehold.identity.model.Totp;
import freehold.identity.usecase.Invite;
import freehold.identity.usecase.SecondFactors;
import freehold.kernel.http.NoUnknownFields;
import freehold.kernel.http.Open;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a person does about their own login, in a session of theirs: no token reaches these. */
@RestController
@RequestMapping("/api/identity/v1")
class AccountRoutes {
    private static final String WHY = "about oneself";

    private final SecondFactors factors;
    private final Invite invite;
    private final SessionCookies cookies;

    AccountRoutes(SecondFactors factors, Invite invite, SessionCookies cookies) {
        this.factors = factors;
        this.invite = invite;
        this.cookies = cookies;
    }

    @NoUnknownFields
    record Proof(@Nullable String password, @Nullable String code) {
        @Override
        public String toString() {
            return "Proof[hidden]";
        }
    }

    @NoUnknownFields
    record Code(@Nullable String code) {
        @Override
        public String toString() {
            return "Code[hidden]";
        }
    }

    @NoUnknownFields
    record Invitation(@Nullable String token) {
        @Override
        public String toString() {
            return "Invitation[hidden]";
        }
    }

    record State(boolean enrolled, int recoveryCodesLeft) {}

    /** Shown until it is confirmed, and never again. */
    record Begun(String secret, String uri) {}

    record Confirmed(List<String> recoveryCodes) {}

    @Operation(summary = "Whether one has a second factor")
    @GetMapping("/secondFactor")
    @Open(value = WHY, signedIn = true)
    State secondFactor(Caller caller) {
        SecondFactors.State state = factors.state(SessionRoutes.personInSession(caller));
        return new State(state.enrolled(), state.recoveryCodesLeft());
    }

    @Operation(summary = "Begin to set up a second factor: a secret for an authenticator application")
    @PostMapping(path = "/secondFactor", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Open(value = WHY, signedIn = true)
    Begun begin(Caller caller, @RequestBody Proof proof, HttpServletRequest request) {
        Principal.Person person = SessionRoutes.personInSession(caller);
        Totp codes = factors.begin(person, proof(proof, request));
        String label = URLEncoder.encode(person.userName(), StandardCharsets.UTF_8);
        return new Begun(
                codes.base32(), "otpauth://totp/Freehold:" + label + "?secret=" + codes.base32() + "&issuer=Freehold");
    }

    @Operation(summary = "Confirm the second factor with a code: it is asked for from now on")
    @PostMapping(path = "/secondFactor/confirmation", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Open(value = WHY, signedIn = true)
    Confirmed confirm(Caller caller, @RequestBody Code code, HttpServletRequest request) {
        return new Confirmed(factors.confirm(
                SessionRoutes.personInSession(caller),
                SessionRoutes.required("/code", code.code()),
                request.getRemoteAddr()));
    }

    @Operation(summary = "Remove the second factor, with the password and a code")
    @PostMapping(path = "/secondFactor/removal", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Open(value = WHY, signedIn = true)
    void remove(Caller caller, @RequestBody Proof proof, HttpServletRequest request) {
        factors.remove(SessionRoutes.personInSession(caller), proof(proof, request));
    }

    @Operation(summary = "Take up an invitation with the login one has, and act in that tenant")
    @PostMapping(path = "/invitations", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Open(value = WHY, signedIn = true)
    void join(
            Caller caller,
            @RequestBody Invitation invitation,
            HttpServletRequest request,
            HttpServletResponse response) {
        Principal.Person person = SessionRoutes.personInSession(caller);
        SessionKey key = SessionCookies.read(request).orElseThrow(SessionRoutes::noSession);
        cookies.set(request, response, invite.join(person, key, SessionRoutes.required("/token", invitation.token())));
    }

    @Operation(summary = "Sign out everywhere: all of one's sessions end")
    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Open(value = WHY, signedIn = true)
    void signOutEverywhere(Caller caller, HttpServletResponse response) {
        invite.signOutEverywhere(SessionRoutes.personInSession(caller));
        cookies.clear(response);
    }

    private static SecondFactors.Proof proof(Proof proof, HttpServletRequest request) {
        return new SecondFactors.Proof(
                SessionRoutes.required("/password", proof.password()),
                Optional.ofNullable(proof.code()),
                request.getRemoteAddr());
    }
}
