package freehold.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
        "2024-02-29T23:59Z, 2024-02-29T23:59:00Z",
        "2024-02-29T23:59:59.1Z, 2024-02-29T23:59:59.1Z",
        "2024-02-29T23:59:59.123456789Z, 2024-02-29T23:59:59.123456789Z",
        "2024-03-01T01:29:59.5+01:30, 2024-02-29T23:59:59.5Z",
        "2024-02-29T18:59:59-05:00, 2024-02-29T23:59:59Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z"
    })
    void readsTimesOfAnyZone(String text, Instant time) {
        assertThat(IsoTime.parse(text)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2024-02-30T00:00:00Z",
                "2023-02-29T00:00:00Z",
                "2024-02-29",
                "2024-02-29T10:00:00",
                "2024-02-29T24:00:01Z",
                "2024-02-29T10:00:60Z",
                "2024-02-29T10:00:00.1234567890Z",
                "2024-02-29 10:00:00Z",
                "2024-02-29T10:00:0٣Z",
                "1709200800000",
                "+12024-02-29T10:00:00Z",
                "0000-02-29T10:00:00Z"
            })
    void readsNothingElse(String text) {
        assertThat(IsoTime.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T23:59:59Z, 2024-02-29T23:59:59.000Z",
        "2024-02-29T03:04:05.006Z, 2024-02-29T03:04:05.006Z",
        "2024-02-29T03:04:05.006007Z, 2024-02-29T03:04:05.006007Z",
        "1970-01-01T00:00:00.000001Z, 1970-01-01T00:00:00.000001Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000Z"
    })
    void writesMillisecondsOrMicroseconds(Instant time, String text) {
        assertThat(IsoTime.format(time)).isEqualTo(text);
    }

    @Test
    void agreesWithTheLibraryOnAnyTime() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            Instant time =
                    Instant.ofEpochSecond(random.nextLong(0, 250_000_000_000L), random.nextInt(1_000_000) * 1_000L);
            assertThat(Instant.parse(IsoTime.format(time))).isEqualTo(time);
            assertThat(IsoTime.parse(time.toString())).isEqualTo(Optional.of(time));
            OffsetDateTime abroad = time.atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(36_000)));
            assertThat(IsoTime.parse(abroad.toString())).isEqualTo(Optional.of(time));
        }
    }
}
