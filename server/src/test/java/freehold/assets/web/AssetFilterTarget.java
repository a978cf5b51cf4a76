package freehold.assets.web;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import freehold.assets.model.AssetField;
import freehold.kernel.ProblemException;
import java.util.Arrays;

/** Any text is a filter or is refused. */
public final class AssetFilterTarget {
    private AssetFilterTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider input) {
        try {
            FilterJson.parse(input.consumeRemainingAsString(), Arrays.stream(AssetField.values()));
        } catch (ProblemException refused) {
            // said so
        }
    }
}
