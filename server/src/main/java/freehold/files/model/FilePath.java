package freehold.files.model;

import freehold.files.Limits;
import java.util.Optional;

/**
 * How a file of an asset is called. Only a name: it becomes no path of any file system.
 *
 * @param folder empty, or folders that each end with a slash
 */
public record FilePath(String folder, String name) {

    /** What is wrong with a path; empty if nothing is. */
    public static Optional<String> fault(String path) {
        if (path.length() > Limits.PATH) {
            return Optional.of("may have " + Limits.PATH + " characters");
        }
        if (path.chars().anyMatch(Character::isISOControl) || path.indexOf('\\') >= 0) {
            return Optional.of("must not contain control characters or backslashes");
        }
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.isBlank() || part.equals(".") || part.equals("..")) {
                return Optional.of("must consist of names with a slash between each two; . and .. are none");
            }
            if (part.length() > Limits.NAME) {
                return Optional.of("may have " + Limits.NAME + " characters between two slashes");
            }
        }
        return Optional.empty();
    }

    /** Of a path without fault. */
    public static FilePath of(String path) {
        fault(path).ifPresent(fault -> {
            throw new IllegalArgumentException("path " + fault);
        });
        int cut = path.lastIndexOf('/') + 1;
        return new FilePath(path.substring(0, cut), path.substring(cut));
    }

    @Override
    public String toString() {
        return folder + name;
    }
}
