package freehold.telemetry.web;

import freehold.kernel.ProblemException;
import freehold.telemetry.Limits;
import freehold.telemetry.live.LiveStreams.Wanted;
import freehold.telemetry.live.LiveStreams.Wish;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which series a stream tells of. */
record LiveParameters(
        @Parameter(
                required = true,
                description = "Of each series its asset; repeated, or separated by commas",
                example = "0123456789abcdef0123456789abcdef")
        @Nullable
        String assetId,

        @Parameter(
                required = true,
                description = "Of each series its aspect, in the same order as the assets",
                example = "environment")
        @Nullable
        String aspect,

        @Parameter(description = "Names of variables, separated by commas, that each aspect has; all unless given")
        @Nullable
        String select) {

    Wish wish(@Nullable String lastEventId) {
        List<String> assets = names("assetId", assetId);
        List<String> aspects = names("aspect", aspect);
        if (assets.size() != aspects.size()) {
            throw ProblemException.invalid("aspect", "There have to be as many aspects as assets.");
        }
        if (assets.size() > Limits.STREAM_SERIES) {
            throw ProblemException.limit("series", "A stream tells of at most " + Limits.STREAM_SERIES + " series.");
        }
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < assets.size(); i++) {
            wanted.add(new Wanted(assets.get(i), aspects.get(i)));
        }
        return new Wish(wanted, given(select).map(LiveParameters::split), given(lastEventId));
    }

    private static List<String> names(String parameter, @Nullable String value) {
        return split(AggregateRoutes.needed(parameter, value));
    }

    private static List<String> split(String names) {
        return Arrays.stream(names.split(",", -1)).map(String::strip).toList();
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(present -> !present.isBlank());
    }
}
