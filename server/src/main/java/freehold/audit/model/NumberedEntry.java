package freehold.audit.model;

/** An entry in its place in the chain. */
public record NumberedEntry(long number, String hash, Entry entry) {}
