package freehold.assets.usecase;

import freehold.assets.model.TypeSharing;

/**
 * A type as the caller sees it.
 *
 * @param sharing tells of it, and of the types it is made of, whether they are lent or received
 */
public record FoundType<T>(T type, TypeSharing sharing) {}
