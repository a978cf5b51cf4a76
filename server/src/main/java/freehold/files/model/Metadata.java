package freehold.files.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What the one who uploads says of a file. Nothing is concluded from it.
 *
 * @param timestamp empty for the time of the upload
 */
public record Metadata(Optional<String> description, Optional<String> type, Optional<Instant> timestamp) {}
