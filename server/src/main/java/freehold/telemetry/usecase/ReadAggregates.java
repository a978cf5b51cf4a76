package freehold.telemetry.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.access.ReadLedger;
import freehold.assets.SeriesSchema;
import freehold.assets.SeriesSchema.Variable;
import freehold.assets.SeriesSchemas;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.telemetry.Limits;
import freehold.telemetry.SeriesInSight;
import freehold.telemetry.Summaries;
import freehold.telemetry.TelemetryStore;
import freehold.telemetry.VisibleSeries;
import freehold.telemetry.model.Edges;
import freehold.telemetry.model.Function;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Sums up by intervals what the caller may see of a series. */
@Component
public final class ReadAggregates {
    private final Access access;
    private final SeriesSchemas schemas;
    private final SeriesInSight sight;
    private final TelemetryStore store;
    private final ReadLedger ledger;

    ReadAggregates(Access access, SeriesSchemas schemas, SeriesInSight sight, TelemetryStore store, ReadLedger ledger) {
        this.ledger = ledger;
        this.sight = sight;
        this.access = access;
        this.schemas = schemas;
        this.store = store;
    }

    public AggregatesRead read(Caller caller, SeriesAddress address, AggregatesWanted wanted) {
        return access.read(caller, guard -> read(guard, address, wanted));
    }

    private AggregatesRead read(Guard guard, SeriesAddress address, AggregatesWanted wanted) {
        Grant<Action.ReadSeries, AssetRef> grant =
                guard.require(Action.READ_SERIES, address.assetId(), Reach.OWN_AND_RECEIVED);
        SeriesSchema schema = schemas.of(grant, address.aspect()).orElseThrow(address::unknownAspect);
        VisibleSeries visible = sight.of(guard, grant, address.aspect(), schema).orElseThrow(address::unknownAspect);
        Map<Variable, Set<Function>> functions =
                wanted.select().map(names -> selected(visible, names)).orElseGet(() -> all(visible));
        Edges edges = wanted.intervals().edges(guard.now(), schema.zone());
        if ((long) edges.intervals() * functions.size() > Limits.AGGREGATES) {
            throw ProblemException.limit(
                    "aggregates",
                    "These are " + edges.intervals() + " intervals of " + functions.size()
                            + " variables; one answer has at most " + Limits.AGGREGATES + " aggregates.");
        }
        List<Summaries> summaries = store.aggregate(visible.only(functions::containsKey), edges);
        if (grant.foreign()) {
            ledger.summed(grant, guard.now(), address.aspect(), sums(summaries));
        }
        return new AggregatesRead(edges, functions, summaries);
    }

    /** Of each variable, the first sample of each interval, and how many there are. */
    private static Map<String, Map<Instant, Long>> sums(List<Summaries> summaries) {
        Map<String, Map<Instant, Long>> sums = new HashMap<>();
        for (Summaries interval : summaries) {
            interval.byVariable()
                    .forEach((variable, summary) -> sums.computeIfAbsent(variable.name(), unseen -> new HashMap<>())
                            .merge(summary.first().time(), summary.counts().all(), Long::sum));
        }
        return sums;
    }

    private static Map<Variable, Set<Function>> all(VisibleSeries series) {
        Map<Variable, Set<Function>> all = new LinkedHashMap<>();
        series.numbers().variables().forEach(variable -> all.put(variable, EnumSet.allOf(Function.class)));
        return all;
    }

    /** A name that is hidden is as unknown as one that was never given. */
    private static Map<Variable, Set<Function>> selected(VisibleSeries series, List<String> names) {
        Map<Variable, Set<Function>> chosen = new LinkedHashMap<>();
        for (String name : names) {
            int dot = name.lastIndexOf('.');
            String variableName = dot < 0 ? name : name.substring(0, dot);
            Variable variable = series.variables().stream()
                    .filter(each -> each.name().equals(variableName))
                    .findFirst()
                    .orElseThrow(() -> invalid(
                            "There is no variable " + variableName + " in the aspect " + series.aspect() + "."));
            if (!VisibleSeries.isNumber(variable)) {
                throw invalid("The variable " + variableName + " has no numbers to sum up.");
            }
            chosen.computeIfAbsent(variable, unseen -> EnumSet.noneOf(Function.class))
                    .addAll(dot < 0 ? EnumSet.allOf(Function.class) : EnumSet.of(function(name.substring(dot + 1))));
        }
        return chosen;
    }

    private static Function function(String name) {
        return Function.parse(name).orElseThrow(() -> invalid("There is no function " + name + " of a variable."));
    }

    private static ProblemException invalid(String detail) {
        return ProblemException.invalid("select", detail);
    }
}
