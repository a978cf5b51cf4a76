package freehold.files.model;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import freehold.kernel.ProblemException;

/** Any text is a filter or is refused; a path without fault has a name that leads nowhere. */
public final class FileFilterTarget {
    private FileFilterTarget() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider input) {
        boolean filter = input.consumeBoolean();
        String text = input.consumeRemainingAsString();
        if (filter) {
            try {
                FileFilter.parse(text);
            } catch (ProblemException refused) {
                // said so
            }
        } else if (FilePath.fault(text).isEmpty()) {
            FilePath path = FilePath.of(text);
            if (!path.toString().equals(text)
                    || path.name().contains("/")
                    || path.name().equals("..")) {
                throw new IllegalStateException("not the path that was given");
            }
        }
    }
}
