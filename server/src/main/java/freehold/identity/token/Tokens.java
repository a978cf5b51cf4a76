package freehold.identity.token;

import java.time.Duration;

/** What the tokens of this installation have in common. */
public final class Tokens {
    /** For whom tokens are made: nobody else should accept them. */
    public static final String AUDIENCE = "freehold";

    static final Duration VALIDITY = Duration.ofMinutes(30);

    /** Clocks of several servers may differ by this much. */
    static final Duration SKEW = Duration.ofSeconds(5);

    static final String TENANT = "ten";
    static final String SUBTENANT = "subtenant";
    static final String CLIENT = "client_id";
    static final String VERSION = "ver";

    private Tokens() {}
}
