package freehold.telemetry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlotBucketsTest {
    private static final Instant FROM = Instant.parse("2024-05-01T10:17:31.123Z");

    @Test
    void thereAreNoMoreBucketsThanAskedFor() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            Duration range = Duration.ofMillis(1 + (long) Math.pow(10, random.nextDouble() * 12));
            int most = 2 + random.nextInt(500);
            PlotBuckets buckets = new PlotBuckets(FROM, FROM.plus(range), most);
            Edges edges = buckets.edges();
            assertThat(edges.intervals()).isBetween(1, most);
            assertThat(edges.start(0)).isEqualTo(FROM);
            assertThat(edges.end(edges.intervals() - 1)).isEqualTo(FROM.plus(range));
            for (int interval = 1; interval < edges.intervals(); interval++) {
                assertThat(edges.start(interval).toEpochMilli()
                                % buckets.length().toMillis())
                        .isZero();
            }
        }
    }

    @Test
    void aPlotThatMovesOnKeepsItsBuckets() {
        Duration hour = Duration.ofHours(1);
        Edges before = new PlotBuckets(FROM, FROM.plus(hour), 800).edges();
        Edges after = new PlotBuckets(FROM.plusSeconds(7), FROM.plus(hour).plusSeconds(7), 800).edges();
        assertThat(after.start(400)).isIn(before.start(400), before.start(401), before.start(402));
    }

    @Test
    void longBucketsConsistOfHalfHours() {
        PlotBuckets buckets = new PlotBuckets(FROM, FROM.plus(Duration.ofDays(30)), 1_000);
        assertThat(buckets.length()).isEqualTo(Duration.ofHours(1));
    }
}
