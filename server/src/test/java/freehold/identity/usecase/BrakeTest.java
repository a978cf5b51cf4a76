package freehold.identity.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrakeTest {
    private long now = Duration.ofDays(1).toNanos();
    private final Brake brake = new Brake(() -> now);

    @Test
    void theFirstFailuresAreFreeAndTheNextOnesWaitLongerAndLonger() {
        long waited = 0;
        for (int attempt = 0; attempt < Brake.FREE_PER_NAME; attempt++) {
            brake.begin("ada", "here");
        }
        for (int attempt = 0; attempt < 12; attempt++) {
            long wait = secondsToWait("ada", "here");
            assertThat(wait).isGreaterThanOrEqualTo(waited);
            waited = wait;
            now += Duration.ofSeconds(wait).toNanos();
            brake.begin("ada", "here");
        }
        assertThat(waited).isBetween(Brake.LONGEST_WAIT.toSeconds(), Brake.LONGEST_WAIT.toSeconds() + 1);
    }

    @Test
    void attemptsCountBeforeTheirOutcomeIsKnown() {
        for (int attempt = 0; attempt < Brake.FREE_PER_NAME; attempt++) {
            brake.begin("ada", "here");
        }
        refused("ada", "here");
    }

    @Test
    void failuresFromElsewhereKeepNobodyOut() {
        for (int attempt = 0; attempt < Brake.FREE_PER_NAME; attempt++) {
            brake.begin("ada", "attacker");
        }
        refused("ada", "attacker");

        assertThatCode(() -> brake.begin("ada", "home")).doesNotThrowAnyException();
        assertThatCode(() -> brake.begin("eve", "attacker")).doesNotThrowAnyException();
    }

    @Test
    void tryingManyNamesFromOneAddressIsSlowedDownToo() {
        for (int attempt = 0; attempt < Brake.FREE_PER_ADDRESS; attempt++) {
            brake.begin("name" + attempt, "attacker");
        }
        refused("yet another", "attacker");
    }

    @Test
    void aSuccessTakesTheCountBack() {
        for (int round = 0; round < 3 * Brake.FREE_PER_ADDRESS; round++) {
            brake.begin("ada", "here");
            brake.succeeded("ada", "here");
        }
        for (int attempt = 0; attempt < Brake.FREE_PER_NAME; attempt++) {
            brake.begin("ada", "here");
        }
        refused("ada", "here");
    }

    @Test
    void failuresAreForgottenAfterAWhile() {
        for (int attempt = 0; attempt < Brake.FREE_PER_NAME; attempt++) {
            brake.begin("ada", "here");
        }
        now += Duration.ofMinutes(16).toNanos();
        for (int attempt = 0; attempt < Brake.FREE_PER_NAME; attempt++) {
            brake.begin("ada", "here");
        }
        refused("ada", "here");
    }

    @Test
    void theTableIsBoundedAndDropsWhatWasNotUsedForLongest() {
        for (int attempt = 0; attempt < Brake.FREE_PER_NAME; attempt++) {
            brake.begin("ada", "here");
        }
        for (int other = 0; other < Brake.ENTRIES; other++) {
            brake.begin("name", "address" + other);
        }
        assertThat(brake.size()).isEqualTo(Brake.ENTRIES);
        assertThatCode(() -> brake.begin("ada", "here")).doesNotThrowAnyException();
    }

    private void refused(String name, String address) {
        assertThatThrownBy(() -> brake.begin(name, address)).isInstanceOf(ProblemException.class);
    }

    private long secondsToWait(String name, String address) {
        try {
            brake.begin(name, address);
        } catch (ProblemException refused) {
            return ((Problem.TooMany) refused.problem()).retryAfterSeconds();
        }
        throw new AssertionError("not refused");
    }
}
