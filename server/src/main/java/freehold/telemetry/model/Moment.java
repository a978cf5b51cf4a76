package freehold.telemetry.model;

import java.time.Instant;

/**
 * A moment of the database.
 *
 * @param snapshot which transactions were finished then, as the database writes it
 * @param at by the database's clock
 */
public record Moment(String snapshot, Instant at) {}
