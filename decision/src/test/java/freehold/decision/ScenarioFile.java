package freehold.decision;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A scenario as its file has it.
 *
 * @param title what it is about
 */
record ScenarioFile(String title, List<Step> steps) {
    static final String NOT_OVER_HTTP = "not over http";

    /**
     * One step.
     *
     * @param verb its first word, which says what it does
     * @param words what stands with each word, that one included
     */
    record Step(String verb, Map<String, List<String>> words) {
        /** Refuses words that mean nothing here. */
        Step knowing(String... more) {
            Set<String> known = Set.of(more);
            words.keySet().stream()
                    .filter(word -> !word.equals(verb) && !word.equals(NOT_OVER_HTTP) && !known.contains(word))
                    .findFirst()
                    .ifPresent(word -> {
                        throw new IllegalArgumentException("\"" + word + "\" means nothing with " + verb);
                    });
            return this;
        }

        String name() {
            return one(verb);
        }

        String one(String word) {
            return find(word).orElseThrow(() -> new IllegalArgumentException(verb + " needs " + word));
        }

        Optional<String> find(String word) {
            List<String> all = all(word);
            if (all.size() > 1) {
                throw new IllegalArgumentException("one " + word + " is enough");
            }
            return all.stream().findFirst();
        }

        List<String> all(String word) {
            return words.getOrDefault(word, List.of());
        }

        boolean is(String word) {
            return find(word).filter("true"::equals).isPresent();
        }
    }

    static ScenarioFile read(String yaml) {
        Map<?, ?> file = (Map<?, ?>) parser().load(yaml);
        file.keySet().forEach(word -> {
            if (!Set.of("scenario", NOT_OVER_HTTP, "steps").contains(String.valueOf(word))) {
                throw new IllegalArgumentException(word + " means nothing in a scenario");
            }
        });
        List<Step> steps = new ArrayList<>();
        for (Object step : (List<?>) requireNonNull(file.get("steps"))) {
            Map<String, List<String>> words = new LinkedHashMap<>();
            ((Map<?, ?>) step).forEach((word, value) -> words.put(String.valueOf(word), strings(value)));
            steps.add(new Step(words.keySet().iterator().next(), words));
        }
        return new ScenarioFile(String.valueOf(file.get("scenario")), steps);
    }

    /** To this parser all is text: that "on" or "no" could mean something else is nothing a reader should have to know. */
    private static Yaml parser() {
        LoaderOptions loading = new LoaderOptions();
        loading.setAllowDuplicateKeys(false);
        DumperOptions dumping = new DumperOptions();
        Resolver text = new Resolver() {
            @Override
            protected void addImplicitResolvers() {}
        };
        return new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading, text);
    }

    /** One or several; of pairs, each with a colon between. */
    private static List<String> strings(Object value) {
        return switch (value) {
            case List<?> several -> several.stream().map(String::valueOf).toList();
            case Map<?, ?> pairs ->
                pairs.entrySet().stream()
                        .map(pair -> pair.getKey() + ": " + pair.getValue())
                        .toList();
            default -> List.of(String.valueOf(value));
        };
    }
}
