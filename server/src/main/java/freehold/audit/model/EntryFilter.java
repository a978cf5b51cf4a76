package freehold.audit.model;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries are wanted.
 *
 * @param actor part of it, in any case
 * @param action part of it, in any case
 * @param object an id, as a whole
 * @param until itself not included
 */
public record EntryFilter(
        Optional<String> actor,
        Optional<String> action,
        Optional<String> object,
        Optional<String> outcome,
        Optional<Instant> from,
        Optional<Instant> until) {}
