package freehold.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestMeterTest {
    private final Clock clock = new Clock();

    @Test
    void severalServersTogetherLetAMinutesWorthPass() {
        for (int servers : new int[] {1, 2, 3, 7}) {
            List<RequestMeter> meters = Stream.generate(() -> new RequestMeter(servers, clock))
                    .limit(servers)
                    .toList();

            long atOnce = meters.stream().mapToLong(meter -> passing(meter, 30)).sum();
            clock.nanos += Duration.ofMinutes(1).toNanos();
            long aMinuteLater =
                    meters.stream().mapToLong(meter -> passing(meter, 30)).sum();

            assertThat(atOnce).as(servers + " servers").isBetween(30L - servers, 30L);
            assertThat(aMinuteLater).as(servers + " servers").isEqualTo(atOnce);
        }
    }

    @Test
    void fewerRequestsThanServersComeBackAfterMoreThanAMinute() {
        RequestMeter meter = new RequestMeter(4, clock);

        assertThat(meter.take(Optional.of(2L))).isZero();
        assertThat(meter.take(Optional.of(2L))).isBetween(Duration.ofSeconds(119), Duration.ofSeconds(121));
        clock.nanos += Duration.ofSeconds(121).toNanos();
        assertThat(meter.take(Optional.of(2L))).isZero();
    }

    @Test
    void aNewLimitHoldsAtOnceAndNoneAtAllLetsAllPass() {
        RequestMeter meter = new RequestMeter(1, clock);

        assertThat(passing(meter, 5)).isEqualTo(5);
        assertThat(passing(meter, 8)).isEqualTo(8);
        assertThat(meter.take(Optional.of(0L))).isEqualTo(Duration.ofMinutes(1));
        assertThat(LongStream.range(0, 100)
                        .allMatch(i -> meter.take(Optional.empty()).isZero()))
                .isTrue();
        assertThat(meter.used()).isGreaterThan(100);
        clock.nanos += Duration.ofMinutes(1).toNanos();
        assertThat(meter.used()).isZero();
    }

    private static long passing(RequestMeter meter, long limit) {
        return LongStream.range(0, 2 * limit)
                .filter(i -> meter.take(Optional.of(limit)).isZero())
                .count();
    }

    private static final class Clock implements TimeMeter {
        private long nanos = Duration.ofMinutes(5).toNanos();

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
