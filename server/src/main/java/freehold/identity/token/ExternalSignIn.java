package freehold.identity.token;

import freehold.identity.Caller;
import freehold.identity.model.ExternalPerson;
import freehold.identity.token.ExternalIssuers.Issuer;
import freehold.identity.token.ExternalIssuers.SignIn;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Signing in through another issuer: authorization code with PKCE, redeemed by the server. The ID token proves that the
 * issuer answers this browser's attempt; the access token says what the person may do, by the same rules as one that is
 * shown as a bearer token.
 */
@Component
public class ExternalSignIn {
    private static final Logger LOG = LoggerFactory.getLogger(ExternalSignIn.class);

    private final Map<String, Issuer> issuers = new LinkedHashMap<>();
    private final Map<String, Discovery> discoveries = new ConcurrentHashMap<>();
    private final Map<String, NimbusJwtDecoder> decoders = new ConcurrentHashMap<>();
    private final Map<String, Long> failedAt = new ConcurrentHashMap<>();
    private final ExternalTokens tokens;
    private final String gateway;

    ExternalSignIn(ExternalIssuers known, ExternalTokens tokens, @Value("${freehold.gateway}") String gateway) {
        for (Issuer issuer : known.all()) {
            SignIn signIn = issuer.signIn();
            if (signIn != null) {
                issuers.put(signIn.id(), issuer);
            }
        }
        this.tokens = tokens;
        this.gateway = gateway;
    }

    /** An issuer one may sign in through. */
    public record SignInOffer(String id, String name) {}

    /** With what a browser comes back from an issuer. */
    public record Returned(String code, String state) {
        @Override
        public String toString() {
            return "Returned[hidden]";
        }
    }

    /** Who has signed in, and how long that holds. */
    public record SignedIn(ExternalPerson person, Duration lasting) {}

    /** In the order of the configuration. */
    public List<SignInOffer> offers() {
        return issuers.values().stream()
                .flatMap(issuer -> Stream.ofNullable(issuer.signIn()))
                .map(signIn -> new SignInOffer(signIn.id(), signIn.name()))
                .toList();
    }

    /** Where the issuer asks the person who they are. */
    public URI address(String id, Attempt attempt) {
        Issuer issuer = issuer(id);
        SignIn signIn = signIn(issuer);
        return UriComponentsBuilder.fromUri(
                        asking(issuer, () -> discovery(issuer).authorization()))
                .queryParam("response_type", "code")
                .queryParam("client_id", "{clientId}")
                .queryParam("redirect_uri", "{redirect}")
                .queryParam("scope", "{scope}")
                .queryParam("state", attempt.state())
                .queryParam("nonce", attempt.nonce())
                .queryParam("code_challenge", attempt.challenge())
                .queryParam("code_challenge_method", "S256")
                .encode()
                .build(signIn.clientId(), redirect(id), signIn.scope());
    }

    /** Who it is that comes back. Whoever is not let in is refused without a reason that would help to guess. */
    public SignedIn redeem(String id, Attempt attempt, Returned returned) {
        Issuer issuer = issuer(id);
        if (!attempt.stateIs(returned.state())) {
            throw refused();
        }
        CodeExchange exchange = new CodeExchange(signIn(issuer), redirect(id));
        CodeExchange.Tokens answered =
                asking(issuer, () -> exchange.redeem(discovery(issuer).token(), returned.code(), attempt.verifier()));
        Jwt proof = asking(issuer, () -> proof(issuer, answered.idToken()));
        if (!attempt.nonce().equals(proof.getClaimAsString("nonce"))) {
            throw refused();
        }
        ExternalPerson person = tokens.read(issuer, answered.accessToken())
                .filter(said -> said.subject().equals(proof.getSubject()))
                .filter(said -> tokens.caller(said, true).isPresent())
                .orElseThrow(ExternalSignIn::refused);
        return new SignedIn(person, signIn(issuer).lasting());
    }

    /** The caller somebody who has signed in is now; empty when the configuration no longer knows them. */
    public Optional<Caller> caller(ExternalPerson person) {
        return tokens.caller(person, true);
    }

    private Issuer issuer(String id) {
        return Optional.ofNullable(issuers.get(id)).orElseThrow(() -> ProblemException.notFound("issuer", id));
    }

    private static SignIn signIn(Issuer issuer) {
        return Optional.ofNullable(issuer.signIn()).orElseThrow();
    }

    private String redirect(String id) {
        return gateway + "/api/session/issuers/" + id + "/callback";
    }

    private Jwt proof(Issuer issuer, String token) {
        return decoders.computeIfAbsent(
                        issuer.issuer(),
                        name -> ExternalTokens.decoder(issuer, signIn(issuer).clientId()))
                .decode(token);
    }

    /** Anybody can begin to sign in: an issuer that is away must not be asked, and waited for, by each attempt. */
    private Discovery discovery(Issuer issuer) {
        return discoveries.computeIfAbsent(issuer.issuer(), name -> {
            Long failed = failedAt.get(name);
            if (failed != null && System.nanoTime() - failed < ExternalKeys.PAUSE.toNanos()) {
                throw away(); // without a line in the log for each
            }
            try {
                return Discovery.of(name);
            } catch (JwtException away) {
                failedAt.put(name, System.nanoTime());
                throw away;
            }
        });
    }

    private static <T> T asking(Issuer issuer, Supplier<T> question) {
        try {
            return question.get();
        } catch (BadJwtException refused) {
            throw refused();
        } catch (JwtException away) {
            LOG.warn("nobody can sign in through {}: {}", issuer.issuer(), away.getMessage());
            throw away();
        }
    }

    private static ProblemException away() {
        return new ProblemException(new Problem.Unavailable("The issuer can't be asked; try again."));
    }

    private static ProblemException refused() {
        return new ProblemException(
                new Problem.Forbidden("sign-in-refused", "The issuer does not let you in here, or not any more."));
    }
}
