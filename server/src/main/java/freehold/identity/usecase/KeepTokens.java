package freehold.identity.usecase;

import freehold.identity.Caller;
import freehold.identity.Limits;
import freehold.identity.Principal;
import freehold.identity.SessionKey;
import freehold.identity.model.CoreRoles;
import freehold.identity.model.PersonalToken;
import freehold.identity.model.Secret;
import freehold.identity.store.RosterTable;
import freehold.identity.store.SessionTable;
import freehold.identity.store.TokenTable;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.tenancy.TenantReach;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A user's personal tokens, made and withdrawn by nobody but themselves in a session: no token makes another. */
@Component
public class KeepTokens {
    private static final Duration DEFAULT_VALIDITY = Duration.ofDays(90);

    private final TenantReach reach;
    private final TokenTable tokens;
    private final RosterTable roster;
    private final SessionTable sessions;
    private final Clock clock;

    KeepTokens(
            TenantReach reach,
            TokenTable tokens,
            RosterTable roster,
            SessionTable sessions,
            ObjectProvider<Clock> clock) {
        this.reach = reach;
        this.tokens = tokens;
        this.roster = roster;
        this.sessions = sessions;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /**
     * A token somebody wants.
     *
     * @param roles to narrow it to; empty for all they have
     */
    public record Wish(String name, Optional<Instant> expires, Optional<Set<String>> roles) {}

    /** The token with its secret, which is shown this once and known to nobody afterwards. */
    public record WithSecret(PersonalToken token, String secret) {
        @Override
        public String toString() {
            return "WithSecret[" + token.id() + "]";
        }
    }

    public List<PersonalToken> all(Caller caller) {
        return reach.asTenant(caller.tenant(), () -> tokens.all(caller.tenant(), user(caller)));
    }

    /**
     * @param key of the session it is made in
     */
    public WithSecret create(Caller caller, SessionKey key, Wish wish) {
        Principal.Person person = requireSession(caller);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        PersonalToken token = new PersonalToken(
                UUID.randomUUID(),
                wish.name(),
                wish.roles().map(roles -> held(caller, roles)),
                caller.subtenant(),
                now,
                expiry(now, wish.expires()),
                Optional.empty());
        Secret secret = Secret.of(PersonalToken.PREFIX + Secret.random().reveal());
        return reach.asTenant(caller.tenant(), () -> {
            roster.lock(caller.tenant());
            // Whoever signs the user out everywhere ends what was made before: nothing may come after.
            if (!reach.asPerson(person.id(), () -> sessions.hold(key))) {
                throw new ProblemException(new Problem.Unauthenticated("Nobody is signed in."));
            }
            if (tokens.all(caller.tenant(), user(caller)).size() >= Limits.TOKENS) {
                throw ProblemException.limit("tokens", "A user may have " + Limits.TOKENS + " tokens (tokens).");
            }
            tokens.insert(caller.tenant(), user(caller), token, secret.hash());
            return new WithSecret(token, secret.reveal());
        });
    }

    public void delete(Caller caller, String id) {
        requireSession(caller);
        boolean had = reach.asTenant(
                caller.tenant(),
                () -> Ids.parse(id)
                        .map(known -> tokens.delete(caller.tenant(), user(caller), known))
                        .orElse(false));
        if (!had) {
            throw ProblemException.notFound("token", id);
        }
    }

    private static Set<String> held(Caller caller, Set<String> wanted) {
        if (wanted.isEmpty()) {
            throw ProblemException.invalid("/roles", "must name a role; leave it out for all you have");
        }
        for (String role : wanted) {
            if (CoreRoles.named(role).isEmpty() || !caller.standing().roles().contains(role)) {
                throw ProblemException.invalid("/roles", "names " + role + ", which you don't have");
            }
        }
        return wanted;
    }

    private static Instant expiry(Instant now, Optional<Instant> wanted) {
        Instant expires = wanted.orElse(now.plus(DEFAULT_VALIDITY)).truncatedTo(ChronoUnit.MICROS);
        if (!expires.isAfter(now) || expires.isAfter(now.plus(Limits.TOKEN_VALIDITY))) {
            throw ProblemException.invalid(
                    "/expiresAt", "must be in the next " + Limits.TOKEN_VALIDITY.toDays() + " days");
        }
        return expires;
    }

    private static UUID user(Caller caller) {
        return caller.standing()
                .user()
                .orElseThrow(() -> new ProblemException(new Problem.Forbidden(
                        "person-needed", "This is for people who have signed in, not for clients.")));
    }

    /** A token that could make tokens would outlive its own end. */
    private static Principal.Person requireSession(Caller caller) {
        user(caller);
        if (!caller.standing().interactive() || !(caller.principal() instanceof Principal.Person person)) {
            throw new ProblemException(new Problem.Forbidden(
                    "session-needed", "Tokens are kept by whoever has signed in, not by a token."));
        }
        return person;
    }
}
