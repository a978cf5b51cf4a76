package freehold.policies.usecase;

import java.util.Optional;
import java.util.UUID;

/** Ids as they come in requests. */
final class Ids {
    private Ids() {}

    /** Empty for what is not in the form of one. */
    static Optional<UUID> parse(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
