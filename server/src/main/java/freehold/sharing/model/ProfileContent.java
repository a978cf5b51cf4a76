package freehold.sharing.model;

import freehold.decision.AspectNames;
import freehold.decision.Names;
import freehold.decision.Profile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one version of a profile shows, in the words of the API. The name {@code *} stands for every name, those added
 * later included.
 */
public record ProfileContent(Details details, Telemetry telemetry) {
    public static final String EVERY = "*";

    /** What the details channel shows. */
    public record Details(
            List<String> fields,
            List<String> variables,
            List<Aspect> aspects,
            List<String> counters,
            List<String> groups,
            List<String> configuration,
            List<String> serviceFlags,
            List<String> workingHours) {
        public static final Details NONE =
                new Details(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        public Details {
            fields = List.copyOf(fields);
            variables = List.copyOf(variables);
            aspects = List.copyOf(aspects);
            counters = List.copyOf(counters);
            groups = List.copyOf(groups);
            configuration = List.copyOf(configuration);
            serviceFlags = List.copyOf(serviceFlags);
            workingHours = List.copyOf(workingHours);
        }
    }

    /** What the telemetry channel shows. */
    public record Telemetry(List<Aspect> aspects, boolean events) {
        public static final Telemetry NONE = new Telemetry(List.of(), false);

        public Telemetry {
            aspects = List.copyOf(aspects);
        }
    }

    /** The variables shown of one aspect, or of every aspect not named otherwise. */
    public record Aspect(String name, List<String> variables) {
        public static final Aspect EVERYTHING = new Aspect(EVERY, List.of(EVERY));

        public Aspect {
            variables = List.copyOf(variables);
        }
    }

    /** The content as decisions know it. */
    public Profile asFact() {
        return new Profile(
                names(details.fields()),
                names(details.variables()),
                aspects(details.aspects()),
                aspects(telemetry.aspects()),
                telemetry.events());
    }

    private static Names names(List<String> names) {
        return names.contains(EVERY) ? Names.ALL : new Names.Only(Set.copyOf(names));
    }

    private static AspectNames aspects(List<Aspect> aspects) {
        Map<String, Names> named = new HashMap<>();
        Names others = Names.NONE;
        for (Aspect aspect : aspects) {
            if (aspect.name().equals(EVERY)) {
                others = names(aspect.variables());
            } else {
                named.put(aspect.name(), names(aspect.variables()));
            }
        }
        return new AspectNames(named, others);
    }
}
