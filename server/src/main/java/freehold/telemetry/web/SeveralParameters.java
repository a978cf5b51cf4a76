package freehold.telemetry.web;

import freehold.kernel.ProblemException;
import freehold.telemetry.Limits;
import freehold.telemetry.usecase.ReadSeveralSeries.Wanted;
import freehold.telemetry.usecase.SeriesAddress;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query of a read of several series. What is said once holds for all of them. */
record SeveralParameters(
        @Parameter(
                required = true,
                description = "Of each series its asset; separated by commas, or repeated",
                example = "0123456789abcdef0123456789abcdef")
        @Nullable
        String assetId,

        @Parameter(
                required = true,
                description = "Of each series its aspect, in the same order as the assets",
                example = "environment")
        @Nullable
        String aspect,

        @Parameter(
                description = "Beginning of the range, exclusive; one for all series, or one of each",
                example = "2026-01-01T00:00:00.000Z")
        @Nullable
        String from,

        @Parameter(
                description = "End of the range, inclusive; one for all series, or one of each",
                example = "2026-01-31T00:00:00.000Z")
        @Nullable
        String to,

        @Parameter(description = "Records of each series at most: 1 to 2000, which is the default") @Nullable
        String limit,

        @Parameter(description = "Names of variables, separated by commas, that each aspect has; all unless given")
        @Nullable
        String select,

        @Parameter(description = "asc, the default, or desc") @Nullable
        String sort,

        @Parameter(description = "true for the newest value of each variable; not together with a range") @Nullable
        String latestValue) {

    List<Wanted> wanted() {
        List<String> assets = split(AggregateRoutes.needed("assetId", assetId));
        List<String> aspects = split(AggregateRoutes.needed("aspect", aspect));
        if (assets.size() > Limits.SEVERAL_SERIES) {
            throw ProblemException.limit("series", "One read has at most " + Limits.SEVERAL_SERIES + " series.");
        }
        if (assets.size() != aspects.size()) {
            throw ProblemException.invalid("aspect", "There have to be as many aspects as assets.");
        }
        List<String> begins = begins(assets.size());
        List<String> ends = ends(assets.size());
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < assets.size(); i++) {
            SeriesParameters one = new SeriesParameters(begins.get(i), ends.get(i), limit, select, sort, latestValue);
            wanted.add(new Wanted(new SeriesAddress(assets.get(i), aspects.get(i)), one.wanted()));
        }
        if (new HashSet<>(wanted.stream().map(Wanted::address).toList()).size() < wanted.size()) {
            throw ProblemException.invalid("assetId", "One read has each series once.");
        }
        return wanted;
    }

    private static List<String> split(String names) {
        return Arrays.stream(names.split(",", -1)).map(String::strip).toList();
    }

    private static List<String> ofEach(String name, @Nullable String value, int series) {
        List<String> given = split(value == null ? "" : value);
        if (given.size() == 1) {
            return Collections.nCopies(series, given.getFirst());
        }
        if (given.size() != series) {
            throw ProblemException.invalid(
                    name, "The parameter " + name + " has to be there once, or once for each series.");
        }
        return given;
    }

    /** From where on the series are read, as text; nothing where nothing is said. */
    List<String> begins(int series) {
        return ofEach("from", from, series);
    }

    List<String> ends(int series) {
        return ofEach("to", to, series);
    }
}
