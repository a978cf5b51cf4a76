package freehold.identity.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.identity.store.AttemptTable;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import freehold.kernel.database.DatabaseRole;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts are in the database: the test moves them back in time instead of waiting. */
@ExtendWith(FreshDatabase.class)
class BrakeTest {
    private final String here = UUID.randomUUID().toString();
    private final Brake brake;
    private final Brake onAnotherServer;
    private final JdbcClient migration;

    BrakeTest(TestDatabase database) {
        brake = new Brake(new AttemptTable(JdbcClient.create(database.as(DatabaseRole.APP))));
        onAnotherServer = new Brake(new AttemptTable(JdbcClient.create(database.as(DatabaseRole.APP))));
        migration = JdbcClient.create(database.as(DatabaseRole.MIGRATION));
    }

    @Test
    void theFirstFailuresAreFreeAndTheNextOnesWaitLongerAndLonger() {
        exhaust("ada", here);
        long waited = 0;
        for (int attempt = 0; attempt < 12; attempt++) {
            long wait = secondsToWait("ada", here);
            assertThat(wait).isGreaterThanOrEqualTo(waited);
            waited = wait;
            pass(wait);
            brake.begin("ada", here);
        }
        assertThat(waited).isEqualTo(Brake.LONGEST_WAIT.toSeconds());
    }

    @Test
    void failuresOnOneServerCountOnTheOthersToo() {
        exhaust("ada", here);

        assertThatThrownBy(() -> onAnotherServer.begin("ada", here)).isInstanceOf(ProblemException.class);
    }

    @Test
    void manyAttemptsAtOnceCountAsMany() throws Exception {
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int attempt = 0; attempt < 24; attempt++) {
            Brake one = attempt % 2 == 0 ? brake : onAnotherServer;
            attempts.add(() -> {
                try {
                    one.begin("ada", here);
                    return true;
                } catch (ProblemException refused) {
                    return false;
                }
            });
        }
        int let = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (var outcome : threads.invokeAll(attempts)) {
                let += outcome.get() ? 1 : 0;
            }
        }
        assertThat(let).isEqualTo(Brake.FREE_PER_NAME);
    }

    @Test
    void failuresFromElsewhereKeepNobodyOut() {
        String attacker = UUID.randomUUID().toString();
        exhaust("ada", attacker);
        refused("ada", attacker);

        assertThatCode(() -> brake.begin("ada", here)).doesNotThrowAnyException();
        assertThatCode(() -> brake.begin("eve", attacker)).doesNotThrowAnyException();
    }

    @Test
    void tryingManyNamesFromOneAddressIsSlowedDownToo() {
        for (int attempt = 0; attempt < Brake.FREE_PER_ADDRESS; attempt++) {
            brake.begin("name" + attempt, here);
        }
        refused("yet another", here);
    }

    @Test
    void aSuccessTakesTheCountBack() {
        for (int round = 0; round < Brake.FREE_PER_ADDRESS + 20; round++) {
            brake.begin("ada", here);
            brake.succeeded("ada", here);
        }
        exhaust("ada", here);
        refused("ada", here);
    }

    @Test
    void failuresAreForgottenAfterAWhileAndClearedAway() {
        exhaust("ada", here);
        pass(16 * 60);
        exhaust("ada", here);
        refused("ada", here);
        pass(16 * 60);
        brake.begin("somebody", here);
        brake.succeeded("somebody", here);
        assertThat(migration
                        .sql(
                                "select count(*) from identity.attempt where last_at < clock_timestamp() - interval '15 min'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void exhaust(String name, String address) {
        for (int attempt = 0; attempt < Brake.FREE_PER_NAME; attempt++) {
            brake.begin(name, address);
        }
    }

    /** Lets time go by, as far as counts are concerned. */
    private void pass(long seconds) {
        migration.sql("""
                        update identity.attempt set last_at = last_at - :seconds * interval '1 second',
                            not_before = not_before - :seconds * interval '1 second'""").param("seconds", seconds).update();
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
