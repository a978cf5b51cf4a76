package freehold.sharing.model;

import freehold.decision.TimeWindow;
import freehold.sharing.model.ProfileContent.Aspect;
import freehold.sharing.model.ProfileContent.Details;
import freehold.sharing.model.ProfileContent.Telemetry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares what two profiles or two sets of terms show, and finds what both do. */
public final class Narrowing {
    private static final List<String> EVERY = List.of(ProfileContent.EVERY);

    private Narrowing() {}

    /** What both show: each name that either leaves out is left out. */
    public static ProfileContent common(ProfileContent one, ProfileContent other) {
        Details left = one.details();
        Details right = other.details();
        return new ProfileContent(
                new Details(
                        names(left.fields(), right.fields()),
                        names(left.variables(), right.variables()),
                        aspects(left.aspects(), right.aspects()),
                        names(left.counters(), right.counters()),
                        names(left.groups(), right.groups()),
                        names(left.configuration(), right.configuration()),
                        names(left.serviceFlags(), right.serviceFlags()),
                        names(left.workingHours(), right.workingHours())),
                new Telemetry(
                        aspects(one.telemetry().aspects(), other.telemetry().aspects()),
                        one.telemetry().events() && other.telemetry().events()));
    }

    /** Whether the first shows nothing that the second does not. */
    public static boolean within(ProfileContent some, ProfileContent others) {
        Details left = some.details();
        Details right = others.details();
        return isWithin(left.fields(), right.fields())
                && isWithin(left.variables(), right.variables())
                && areWithin(left.aspects(), right.aspects())
                && isWithin(left.counters(), right.counters())
                && isWithin(left.groups(), right.groups())
                && isWithin(left.configuration(), right.configuration())
                && isWithin(left.serviceFlags(), right.serviceFlags())
                && isWithin(left.workingHours(), right.workingHours())
                && areWithin(some.telemetry().aspects(), others.telemetry().aspects())
                && (others.telemetry().events() || !some.telemetry().events());
    }

    /** Whether each moment of the first window lies in the second. */
    public static boolean within(TimeWindow some, TimeWindow others) {
        return starts(others.from(), some.from()) && ends(some.until(), others.until());
    }

    private static boolean starts(Optional<Instant> outer, Optional<Instant> inner) {
        return outer.isEmpty()
                || inner.filter(edge -> !edge.isBefore(outer.get())).isPresent();
    }

    private static boolean ends(Optional<Instant> inner, Optional<Instant> outer) {
        return outer.isEmpty()
                || inner.filter(edge -> !edge.isAfter(outer.get())).isPresent();
    }

    private static List<String> names(List<String> one, List<String> other) {
        if (one.contains(ProfileContent.EVERY)) {
            return other.contains(ProfileContent.EVERY) ? EVERY : other;
        }
        return other.contains(ProfileContent.EVERY)
                ? one
                : one.stream().filter(other::contains).toList();
    }

    private static boolean isWithin(List<String> some, List<String> others) {
        return others.contains(ProfileContent.EVERY) || others.containsAll(some);
    }

    private static List<Aspect> aspects(List<Aspect> one, List<Aspect> other) {
        List<String> rest = names(variablesOf(one, ProfileContent.EVERY), variablesOf(other, ProfileContent.EVERY));
        List<Aspect> both = new ArrayList<>();
        for (String aspect : aspectsOf(one, other)) {
            List<String> variables = names(variablesOf(one, aspect), variablesOf(other, aspect));
            // An aspect that shows nothing is named only where it would else be one of the rest.
            if (!variables.isEmpty() || (!aspect.equals(ProfileContent.EVERY) && !rest.isEmpty())) {
                both.add(new Aspect(aspect, variables));
            }
        }
        return both;
    }

    private static boolean areWithin(List<Aspect> some, List<Aspect> others) {
        return aspectsOf(some, others).stream()
                .allMatch(aspect -> isWithin(variablesOf(some, aspect), variablesOf(others, aspect)));
    }

    private static Set<String> aspectsOf(List<Aspect> one, List<Aspect> other) {
        Set<String> names = new LinkedHashSet<>();
        one.forEach(aspect -> names.add(aspect.name()));
        other.forEach(aspect -> names.add(aspect.name()));
        names.add(ProfileContent.EVERY);
        return names;
    }

    private static List<String> variablesOf(List<Aspect> aspects, String name) {
        return listed(aspects, name)
                .or(() -> listed(aspects, ProfileContent.EVERY))
                .orElse(List.of());
    }

    private static Optional<List<String>> listed(List<Aspect> aspects, String name) {
        return aspects.stream()
                .filter(aspect -> aspect.name().equals(name))
                .findFirst()
                .map(Aspect::variables);
    }
}
