package freehold.assets.web;

import freehold.assets.model.FileAssignment;
import freehold.assets.model.Limits;
import freehold.kernel.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A file as clients assign it in the body of an asset or a type. */
record FileAssignmentBody(
        @Schema(example = "manual") @Nullable String key,

        @Schema(example = "0123456789abcdef0123456789abcdef") @Nullable
        String fileId) {
    private static final String MEMBER = "fileAssignments";

    /** By key, or empty where the list is left out. */
    static Optional<Map<String, String>> files(@Nullable List<@Nullable FileAssignmentBody> list) {
        if (list == null) {
            return Optional.empty();
        }
        Map<String, String> files = new TreeMap<>();
        for (FileAssignmentBody body : list) {
            if (body == null || body.key() == null || body.fileId() == null) {
                throw ProblemException.invalid("/" + MEMBER, "each file needs a key and a fileId");
            }
            if (files.put(FileAssignment.checkedKey(body.key()), body.fileId()) != null) {
                throw ProblemException.invalid("/" + MEMBER, "the key " + body.key() + " is there twice");
            }
        }
        // Those of the types above may be among them, as they are in what was read.
        if (files.size() > Limits.FILES_ASSIGNED * (Limits.TYPE_DEPTH + 1)) {
            throw ProblemException.limit(MEMBER, "A list of files is too long.");
        }
        return Optional.of(files);
    }

    /** A patch in which no list is an empty one: to leave the list out would be to leave the files as they are. */
    static JsonNode noneForNull(JsonNode patch) {
        if (patch instanceof ObjectNode object && object.path(MEMBER).isNull()) {
            return object.deepCopy().set(MEMBER, object.arrayNode());
        }
        return patch;
    }
}
