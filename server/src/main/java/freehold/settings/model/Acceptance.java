package freehold.settings.model;

import java.time.Instant;

/** Somebody confirmed the provider information and accepted the terms. */
public record Acceptance(String version, Instant acceptedAt, String acceptedBy) {}
