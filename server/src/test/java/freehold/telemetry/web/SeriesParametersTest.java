package freehold.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.telemetry.Sample;
import freehold.telemetry.SamplePage;
import freehold.telemetry.SampleQuery;
import freehold.telemetry.SampleQuery.Order;
import freehold.telemetry.model.TimeSpan;
import freehold.telemetry.usecase.SamplesWanted;
import freehold.telemetry.usecase.SamplesWanted.Latest;
import freehold.telemetry.usecase.SamplesWanted.LatestOfEach;
import freehold.telemetry.usecase.SamplesWanted.Range;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.UriComponentsBuilder;

class SeriesParametersTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final String NOON_TEXT = "2026-01-31T12:00:00Z";

    private static SamplesWanted.Which which(@Nullable String from, @Nullable String to) {
        return new SeriesParameters(from, to, null, null, null, null).wanted().which();
    }

    private static SeriesParameters limited(String limit) {
        return new SeriesParameters(null, NOON_TEXT, limit, null, null, null);
    }

    @Test
    void withoutARangeTheLatestRecordIsMeant() {
        assertThat(which(null, null)).isEqualTo(new Latest());
        assertThat(which("", " ")).isEqualTo(new Latest());
        assertThat(new SeriesParameters(null, null, "7", null, "desc", "true")
                        .wanted()
                        .which())
                .isEqualTo(new LatestOfEach());
    }

    @Test
    void aRangeLeavesItsBeginningOutAndHoldsItsEnd() {
        TimeSpan span = new TimeSpan(NOON.plusNanos(1_000), NOON.plusSeconds(1).plusNanos(1_000));
        assertThat(which(NOON_TEXT, "2026-01-31T13:00:01+01:00"))
                .isEqualTo(new Range(new SampleQuery(span, Order.ASCENDING, 2_000)));
    }

    @Test
    void aRangeMayBeOpenOnEitherSide() {
        assertThat(which(NOON_TEXT, null))
                .isEqualTo(new Range(new SampleQuery(
                        TimeSpan.afterUpTo(Optional.of(NOON), Optional.empty()), Order.ASCENDING, 2_000)));
        assertThat(which(null, NOON_TEXT))
                .isEqualTo(new Range(new SampleQuery(
                        TimeSpan.afterUpTo(Optional.empty(), Optional.of(NOON)), Order.ASCENDING, 2_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2000", "0007"})
    void aLimitLiesBetweenOneAndAFullPage(String limit) {
        assertThat(limited(limit).wanted().which())
                .isInstanceOfSatisfying(
                        Range.class, range -> assertThat(range.query().limit()).isEqualTo(Integer.parseInt(limit)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2001", "-1", "1.5", "x", "99999999999", "٣"})
    void anyOtherLimitIsRefused(String limit) {
        assertThatThrownBy(() -> limited(limit).wanted())
                .hasMessage("The parameter limit must be a number from 1 to 2000.");
    }

    @Test
    void whatCanNotBeUnderstoodIsRefusedByName() {
        assertThatThrownBy(() -> which("yesterday", null))
                .hasMessage("The parameter from must be a time like 2026-01-31T12:00:00.000Z.");
        assertThatThrownBy(() -> which("2026-01-31T12:00:00.001Z", NOON_TEXT))
                .hasMessage("The parameter from must not be after to.");
        assertThatThrownBy(() -> new SeriesParameters(null, null, null, null, "up", null).wanted())
                .hasMessage("The parameter sort must be asc or desc.");
        assertThatThrownBy(() -> new SeriesParameters(null, null, null, null, null, "yes").wanted())
                .hasMessage("The parameter latestValue must be true or false.");
        assertThatThrownBy(() -> new SeriesParameters(NOON_TEXT, null, null, null, null, "true").wanted())
                .hasMessage("The newest values can't be limited to a range.");
    }

    @Test
    void namesAreSeparatedByCommas() {
        assertThat(new SeriesParameters(null, null, null, "a, b", null, null)
                        .wanted()
                        .select())
                .contains(List.of("a", "b"));
        assertThat(new SeriesParameters(null, null, null, "", null, null)
                        .wanted()
                        .select())
                .isEmpty();
    }

    @Test
    void theNextPageBeginsWhereThisOneEnds() {
        SamplePage page = new SamplePage(List.of(new Sample.Draft(1).at(NOON)), true);
        assertThat(link(Order.ASCENDING, page))
                .contains("<http://h:1/x?select=a%2Cb&to=z&from=2026-01-31T12:00:00.000Z>; rel=\"next\"");
        assertThat(link(Order.DESCENDING, page))
                .contains("<http://h:1/x?select=a%2Cb&from=y&to=2026-01-31T11:59:59.999999Z>; rel=\"next\"");
        assertThat(link(Order.ASCENDING, new SamplePage(page.samples(), false))).isEmpty();
    }

    private static Optional<String> link(Order order, SamplePage page) {
        return NextLink.of(
                UriComponentsBuilder.fromUriString("http://h:1/x?select=a%2Cb&from=y&to=z"),
                new Range(new SampleQuery(TimeSpan.ALL, order, 1)),
                page);
    }
}
