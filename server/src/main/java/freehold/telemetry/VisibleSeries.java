package freehold.telemetry;

import freehold.access.Grant;
import freehold.assets.SeriesSchema;
import freehold.assets.SeriesSchema.Variable;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.decision.Projection;
import freehold.kernel.ProblemException;
import freehold.telemetry.model.TimeSpan;
import freehold.telemetry.model.Windows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A series as one caller sees it: variables, and for each the windows in which its values are visible. The one filter
 * below which everything is read.
 */
public final class VisibleSeries {
    private final Grant<Action.ReadSeries, AssetRef> grant;
    private final String aspect;
    private final Map<Variable, Windows> variables;
    private final boolean whole;

    private VisibleSeries(
            Grant<Action.ReadSeries, AssetRef> grant, String aspect, Map<Variable, Windows> variables, boolean whole) {
        this.grant = grant;
        this.aspect = aspect;
        this.variables = variables;
        this.whole = whole;
    }

    /**
     * The aspect's series as the grant shows it; empty where it shows no variable, as if there was no such aspect.
     *
     * @param keptSince nobody sees what is older: its time has passed, whether it is deleted yet or not
     */
    public static Optional<VisibleSeries> of(
            Grant<Action.ReadSeries, AssetRef> grant, String aspect, SeriesSchema schema, Instant keptSince) {
        TimeSpan kept = new TimeSpan(keptSince, TimeSpan.ALL.until());
        Projection projection = grant.projection();
        Map<Variable, Windows> visible = new LinkedHashMap<>();
        for (Variable variable : schema.variables()) {
            if (projection.showsDynamic(aspect, variable.name())) {
                visible.put(
                        variable,
                        Windows.of(projection.windowsOf(aspect, variable.name()))
                                .within(kept));
            }
        }
        boolean whole = projection instanceof Projection.Whole;
        return visible.isEmpty() ? Optional.empty() : Optional.of(new VisibleSeries(grant, aspect, visible, whole));
    }

    /** The same series with fewer variables. */
    public VisibleSeries only(Predicate<Variable> wanted) {
        Map<Variable, Windows> fewer = new LinkedHashMap<>(variables);
        fewer.keySet().removeIf(wanted.negate());
        return new VisibleSeries(grant, aspect, fewer, whole && fewer.size() == variables.size());
    }

    /** The same with the variables, or the quality codes of variables, of these names. One that is hidden is unknown. */
    public VisibleSeries select(List<String> names) {
        Set<Variable> wanted = new HashSet<>();
        for (String name : names) {
            wanted.add(variables.keySet().stream()
                    .filter(variable -> Quality.isNamedBy(name, variable))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid(
                            "select", "There is no variable " + name + " in the aspect " + aspect + ".")));
        }
        return only(wanted::contains);
    }

    /** The variables that can be summed up; truth counts as 0 and 1. */
    public VisibleSeries numbers() {
        return only(VisibleSeries::isNumber);
    }

    public static boolean isNumber(Variable variable) {
        return switch (variable.dataType()) {
            case BOOLEAN, INT, LONG, DOUBLE -> true;
            case STRING, BIG_STRING, TIMESTAMP -> false;
        };
    }

    public Grant<Action.ReadSeries, AssetRef> grant() {
        return grant;
    }

    public String aspect() {
        return aspect;
    }

    /** In the order of their slots. */
    public List<Variable> variables() {
        return List.copyOf(variables.keySet());
    }

    /** Whether this is the owner's view of all there is. */
    public boolean whole() {
        return whole;
    }

    /** Of each variable that has a value in any of the samples, the times at which it has. */
    public Map<String, List<Instant>> times(List<Sample> samples) {
        Map<String, List<Instant>> times = new HashMap<>();
        for (Variable variable : variables.keySet()) {
            List<Instant> of = samples.stream()
                    .filter(sample -> sample.value(variable.slot()) != null)
                    .map(Sample::time)
                    .toList();
            if (!of.isEmpty()) {
                times.put(variable.name(), of);
            }
        }
        return times;
    }

    /** The variables by the windows they share. */
    public Map<Windows, List<Variable>> byWindows() {
        Map<Windows, List<Variable>> groups = new LinkedHashMap<>();
        variables.forEach((variable, windows) ->
                groups.computeIfAbsent(windows, unseen -> new ArrayList<>()).add(variable));
        return groups;
    }
}
