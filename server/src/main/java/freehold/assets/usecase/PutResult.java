package freehold.assets.usecase;

/** What a PUT left behind. */
public record PutResult<T>(T value, boolean created) {}
