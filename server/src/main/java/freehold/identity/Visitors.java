package freehold.identity;

import freehold.identity.store.SessionTable;
import freehold.identity.token.BearerTokens;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Recognises who is behind a request. What was withdrawn in the database is no longer recognised here. */
@Component
public final class Visitors {
    private final BearerTokens tokens;
    private final SessionTable sessions;

    Visitors(BearerTokens tokens, SessionTable sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /** Empty when the token is broken, expired, for somewhere else, or its credential was withdrawn or rotated. */
    public Optional<Visitor> byToken(String token) {
        return tokens.verify(token);
    }

    /** Empty when the session is unknown or over, or the person has lost the membership it stands for. */
    public Optional<Visitor> bySession(SessionKey key) {
        return sessions.find(key).<Visitor>map(Visitor.InTenant::new);
    }
}
