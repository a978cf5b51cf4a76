package freehold.assets.web;

import freehold.kernel.ProblemException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON merge patch (RFC 7396): null removes, objects merge, everything else replaces. */
@Component
class MergePatch {
    private final JsonMapper mapper;

    MergePatch(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** The body after the patch, read the same way as one that is sent whole. */
    <T> T apply(T body, Class<T> type, JsonNode patch) {
        if (!patch.isObject()) {
            throw ProblemException.invalid("", "a merge patch must be a JSON object");
        }
        ObjectNode target = mapper.valueToTree(body);
        return mapper.treeToValue(merged(target, patch), type);
    }

    private ObjectNode merged(ObjectNode target, JsonNode patch) {
        patch.properties().forEach(member -> {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (value.isNull()) {
                target.remove(name);
            } else if (value.isObject()) {
                ObjectNode below = target.get(name) instanceof ObjectNode present ? present : mapper.createObjectNode();
                target.set(name, merged(below, value));
            } else {
                target.set(name, value);
            }
        });
        return target;
    }
}
