package freehold.assets.usecase;

import freehold.assets.model.FileAssignment;
import freehold.assets.model.TypeSharing;
import java.util.List;

/**
 * A type as the caller sees it.
 *
 * @param files what its assets have been assigned by it and by those above it
 * @param sharing tells of it, and of the types it is made of, whether they are lent or received
 */
public record FoundType<T>(T type, TypeSharing sharing, List<FileAssignment> files) {
    public FoundType {
        files = List.copyOf(files);
    }

    FoundType(T type, TypeSharing sharing) {
        this(type, sharing, List.of());
    }
}
