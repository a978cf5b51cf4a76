package freehold.policies.store;

import freehold.policies.model.Policy.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How rules are kept: a form of our own, apart from that of the API. */
final class RulesJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private RulesJson() {}

    private record Kept(
            @Nullable String name,
            List<String> actions,
            List<String> resources,
            int depth,
            List<String> assetTypes,
            List<String> labels) {
        static Kept of(Rule rule) {
            return new Kept(
                    rule.name().orElse(null),
                    rule.actions(),
                    rule.resources(),
                    rule.depth(),
                    rule.assetTypes(),
                    rule.labels());
        }

        Rule rule() {
            return new Rule(Optional.ofNullable(name), actions, resources, depth, assetTypes, labels);
        }
    }

    static String write(List<Rule> rules) {
        return MAPPER.writeValueAsString(rules.stream().map(Kept::of).toList());
    }

    static List<Rule> read(String json) {
        return Arrays.stream(MAPPER.readValue(json, Kept[].class))
                .map(Kept::rule)
                .toList();
    }
}
