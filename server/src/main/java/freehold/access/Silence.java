package freehold.access;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/**
 * How long a server may say nothing while it holds the epochs of tenants. Short, since whoever wants to revoke waits for
 * it; longer from attempt to attempt, so that a change which takes long in memory comes through all the same.
 */
final class Silence {
    /** A revoke may have to wait for two of them, one after the other, and is to be answered within a second. */
    private static final Duration FIRST = Duration.ofMillis(400);

    private static final int DOUBLINGS = 7;
    /** A transaction that said nothing for too long, or waited for too long for one that does. */
    private static final Set<String> ENDED = Set.of("25P03", "55P03");

    private Silence() {}

    static Duration allowed(int attempt) {
        return FIRST.multipliedBy(1L << Math.min(attempt, DOUBLINGS));
    }

    /** What the work answers, or the other answer if the database has ended it for silence, and so undone it. */
    static <T> T orElse(Supplier<T> work, Supplier<T> ended) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            if (isEnd(failure)) {
                return ended.get();
            }
            throw failure;
        }
    }

    private static boolean isEnd(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case SQLException refused
            when refused.getSQLState() != null && ENDED.contains(refused.getSQLState()) -> true;
            // The transaction can't be rolled back either: what made it try is told besides.
            case TransactionSystemException twice when isEnd(twice.getApplicationException()) -> true;
            default -> isEnd(failure.getCause());
        };
    }
}
