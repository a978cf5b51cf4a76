package freehold.sharing.model;

/** One version of a profile, as an offer holds it: later versions don't touch it. */
public record PinnedProfile(String id, int version, ProfileContent content) {}
