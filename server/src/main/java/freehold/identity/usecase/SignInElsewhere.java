package freehold.identity.usecase;

import freehold.identity.SessionKey;
import freehold.identity.model.ExternalPerson;
import freehold.identity.store.ExternalSessionTable;
import freehold.identity.store.SessionTable;
import freehold.identity.token.Attempt;
import freehold.identity.token.ExternalSignIn;
import freehold.identity.token.ExternalSignIn.Returned;
import freehold.identity.token.ExternalSignIn.SignInOffer;
import freehold.identity.token.ExternalSignIn.SignedIn;
import freehold.kernel.Deed;
import freehold.tenancy.TenantReach;
import java.net.URI;
import java.util.List;
import org.springframework.stereotype.Component;

/** Opens a session for a person whom another issuer knows. */
@Component
public class SignInElsewhere {
    private final ExternalSignIn issuers;
    private final Passwords passwords;
    private final TenantReach reach;
    private final ExternalSessionTable sessions;
    private final SessionTable ownSessions;

    SignInElsewhere(
            ExternalSignIn issuers,
            Passwords passwords,
            TenantReach reach,
            ExternalSessionTable sessions,
            SessionTable ownSessions) {
        this.issuers = issuers;
        this.passwords = passwords;
        this.reach = reach;
        this.sessions = sessions;
        this.ownSessions = ownSessions;
    }

    public List<SignInOffer> offers() {
        return issuers.offers();
    }

    /** Where to send the browser. */
    public URI begin(String issuer, Attempt attempt) {
        return issuers.address(issuer, attempt);
    }

    /**
     * @param address where the request came from; failures are counted by it, since each asks the issuer
     */
    public SessionKey finish(String issuer, Attempt attempt, Returned returned, String address) {
        Passwords.Presented counted = new Passwords.Presented(attempt.state(), "", address);
        passwords.begin(counted);
        SignedIn signedIn = issuers.redeem(issuer, attempt, returned);
        passwords.succeeded(counted);
        ExternalPerson person = signedIn.person();
        Deed.current()
                .ifPresent(deed ->
                        deed.by(person.tenant().value(), person.principal().name()));
        SessionKey key = SessionKey.random();
        return reach.asPerson(person.principal().id(), () -> {
            sessions.insert(key, person, signedIn.lasting());
            ownSessions.deleteExpired();
            return key;
        });
    }
}
