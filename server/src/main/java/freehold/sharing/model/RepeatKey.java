package freehold.sharing.model;

/**
 * The {@code Idempotency-Key} of a request.
 *
 * @param request fingerprint of what is asked for: the same key with another request is a mistake
 */
public record RepeatKey(String key, String request) {}
