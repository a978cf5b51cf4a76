package freehold.identity;

import freehold.identity.model.PersonalToken;
import freehold.identity.model.Secret;
import freehold.identity.store.ExternalSessionTable;
import freehold.identity.store.SessionTable;
import freehold.identity.store.TokenTable;
import freehold.identity.token.BearerTokens;
import freehold.identity.token.ExternalSignIn;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Recognises who is behind a request. What was withdrawn in the database is no longer recognised here. */
@Component
public final class Visitors {
    private final BearerTokens tokens;
    private final TokenTable personalTokens;
    private final SessionTable sessions;
    private final ExternalSessionTable externalSessions;
    private final ExternalSignIn issuers;

    Visitors(
            BearerTokens tokens,
            TokenTable personalTokens,
            SessionTable sessions,
            ExternalSessionTable externalSessions,
            ExternalSignIn issuers) {
        this.externalSessions = externalSessions;
        this.issuers = issuers;
        this.tokens = tokens;
        this.personalTokens = personalTokens;
        this.sessions = sessions;
    }

    /** Empty when the token is broken, expired, for somewhere else, or what it stands for was withdrawn or rotated. */
    public Optional<Visitor> byToken(String token) {
        return token.startsWith(PersonalToken.PREFIX)
                ? personalTokens.find(Secret.of(token).hash()).map(Visitor.InTenant::new)
                : tokens.verify(token);
    }

    /** Empty when the session is unknown or over, or the person has lost what it stands for. */
    public Optional<Visitor> bySession(SessionKey key) {
        return sessions.find(key)
                .or(() -> externalSessions.find(key).flatMap(issuers::caller))
                .<Visitor>map(Visitor.InTenant::new);
    }
}
