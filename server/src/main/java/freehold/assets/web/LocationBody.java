package freehold.assets.web;

import freehold.assets.model.Location;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

record LocationBody(
        @Nullable String country,
        @Nullable String region,
        @Nullable String locality,
        @Nullable String streetAddress,
        @Nullable String postalCode,
        @Nullable Double longitude,
        @Nullable Double latitude) {

    static LocationBody from(Location location) {
        return new LocationBody(
                location.country().orElse(null),
                location.region().orElse(null),
                location.locality().orElse(null),
                location.streetAddress().orElse(null),
                location.postalCode().orElse(null),
                location.longitude().orElse(null),
                location.latitude().orElse(null));
    }

    Location toLocation() {
        return new Location(
                Optional.ofNullable(country),
                Optional.ofNullable(region),
                Optional.ofNullable(locality),
                Optional.ofNullable(streetAddress),
                Optional.ofNullable(postalCode),
                Optional.ofNullable(longitude),
                Optional.ofNullable(latitude));
    }
}
