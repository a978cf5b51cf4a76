package freehold.sharing.model;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of a profile.
 *
 * @param made when and by whom; empty for the profiles every tenant has
 */
public record ProfileVersion(String name, PinnedProfile profile, Optional<Made> made) {

    public record Made(Instant at, String by) {}

    static ProfileVersion ofSystem(PinnedProfile profile) {
        return new ProfileVersion(profile.id(), profile, Optional.empty());
    }
}
