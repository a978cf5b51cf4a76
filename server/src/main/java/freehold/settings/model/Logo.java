package freehold.settings.model;

/** A tenant's logo. */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way between request, column and answer, never compared
public record Logo(String name, String mediaType, byte[] content) {}
