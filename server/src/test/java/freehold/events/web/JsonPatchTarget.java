package freehold.events.web;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import freehold.kernel.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Any list of operations changes any document, or is refused; and what is tested has not changed. */
public final class JsonPatchTarget {
    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonPatchTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider input) {
        try {
            JsonNode document = JSON.readTree(input.consumeAsciiString(200));
            JsonNode patch = JSON.readTree(input.consumeRemainingAsString());
            JsonNode before = document.deepCopy();
            new JsonPatch(JSON).apply(document, JsonNode.class, patch);
            if (!document.equals(before)) {
                throw new IllegalStateException("the document itself was changed");
            }
        } catch (JacksonException | ProblemException refused) {
            // no JSON, or no patch of it
        }
    }
}
