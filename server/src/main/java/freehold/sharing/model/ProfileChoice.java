package freehold.sharing.model;

import java.util.Optional;

/**
 * Which profile an offer names.
 *
 * @param version empty for the newest
 */
public record ProfileChoice(String id, Optional<Integer> version) {}
