package freehold.kernel.http;

/** A HAL link. */
public record Link(String href) {}
