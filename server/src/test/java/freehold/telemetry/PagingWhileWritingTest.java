package freehold.telemetry;

import static freehold.telemetry.Machine.NOON;
import static freehold.telemetry.Machine.TEMPERATURE;
import static freehold.telemetry.Machine.temperature;
import static freehold.telemetry.Stage.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import freehold.kernel.database.DatabaseRole;
import freehold.telemetry.SampleQuery.Order;
import freehold.telemetry.model.TimeSpan;
import freehold.telemetry.store.PostgresTelemetryStore;
import freehold.testing.FreshDatabase;
import freehold.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A long series is paged to its end while it is written to: what is there throughout comes once, and just once. It has ten
 * million records with {@code freehold.long}, or as many as {@code freehold.records} says.
 */
@ExtendWith(FreshDatabase.class)
class PagingWhileWritingTest {
    private static final int RECORDS =
            Integer.getInteger("freehold.records", Boolean.getBoolean("freehold.long") ? 10_000_000 : 100_000);
    private static final int BATCH = 10_000;

    private final Stage stage;
    private final AtomicBoolean done = new AtomicBoolean();

    PagingWhileWritingTest(TestDatabase database) {
        stage = new Stage(new PostgresTelemetryStore(), database.as(DatabaseRole.APP), TEMPERATURE);
        for (int batch = 0; batch < RECORDS; batch += BATCH) {
            List<Sample> samples = new ArrayList<>();
            for (int i = batch; i < batch + BATCH; i++) {
                samples.add(temperature(time(i), i));
            }
            stage.append(samples);
        }
    }

    private static Instant time(int number) {
        return NOON.plusSeconds(number);
    }

    /** Writes between the records that are there, overwrites them, and deletes what it has written itself. */
    private int disturb() {
        Random random = new Random(7);
        int disturbed = 0;
        while (!done.get()) {
            int number = random.nextInt(RECORDS);
            Instant between = time(number).plusMillis(500);
            stage.append(temperature(between, -1), temperature(time(number), number));
            if (random.nextBoolean()) {
                stage.delete(new TimeSpan(between, between.plusMillis(1)));
            }
            disturbed++;
        }
        return disturbed;
    }

    private BitSet paged(Order order) {
        BitSet seen = new BitSet(RECORDS);
        TimeSpan rest = TimeSpan.ALL;
        boolean more = true;
        while (more) {
            SamplePage page = stage.page(OWNER, rest, order, Limits.PAGE_RECORDS);
            for (Sample sample : page.samples()) {
                Duration after = Duration.between(NOON, sample.time());
                if (after.toMillisPart() == 0) {
                    int number = Math.toIntExact(after.toSeconds());
                    assertThat(seen.get(number))
                            .as("record %s came before", number)
                            .isFalse();
                    seen.set(number);
                }
            }
            Instant last = page.samples().getLast().time();
            rest = order == Order.ASCENDING
                    ? TimeSpan.afterUpTo(Optional.of(last), Optional.empty())
                    : new TimeSpan(TimeSpan.ALL.from(), last);
            more = page.more();
        }
        return seen;
    }

    @Test
    void everyRecordThatIsThereThroughoutComesOnce() throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<Integer> disturbed = thread.submit(this::disturb);
            try {
                for (Order order : Order.values()) {
                    assertThat(paged(order).cardinality()).as("%s", order).isEqualTo(RECORDS);
                }
            } finally {
                done.set(true);
            }
            assertThat(disturbed.get()).isPositive();
        }
    }
}
