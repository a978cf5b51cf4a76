package freehold.files.model;

import freehold.files.ContentId;
import java.time.Instant;

/** The record of a file. */
public record StoredFile(FilePath path, Metadata metadata, Content content, Trace trace) {

    public record Content(ContentId id, long size) {}

    /** Who made it and who changed it last. */
    public record Trace(Instant created, String createdBy, Instant updated, String updatedBy, long etag) {}

    public long etag() {
        return trace.etag();
    }

    public long size() {
        return content.size();
    }
}
