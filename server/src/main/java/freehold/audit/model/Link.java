package freehold.audit.model;

import java.util.Optional;

/**
 * One link of a chain as it stands in the database.
 *
 * @param entry what it links; empty where it is gone
 */
public record Link(long number, String digest, String hash, Optional<Entry> entry) {}
