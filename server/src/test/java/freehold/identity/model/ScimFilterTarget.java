package freehold.identity.model;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.List;
import java.util.Set;

/** Any text is a filter that can be asked, or is refused. */
public final class ScimFilterTarget {
    private static final Set<String> KNOWN = Set.of("username", "name.givenname", "active", "id");

    private ScimFilterTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider input) {
        try {
            ScimFilter filter = ScimFilterParser.parse(input.consumeRemainingAsString(), KNOWN);
            filter.matches(attribute -> List.of("ada"));
            if (!KNOWN.containsAll(filter.attributes())) {
                throw new IllegalStateException("an attribute nobody knows: " + filter.attributes());
            }
        } catch (IllegalArgumentException refused) {
            // said so
        }
    }
}
