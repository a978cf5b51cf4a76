package freehold.identity.web;

import freehold.identity.SessionCookies;
import freehold.identity.SessionKey;
import freehold.identity.token.Attempt;
import freehold.identity.token.ExternalSignIn.Returned;
import freehold.identity.token.ExternalSignIn.SignInOffer;
import freehold.identity.usecase.SignInElsewhere;
import freehold.identity.usecase.SignOut;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.kernel.http.Open;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in with a browser through another issuer. A browser is sent to and fro: it gets pages, not problems. */
@RestController
@RequestMapping("/api/session/issuers")
class IssuerRoutes {
    private static final String WHY = "signing in";

    private final SignInElsewhere signIn;
    private final SignOut signOut;
    private final SessionCookies cookies;

    IssuerRoutes(SignInElsewhere signIn, SignOut signOut, SessionCookies cookies) {
        this.signIn = signIn;
        this.signOut = signOut;
        this.cookies = cookies;
    }

    record SignInOffers(List<SignInOffer> items) {}

    /** What an issuer has the browser say; without a code where it lets nobody in. */
    record IssuerAnswer(@Nullable String code, @Nullable String state) {
        Optional<Returned> complete() {
            return code == null || state == null ? Optional.empty() : Optional.of(new Returned(code, state));
        }

        @Override
        public String toString() {
            return "IssuerAnswer[hidden]";
        }
    }

    @Operation(summary = "Issuers one may sign in through")
    @GetMapping
    @Open(WHY)
    SignInOffers offers() {
        return new SignInOffers(signIn.offers());
    }

    @Operation(summary = "Begin to sign in through an issuer: sends the browser there")
    @GetMapping("/{issuerId}/signIn")
    @Open(WHY)
    ResponseEntity<Void> begin(
            @Parameter(example = "corporate") @PathVariable String issuerId,
            HttpServletRequest request,
            HttpServletResponse response) {
        Attempt attempt = Attempt.begin();
        URI issuer;
        try {
            issuer = signIn.begin(issuerId, attempt);
        } catch (ProblemException failed) {
            return back(failed);
        }
        cookies.begin(request, response, attempt);
        return to(issuer);
    }

    @Operation(summary = "Where an issuer sends the browser back to")
    @GetMapping("/{issuerId}/callback")
    @Open(WHY)
    ResponseEntity<Void> finish(
            @Parameter(example = "corporate") @PathVariable String issuerId,
            @ParameterObject IssuerAnswer answer,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Attempt> attempt = SessionCookies.attempt(request);
        cookies.end(response);
        Optional<Returned> returned = answer.complete();
        if (returned.isEmpty() || attempt.isEmpty()) {
            return to(URI.create("/?signIn=refused"));
        }
        SessionKey key;
        try {
            key = signIn.finish(issuerId, attempt.get(), returned.get(), request.getRemoteAddr());
        } catch (ProblemException failed) {
            return back(failed);
        }
        SessionCookies.read(request).ifPresent(signOut::signOut);
        cookies.set(request, response, key);
        return to(URI.create("/"));
    }

    /** To the page where one signs in, which says what happened. */
    private static ResponseEntity<Void> back(ProblemException failed) {
        return switch (failed.problem()) {
            case Problem.NotFound unknown -> throw failed;
            case Problem.Unavailable away -> to(URI.create("/?signIn=unavailable"));
            case Problem.TooMany tooMany -> to(URI.create("/?signIn=tooMany"));
            case Problem other -> to(URI.create("/?signIn=refused"));
        };
    }

    private static ResponseEntity<Void> to(URI address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(address).build();
    }
}
