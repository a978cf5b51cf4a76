package freehold.telemetry.model;

/** What was committed after one snapshot and before another. */
public record Stretch(String after, String until) {}
