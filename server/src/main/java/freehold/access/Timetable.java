package freehold.access;

import freehold.access.store.EpochTable;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** When the module does what nobody asks for. */
@Configuration(value = "accessTimetable", proxyBeanMethods = false)
@EnableScheduling
class Timetable {
    /** Far longer than a server that runs is ever behind; one that starts reads everything anyway. */
    private static final Duration KEPT = Duration.ofHours(1);

    private static final int AT_ONCE = 10_000;

    private final EpochTable epochs;
    private final FactsCheck check;

    Timetable(EpochTable epochs, FactsCheck check) {
        this.epochs = epochs;
        this.check = check;
    }

    /** Once, when the server is there already for whoever asks. */
    @Scheduled(initialDelayString = "PT0S")
    void compareWithLastTime() {
        check.compareWithLastTime();
    }

    /** Early in the day's life of a server, when it has followed a little, and then every day. */
    @Scheduled(
            initialDelayString = "${freehold.access.check-delay:PT1H}",
            fixedDelayString = "${freehold.access.check-interval:P1D}")
    void compareWithTheDatabase() {
        check.run();
        check.keep();
    }

    @Scheduled(
            initialDelayString = "${freehold.access.prune-interval:PT10M}",
            fixedDelayString = "${freehold.access.prune-interval:PT10M}")
    void forgetOldChanges() {
        while (epochs.prune(KEPT, AT_ONCE) == AT_ONCE) {
            // some at a time, so that nobody waits for a long statement
        }
    }
}
