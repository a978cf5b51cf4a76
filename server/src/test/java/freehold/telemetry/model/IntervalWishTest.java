package freehold.telemetry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.kernel.Problem.Invalid;
import freehold.kernel.Problem.LimitExceeded;
import freehold.kernel.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalWishTest {
    private static final Instant NOW = Instant.parse("2020-03-10T13:14:15Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    /** In the order from, to, interval like 2h, count; empty is not given. */
    private static Edges edges(String wish, ZoneId zone) {
        String[] given = wish.split(",", -1);
        return new IntervalWish(
                        time(given[0]),
                        time(given[1]),
                        given[2].isBlank()
                                ? Optional.empty()
                                : IntervalUnit.parse(given[2].strip().split(" ")[1]),
                        given[2].isBlank()
                                ? Optional.empty()
                                : Optional.of(Integer.valueOf(given[2].strip().split(" ")[0])),
                        given[3].isBlank() ? Optional.empty() : Optional.of(Integer.valueOf(given[3].strip())))
                .edges(NOW, zone);
    }

    private static Optional<Instant> time(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(Instant.parse(text.strip()));
    }

    private static String told(Edges edges) {
        return edges.start(0) + " " + edges.end(edges.intervals() - 1) + " " + edges.intervals();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",,, | 2020-03-03T00:00:00Z 2020-03-11T00:00:00Z 8",
                "2020-03-09T05:00:00Z,,, | 2020-03-09T00:00:00Z 2020-03-11T00:00:00Z 2",
                "2019-01-10T05:00:00Z,,, | 2019-01-10T00:00:00Z 2019-04-10T00:00:00Z 90",
                "2021-01-10T00:00:00Z,,, | 2021-01-10T00:00:00Z 2021-04-10T00:00:00Z 90",
                ",2020-03-10T05:00:00Z,, | 2019-12-11T00:00:00Z 2020-03-11T00:00:00Z 91",
                "2020-03-08T05:00:00Z,,2 hour, | 2020-03-08T04:00:00Z 2020-03-10T14:00:00Z 29",
                "2020-03-01T00:00:00Z,,10 minute, | 2020-03-01T00:00:00Z 2020-03-03T00:00:00Z 288"
            })
    void whatIsLeftOpenIsCompleted(String wish, String expected) {
        assertThat(told(edges(wish, ZoneOffset.UTC))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020-01-10T01:00:00Z,,1 hour,4 | 2020-01-10T01:00:00Z 2020-01-10T05:00:00Z 4",
                "2020-01-10T01:10:00Z,,1 hour,4 | 2020-01-10T01:00:00Z 2020-01-10T05:00:00Z 4",
                ",2020-01-10T04:50:00Z,1 hour,4 | 2020-01-10T01:00:00Z 2020-01-10T05:00:00Z 4",
                ",,1 day,3 | 2020-03-08T00:00:00Z 2020-03-11T00:00:00Z 3",
                "2020-01-10T00:00:00Z,2020-01-10T05:00:00Z,,5 | 2020-01-10T00:00:00Z 2020-01-10T05:00:00Z 5",
                "2020-01-10T00:00:00Z,2020-01-12T00:00:00Z,,7 | 2020-01-10T00:00:00Z 2020-01-12T01:00:00Z 7",
                "2020-01-10T00:00:00Z,2020-01-10T05:00:00Z,1 hour,5 | 2020-01-10T00:00:00Z 2020-01-10T05:00:00Z 5"
            })
    void aCountStandsForWhatIsMissing(String wish, String expected) {
        assertThat(told(edges(wish, ZoneOffset.UTC))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020-01-10T01:10:00Z,2020-01-10T02:50:00Z,1 hour, | 2020-01-10T01:00:00Z 2020-01-10T03:00:00Z 2",
                "2020-01-10T01:10:00Z,2020-01-10T02:50:00Z,, | 2020-01-10T01:00:00Z 2020-01-10T03:00:00Z 2",
                "2020-01-10T01:10:00Z,2020-01-10T01:20:00Z,, | 2020-01-10T01:10:00Z 2020-01-10T01:20:00Z 5",
                "2020-01-10T01:10:00Z,2020-01-10T01:10:30Z,, | 2020-01-10T01:10:00Z 2020-01-10T01:12:00Z 1",
                "2020-01-10T01:03:00Z,2020-01-10T01:04:00Z,10 minute, | 2020-01-10T01:00:00Z 2020-01-10T01:10:00Z 1",
                "2020-01-10T01:03:00Z,2020-01-10T01:50:00Z,14 minute, | 2020-01-10T01:02:00Z 2020-01-10T01:58:00Z 4",
                "2020-01-10T01:03:00Z,2020-01-10T11:50:00Z,5 hour, | 2020-01-10T01:00:00Z 2020-01-10T16:00:00Z 3",
                "2020-01-10T01:03:00Z,2020-01-10T11:50:00Z,6 hour, | 2020-01-10T00:00:00Z 2020-01-10T12:00:00Z 2",
                "2020-01-10T01:03:00Z,2020-01-12T11:50:00Z,2 day, | 2020-01-10T00:00:00Z 2020-01-14T00:00:00Z 2",
                "2020-01-10T01:03:00Z,2020-01-21T00:00:00Z,1 week, | 2020-01-06T00:00:00Z 2020-01-27T00:00:00Z 3",
                "2020-01-10T01:03:00Z,2020-04-01T00:00:00Z,1 month, | 2020-01-01T00:00:00Z 2020-04-01T00:00:00Z 3",
                "2020-02-10T01:03:00Z,2020-04-01T00:00:00Z,3 month, | 2020-01-01T00:00:00Z 2020-04-01T00:00:00Z 1",
                "2020-02-10T01:03:00Z,2020-04-02T00:00:00Z,2 month, | 2020-01-01T00:00:00Z 2020-05-01T00:00:00Z 2"
            })
    void theRangeMovesOutwardToEdges(String wish, String expected) {
        assertThat(told(edges(wish, ZoneOffset.UTC))).isEqualTo(expected);
    }

    @Test
    void daysAndLongerOnesBeginAtMidnightWhereTheAssetIs() {
        Edges days = edges("2020-03-28T12:00:00Z,2020-03-30T12:00:00Z,1 day,", BERLIN);
        assertThat(starts(days))
                .containsExactly("2020-03-27T23:00:00Z", "2020-03-28T23:00:00Z", "2020-03-29T22:00:00Z");
        assertThat(told(edges("2020-03-28T12:00:00Z,2020-04-02T12:00:00Z,1 month,", BERLIN)))
                .isEqualTo("2020-02-29T23:00:00Z 2020-04-30T22:00:00Z 2");
        assertThat(told(edges("2020-03-28T19:00:00Z,2020-03-28T20:00:00Z,1 day,", KOLKATA)))
                .isEqualTo("2020-03-28T18:30:00Z 2020-03-29T18:30:00Z 1");
        assertThat(told(edges("2020-10-24T12:00:00Z,2020-10-28T12:00:00Z,1 week,", BERLIN)))
                .isEqualTo("2020-10-18T22:00:00Z 2020-11-01T23:00:00Z 2");
        assertThat(told(edges("2020-03-28T19:10:00Z,2020-03-28T20:00:00Z,1 hour,", KOLKATA)))
                .as("hours are those of UTC")
                .isEqualTo("2020-03-28T19:00:00Z 2020-03-28T20:00:00Z 1");
    }

    private static List<String> starts(Edges edges) {
        List<String> starts = new ArrayList<>();
        for (int i = 0; i < edges.intervals(); i++) {
            starts.add(edges.start(i).toString());
        }
        return starts;
    }

    @ParameterizedTest
    @CsvSource({"MINUTE, 48", "HOUR, 720", "DAY, 8784", "WEEK, 8784", "MONTH, 8784"})
    void aRangeHasAnEnd(IntervalUnit unit, int hours) {
        Instant from = Instant.parse("2020-01-01T00:00:00Z");
        Instant to = from.plus(Duration.ofHours(hours));
        assertThat(wish(from, to, unit).edges(NOW, ZoneOffset.UTC).intervals()).isPositive();
        int more = unit.compareTo(IntervalUnit.DAY) < 0 ? 1 : 2;
        assertProblem(
                LimitExceeded.class,
                () -> wish(from, to.plus(Duration.ofHours(more)), unit).edges(NOW, ZoneOffset.UTC));
    }

    private static IntervalWish wish(Instant from, Instant to, IntervalUnit unit) {
        return new IntervalWish(
                Optional.of(from), Optional.of(to), Optional.of(unit), Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-01-01T00:00:00Z,,2 minute,1441",
                ",2020-01-01T00:00:00Z,1 hour,721",
                "2020-01-01T00:00:00Z,,1 day,367",
                "2020-01-01T00:00:00Z,,1 week,53",
                ",,3 month,100000",
                "2020-01-01T00:00:00Z,2020-01-03T00:00:01Z,,1441"
            })
    void aCountHasAnEndToo(String wish) {
        assertProblem(LimitExceeded.class, () -> edges(wish, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-01-01T00:00:00Z,2020-01-01T00:00:00Z,,",
                "2020-01-01T00:00:00Z,2019-01-01T00:00:00Z,1 day,",
                "2020-01-01T00:00:00Z,2020-01-02T00:00:00Z,1 hour,23",
                "2020-01-01T00:00:00Z,2021-01-01T00:00:00Z,,3",
                ",,3 minute,",
                ",,62 minute,",
                ",,25 hour,",
                ",,91 day,",
                ",,13 week,",
                ",,4 month,"
            })
    void nonsenseIsRefused(String wish) {
        assertProblem(Invalid.class, () -> edges(wish, ZoneOffset.UTC));
    }

    private static void assertProblem(Class<?> kind, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        thrown -> assertThat(thrown.problem()).isInstanceOf(kind));
    }

    @Test
    void aYearOfDaysHasThemAll() {
        assertThat(edges("2020-01-01T00:00:00Z,2021-01-01T00:00:00Z,1 day,", ZoneOffset.UTC)
                        .intervals())
                .isEqualTo(366);
    }

    /** However it is asked: intervals follow one another without a gap and hold the range. */
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "Asia/Kolkata", "America/St_Johns", "Australia/Lord_Howe"})
    void intervalsCoverWhatIsAskedFor(String zone) {
        Instant from = Instant.parse("2020-03-01T07:13:00Z");
        Instant to = Instant.parse("2020-03-02T18:31:00Z");
        Stream.of(IntervalUnit.values()).forEach(unit -> {
            for (int value = 1; value <= unit.most(); value++) {
                if (unit.allows(value)) {
                    Edges edges = new IntervalWish(
                                    Optional.of(from),
                                    Optional.of(to),
                                    Optional.of(unit),
                                    Optional.of(value),
                                    Optional.empty())
                            .edges(NOW, ZoneId.of(zone));
                    int last = edges.intervals() - 1;
                    assertThat(edges.start(0)).isBeforeOrEqualTo(from);
                    assertThat(edges.end(0)).isAfter(from);
                    assertThat(edges.start(last)).isBefore(to);
                    assertThat(edges.end(last)).isAfterOrEqualTo(to);
                }
            }
        });
    }
}
