package freehold.kernel.database;

import java.sql.SQLException;
import java.util.Set;

/** Text that PostgreSQL can't hold, such as the character NUL: a fault of the request, found by the database. */
public final class UnstorableText {
    private static final Set<String> STATES = Set.of("22021", "22P05");

    private UnstorableText() {}

    /** Whether this, itself, is the database's refusal of a text. */
    public static boolean is(Throwable thrown) {
        return thrown instanceof SQLException refusal
                && refusal.getSQLState() != null
                && STATES.contains(refusal.getSQLState());
    }
}
