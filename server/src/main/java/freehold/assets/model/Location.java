package freehold.assets.model;

import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an asset stands. */
public record Location(
        Optional<String> country,
        Optional<String> region,
        Optional<String> locality,
        Optional<String> streetAddress,
        Optional<String> postalCode,
        Optional<Double> longitude,
        Optional<Double> latitude) {

    /** The location, if it can be on Earth. */
    public Location checked() {
        text("country", country);
        text("region", region);
        text("locality", locality);
        text("streetAddress", streetAddress);
        text("postalCode", postalCode);
        degrees("longitude", longitude, 180);
        degrees("latitude", latitude, 90);
        return this;
    }

    /** Whether it says nothing, as good as none. */
    public boolean isEmpty() {
        return Stream.of(country, region, locality, streetAddress, postalCode, longitude, latitude)
                .allMatch(Optional::isEmpty);
    }

    private static void text(String field, Optional<String> text) {
        text.ifPresent(present -> Text.atMost(Limits.PLACE, "/location/" + field, present));
    }

    private static void degrees(String field, Optional<Double> degrees, int most) {
        if (degrees.isPresent() && !(Math.abs(degrees.get()) <= most)) {
            throw ProblemException.invalid(
                    "/location/" + field, "must be a number of degrees from -" + most + " to " + most);
        }
    }
}
