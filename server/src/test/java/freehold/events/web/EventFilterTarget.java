package freehold.events.web;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import freehold.kernel.ProblemException;
import java.util.Optional;

/** Any text is a filter or is refused. */
public final class EventFilterTarget {
    private EventFilterTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider input) {
        try {
            EventFilterJson.Unread filter = EventFilterJson.read(input.consumeRemainingAsString());
            filter.typeId();
            filter.over(EventFilterJson.fields(Optional.empty()));
        } catch (ProblemException refused) {
            // said so
        }
    }
}
