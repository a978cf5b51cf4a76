package freehold.files.model;

import freehold.files.ContentId;
import freehold.files.Limits;
import freehold.kernel.Problem;
import freehold.kernel.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A file that comes in parts, and what has come of it.
 *
 * @param id another one each time an upload to the path begins
 * @param parts by number
 */
public record UploadInParts(UUID id, Metadata metadata, String startedBy, List<Part> parts) {
    public UploadInParts {
        parts = List.copyOf(parts);
    }

    /** A part as it was received. */
    public record Part(int number, StoredFile.Content content, Instant received) {}

    public long size() {
        return parts.stream().mapToLong(part -> part.content().size()).sum();
    }

    public List<ContentId> contents() {
        return parts.stream().map(part -> part.content().id()).toList();
    }

    /**
     * Two who upload to one path at a time must not have their parts mixed: those of another sender, or of a file of
     * another time, belong to another upload.
     */
    public void requireSame(String sender, Metadata stated) {
        boolean ofAnotherTime = metadata.timestamp().isPresent()
                && stated.timestamp().isPresent()
                && !stated.timestamp().equals(metadata.timestamp());
        if (!sender.equals(startedBy) || ofAnotherTime) {
            throw conflict("Another upload to this path is under way: abort it, or wait until it is complete.");
        }
    }

    /** Refuses to make a file of parts with a gap, and of parts that are too small. */
    public void requireWhole(boolean another) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.number() != i + 1) {
                throw conflict("Part " + (i + 1) + " is missing.");
            }
            boolean last = i + 1 == parts.size() && !another;
            if (!last && part.content().size() < Limits.PART_BYTES) {
                throw conflict("Part " + part.number() + " has "
                        + part.content().size() + " bytes: all but the last need at least " + Limits.PART_BYTES + ".");
            }
        }
        if (parts.isEmpty() && !another) {
            throw conflict("No part has been uploaded.");
        }
    }

    public static void requireSize(long size) {
        if (size > Limits.BYTES_IN_PARTS) {
            throw ProblemException.limit(
                    "fileSize", "A file in parts may have " + Limits.BYTES_IN_PARTS + " bytes in all.");
        }
    }

    public static ProblemException conflict(String message) {
        return new ProblemException(new Problem.Conflict("upload-in-parts", message));
    }
}
