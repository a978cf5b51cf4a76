package freehold.identity.usecase;

import freehold.identity.store.AttemptTable;
import freehold.identity.store.AttemptTable.Counted;
import freehold.identity.store.AttemptTable.Rule;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever keeps failing, on whichever servers. Each attempt counts before its outcome is known, so that many
 * at once count as many; a success takes it back.
 *
 * <p>Failures are counted by user name and address together, and by address: someone else's failures from somewhere
 * else never keep a person out.
 */
@Component
class Brake {
    static final int FREE_PER_NAME = 5;
    static final int FREE_PER_ADDRESS = 100;
    static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final Rule RULE = new Rule(FREE_PER_NAME, FREE_PER_ADDRESS, Duration.ofMinutes(15), LONGEST_WAIT);

    private final AttemptTable attempts;

    Brake(AttemptTable attempts) {
        this.attempts = attempts;
    }

    /** Counts an attempt, or refuses it when it comes too soon. */
    void begin(String name, String address) {
        long seconds = attempts.begin(counted(name, address), RULE);
        if (seconds > 0) {
            throw new ProblemException(
                    new Problem.TooMany("Too many failed attempts. Try again in " + seconds + " seconds.", seconds));
        }
    }

    /** The attempt was no failure. */
    void succeeded(String name, String address) {
        attempts.succeeded(counted(name, address), RULE);
    }

    private static Counted counted(String name, String address) {
        return new Counted(address + " " + name, address);
    }
}
