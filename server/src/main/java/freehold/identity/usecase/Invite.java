package freehold.identity.usecase;

import freehold.decision.TenantId;
import freehold.identity.Principal;
import freehold.identity.SessionKey;
import freehold.identity.model.Secret;
import freehold.identity.store.MemberTable.Member;
import freehold.identity.store.PersonTable;
import freehold.identity.store.RosterTable;
import freehold.identity.store.SessionTable;
import freehold.identity.store.TokenTable;
import freehold.kernel.ProblemException;
import freehold.tenancy.TenantReach;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * How a user a tenant has made becomes somebody who can sign in: with a one-time link that either sets a password, or
 * is taken by a person who has signed in with the login they have.
 */
@Component
public class Invite {
    private static final Duration VALIDITY = Duration.ofDays(7);

    private final TenantReach reach;
    private final RosterRules rules;
    private final RosterTable roster;
    private final PersonTable people;
    private final SessionTable sessions;
    private final TokenTable tokens;
    private final Clock clock;

    Invite(
            TenantReach reach,
            RosterRules rules,
            RosterTable roster,
            PersonTable people,
            SessionTable sessions,
            TokenTable tokens,
            ObjectProvider<Clock> clock) {
        this.reach = reach;
        this.rules = rules;
        this.roster = roster;
        this.people = people;
        this.sessions = sessions;
        this.tokens = tokens;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /** A link, shown this once. */
    public record Link(String userName, String token, Instant expires) {
        @Override
        public String toString() {
            return "Link[" + userName + "]";
        }
    }

    /**
     * @param resetSecondFactor whether the link also takes the second factor away, for somebody who has lost it
     */
    public Link link(TenantId tenant, String userId, boolean resetSecondFactor) {
        Secret token = Secret.random();
        return reach.asTenant(tenant, () -> {
            Member member = rules.user(tenant, userId);
            people.insertLink(
                    new PersonTable.TenantLink(tenant, member.person(), resetSecondFactor), token.hash(), VALIDITY);
            return new Link(
                    member.userName(),
                    token.reveal(),
                    clock.instant().plus(VALIDITY).truncatedTo(ChronoUnit.SECONDS));
        });
    }

    /** Makes the user the link is for one more place where the person can act, and begins there. */
    public SessionKey join(Principal.Person person, SessionKey key, String token) {
        return reach.asPerson(person.id(), () -> {
            TenantId tenant = people.join(person.id(), Secret.of(token).hash())
                    .orElseThrow(() -> ProblemException.invalid(
                            "/token", "The link has been used, has expired, or is not for your user name."));
            SessionKey fresh = SessionKey.random();
            sessions.replace(key, fresh, tenant);
            return fresh;
        });
    }

    /** Ends a user's sessions and tokens, wherever they are used; in this tenant only. */
    public void signOutEverywhere(TenantId tenant, String userId) {
        reach.asTenant(tenant, () -> {
            roster.lock(tenant);
            tokens.endAll(tenant, rules.user(tenant, userId).id());
            sessions.noteSignOut(userId);
            return userId;
        });
    }

    /** Ends all of one's own sessions, in every tenant. */
    public void signOutEverywhere(Principal.Person person) {
        reach.asPerson(person.id(), () -> {
            sessions.deleteAll(person.id());
            sessions.noteSignOut();
            return person;
        });
    }
}
