package freehold.assets.usecase;

/** What a PUT left behind. */
public record PutResult<T>(FoundType<T> found, boolean created) {}
