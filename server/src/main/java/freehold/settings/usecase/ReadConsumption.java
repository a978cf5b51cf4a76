package freehold.settings.usecase;

import freehold.access.Access;
import freehold.decision.Action;
import freehold.decision.SubtenantId;
import freehold.identity.Caller;
import freehold.settings.Usage;
import freehold.telemetry.SampleCount;
import freehold.tenancy.Consumption;
import freehold.tenancy.Consumption.OfDay;
import freehold.tenancy.Consumption.Stock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a tenant has used day by day, or one of its subtenants. */
@Component
public class ReadConsumption {
    private final Access access;
    private final ReadUsage rights;
    private final Usage usage;
    private final Consumption consumption;
    private final SampleCount samples;

    ReadConsumption(Access access, ReadUsage rights, Usage usage, Consumption consumption, SampleCount samples) {
        this.access = access;
        this.rights = rights;
        this.usage = usage;
        this.consumption = consumption;
        this.samples = samples;
    }

    /** From the first day to the last, both included. */
    public record Days(LocalDate from, LocalDate to) {}

    /**
     * What was used on a day.
     *
     * @param stock empty for a day on which it was not counted
     */
    public record Used(LocalDate day, long samples, long requests, Optional<Stock> stock) {}

    public LocalDate today() {
        return consumption.today();
    }

    /** Each of the days. Today is counted now, this request included. */
    public List<Used> read(Caller caller, Optional<String> subtenant, Days days) {
        Optional<SubtenantId> part = access.read(caller, guard -> rights.require(guard, subtenant));
        Stock now = access.read(caller, guard -> usage.stock(guard, part));
        consumption.put(caller.tenant(), part, now);
        consumption.write();
        return access.read(caller, guard -> {
            rights.require(guard, subtenant);
            Map<LocalDate, Long> written = samples.days(guard.require(Action.VIEW_USAGE), part, days.from(), days.to());
            Map<LocalDate, OfDay> others = consumption.days(caller.tenant(), part, days.from(), days.to()).stream()
                    .collect(Collectors.toMap(OfDay::day, Function.identity()));
            List<Used> used = new ArrayList<>();
            for (LocalDate day = days.from(); !day.isAfter(days.to()); day = day.plusDays(1)) {
                Optional<OfDay> other = Optional.ofNullable(others.get(day));
                used.add(new Used(
                        day,
                        written.getOrDefault(day, 0L),
                        other.map(OfDay::requests).orElse(0L),
                        other.flatMap(OfDay::stock)));
            }
            return used;
        });
    }
}
