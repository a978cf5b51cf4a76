package freehold.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import freehold.assets.model.Details;
import freehold.assets.model.Limits;
import freehold.assets.model.Location;
import freehold.assets.model.TimeZones;
import freehold.assets.model.Values;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DetailsLimitsTest {
    private static final Optional<String> NONE = Optional.empty();

    @Test
    void textsHaveLimits() {
        edges(Limits.NAME, "/name", text -> new Details(text, NONE, NONE, Optional.empty(), Values.NONE));
        edges(
                Limits.EXTERNAL_ID,
                "/externalId",
                text -> new Details("n", Optional.of(text), NONE, Optional.empty(), Values.NONE));
        edges(
                Limits.DESCRIPTION,
                "/description",
                text -> new Details("n", NONE, Optional.of(text), Optional.empty(), Values.NONE));
        edges(Limits.PLACE, "/location/locality", text -> place(Optional.of(text), Optional.empty(), Optional.empty()));
    }

    private static void edges(int limit, String pointer, Function<String, Details> details) {
        assertThatCode(() -> details.apply("x".repeat(limit)).checked()).doesNotThrowAnyException();
        refused(pointer, () -> details.apply("x".repeat(limit + 1)).checked());
        refused(pointer, () -> details.apply("a\u0000").checked());
        refused(pointer, () -> details.apply("a\ud834").checked());
        refused(pointer, () -> details.apply("\udd1ea").checked());
        assertThatCode(() -> details.apply("\u202eabc \ud834\udd1e").checked()).doesNotThrowAnyException();
    }

    @Test
    void aPlaceIsOnEarth() {
        assertThatCode(() -> place(NONE, Optional.of(-180.0), Optional.of(90.0)).checked())
                .doesNotThrowAnyException();
        for (double longitude : List.of(180.1, -180.1, Double.NaN, Double.POSITIVE_INFINITY)) {
            refused(
                    "/location/longitude",
                    () -> place(NONE, Optional.of(longitude), Optional.empty()).checked());
        }
        refused(
                "/location/latitude",
                () -> place(NONE, Optional.empty(), Optional.of(90.1)).checked());
    }

    @Test
    void timeZonesHaveOffsetsOfHalfHours() {
        for (String zone : List.of("UTC", "Europe/Berlin", "Asia/Kolkata", "America/St_Johns")) {
            assertThatCode(() -> TimeZones.checked(zone, Instant.EPOCH.plusSeconds(1_700_000_000)))
                    .doesNotThrowAnyException();
        }
        for (String zone : List.of("Asia/Kathmandu", "Australia/Eucla", "+02:00", "", "Europe/Nowhere", "\u0000")) {
            refused("/timezone", () -> TimeZones.checked(zone, Instant.EPOCH.plusSeconds(1_700_000_000)));
        }
    }

    private static Details place(Optional<String> locality, Optional<Double> longitude, Optional<Double> latitude) {
        Location location = new Location(NONE, NONE, locality, NONE, NONE, longitude, latitude);
        return new Details("n", NONE, NONE, Optional.of(location), Values.NONE);
    }

    private static void refused(String pointer, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(((Problem.Invalid) refusal.problem()).faults())
                                .extracting(Problem.Fault::pointer)
                                .containsExactly(pointer));
    }
}
