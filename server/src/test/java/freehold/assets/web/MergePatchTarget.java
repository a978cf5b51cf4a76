package freehold.assets.web;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import freehold.kernel.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A patch changes what it names and nothing else, and doing it again changes nothing more. */
public final class MergePatchTarget {
    private static final JsonMapper JSON = JsonMapper.shared();

    private MergePatchTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider input) {
        try {
            JsonNode body = JSON.readTree(input.consumeAsciiString(200));
            JsonNode patch = JSON.readTree(input.consumeRemainingAsString());
            if (body.isObject()) {
                check((ObjectNode) body, patch);
            }
        } catch (JacksonException | ProblemException refused) {
            // no JSON, or no patch
        }
    }

    private static void check(ObjectNode body, JsonNode patch) {
        MergePatch patches = new MergePatch(JSON);
        ObjectNode patched = patches.apply(body, ObjectNode.class, patch);
        for (String member : body.propertyNames()) {
            if (!patch.has(member) && !body.get(member).equals(patched.get(member))) {
                throw new IllegalStateException(member + " was changed");
            }
        }
        for (String member : patched.propertyNames()) {
            boolean added = !patch.has(member) && !body.has(member);
            boolean left = patch.has(member) && patch.get(member).isNull();
            if (added || left) {
                throw new IllegalStateException(member + " should not be there");
            }
        }
        if (!patches.apply(patched, ObjectNode.class, patch).equals(patched)) {
            throw new IllegalStateException("the second time changed more");
        }
    }
}
