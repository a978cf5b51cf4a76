package freehold.settings;

/** The terms a tenant agrees to before its first subtenant. */
public final class Terms {
    /** Moves on with each new wording, which is then to be accepted anew. */
    public static final String CURRENT = "2026-11";

    private Terms() {}
}
