package freehold.policies.model;

/** Whether a tenant's policies bind its people. */
public record Enforcement(boolean inForce, long etag) {}
