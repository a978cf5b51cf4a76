package freehold.settings.web;

import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.Requires;
import freehold.settings.UsageLine;
import freehold.settings.usecase.ReadConsumption;
import freehold.settings.usecase.ReadUsage;
import freehold.tenancy.Consumption.Stock;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/usage/v1")
@Tag(name = "Usage")
class UsageRoutes {
    private static final int MOST_DAYS = 366;
    private static final int USUAL_DAYS = 30;

    private final ReadUsage usage;
    private final ReadConsumption consumption;

    UsageRoutes(ReadUsage usage, ReadConsumption consumption) {
        this.usage = usage;
        this.consumption = consumption;
    }

    /** The subtenant is null where the whole tenant is meant. The days are those asked for, or none. */
    record Used(@Nullable String subtenant, List<Line> items, List<Day> days) {}

    /** A limit of null is none. */
    record Line(String quota, @Nullable Long limit, long used) {
        static Line from(UsageLine line) {
            return new Line(line.quota().key(), line.limit().orElse(null), line.used());
        }
    }

    /**
     * A day of UTC. Assets, shares and storage are what there was when it was last counted on that day; null where it
     * was not. A subtenant has no shares of its own.
     */
    record Day(
            LocalDate day,
            long samples,
            long requests,
            @Nullable Long assets,
            @Nullable Long shares,
            @Nullable Long storageBytes) {
        static Day from(ReadConsumption.Used used) {
            return new Day(
                    used.day(),
                    used.samples(),
                    used.requests(),
                    used.stock().map(Stock::assets).orElse(null),
                    used.stock().flatMap(Stock::shares).orElse(null),
                    used.stock().flatMap(Stock::storageBytes).orElse(null));
        }
    }

    @Requires(Right.VIEW_CONSUMPTION_DETAILS)
    @GetMapping
    @Operation(
            summary =
                    "How much of its quotas the tenant uses now, or one of its subtenants, and what it has used by day")
    Used read(
            Caller caller,
            @RequestParam(required = false) @Parameter(example = "0f3f2c1e-7c44-4ad8-9f0e-0d6f4b7d8a11") @Nullable
                    String subtenant,
            @RequestParam(required = false) @Parameter(description = "First day", example = "2026-01-01") @Nullable
                    LocalDate from,
            @RequestParam(required = false) @Parameter(description = "Last day", example = "2026-01-31") @Nullable
                    LocalDate to) {
        List<Line> lines = usage.read(caller, Optional.ofNullable(subtenant)).stream()
                .map(Line::from)
                .toList();
        if (from == null && to == null) {
            return new Used(subtenant, lines, List.of());
        }
        List<Day> days = consumption.read(caller, Optional.ofNullable(subtenant), days(from, to)).stream()
                .map(Day::from)
                .toList();
        return new Used(subtenant, lines, days);
    }

    private ReadConsumption.Days days(@Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate last = known("to", to == null ? consumption.today() : to);
        LocalDate first = known("from", from == null ? last.minusDays(USUAL_DAYS - 1L) : from);
        if (first.isAfter(last)) {
            throw ProblemException.invalid("from", "must not be after to");
        }
        if (!first.plusDays(MOST_DAYS).isAfter(last)) {
            throw ProblemException.limit("days", "At most " + MOST_DAYS + " days can be asked for at once (days).");
        }
        return new ReadConsumption.Days(first, last);
    }

    /** Within what every calendar and database agrees on. */
    private static LocalDate known(String name, LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > 9_999) {
            throw ProblemException.invalid(name, "must be a day of the years 1 to 9999");
        }
        return day;
    }
}
