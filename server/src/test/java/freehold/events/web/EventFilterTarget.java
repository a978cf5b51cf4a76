package freehold.events.web;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import freehold.kernel.ProblemException;

/** Any text is a filter or is refused. */
public final class EventFilterTarget {
    private EventFilterTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider input) {
        try {
            EventFilterJson.parse(input.consumeRemainingAsString());
        } catch (ProblemException refused) {
            // said so
        }
    }
}
