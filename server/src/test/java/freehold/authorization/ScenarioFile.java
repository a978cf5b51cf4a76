package freehold.authorization;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A scenario as its file has it; the engine's runner refuses words that mean nothing.
 *
 * @param notOverHttp why none of it can be made by the routes of the product, if so
 */
record ScenarioFile(Optional<String> notOverHttp, List<Step> steps) {
    private static final String NOT_OVER_HTTP = "not over http";

    /**
     * One step.
     *
     * @param verb its first word, which says what it does
     * @param words what stands with each word, that one included
     */
    record Step(String verb, Map<String, List<String>> words) {
        String name() {
            return all(verb).getFirst();
        }

        Optional<String> find(String word) {
            return all(word).stream().findFirst();
        }

        String one(String word) {
            return all(word).getFirst();
        }

        List<String> all(String word) {
            return words.getOrDefault(word, List.of());
        }

        boolean is(String word) {
            return all(word).equals(List.of("true"));
        }

        boolean isNotOverHttp() {
            return words.containsKey(NOT_OVER_HTTP);
        }
    }

    static ScenarioFile read(Path path) {
        try {
            Map<?, ?> file = (Map<?, ?>) parser().load(Files.readString(path));
            List<Step> steps = new ArrayList<>();
            for (Object step : (List<?>) requireNonNull(file.get("steps"))) {
                Map<String, List<String>> words = new LinkedHashMap<>();
                ((Map<?, ?>) step).forEach((word, value) -> words.put(String.valueOf(word), strings(value)));
                steps.add(new Step(words.keySet().iterator().next(), words));
            }
            return new ScenarioFile(Optional.ofNullable(file.get(NOT_OVER_HTTP)).map(String::valueOf), steps);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All is text. */
    private static Yaml parser() {
        LoaderOptions loading = new LoaderOptions();
        DumperOptions dumping = new DumperOptions();
        Resolver text = new Resolver() {
            @Override
            protected void addImplicitResolvers() {}
        };
        return new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading, text);
    }

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
