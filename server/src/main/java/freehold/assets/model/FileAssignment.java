package freehold.assets.model;

import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file under the key it has in an asset or a type.
 *
 * @param origin the type that brings it; empty for an asset's own
 */
public record FileAssignment(String key, String fileId, Optional<TypeId> origin) {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    /** The key, if it is one. */
    public static String checkedKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.invalid(
                    "key", "the key " + Text.shortened(key) + " must have 1 to 128 letters, digits, _, . or -");
        }
        return key;
    }

    /**
     * What holds of an asset or type: of each key what is nearest.
     *
     * @param own the asset's
     * @param lineage nearest first
     */
    public static List<FileAssignment> effective(
            List<FileAssignment> own, List<TypeId> lineage, Map<TypeId, List<FileAssignment>> ofTypes) {
        List<FileAssignment> all = new ArrayList<>(own);
        lineage.forEach(type -> all.addAll(ofTypes.getOrDefault(type, List.of())));
        Set<String> keys = new HashSet<>();
        all.removeIf(assignment -> !keys.add(assignment.key()));
        return all;
    }
}
