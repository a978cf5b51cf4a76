package freehold.assets.usecase;

/**
 * A type as the caller sees it.
 *
 * @param received whether another tenant lends it
 */
public record FoundType<T>(T type, boolean received) {}
