package freehold.sharing.web;

import freehold.sharing.model.Actor;
import freehold.sharing.model.Party;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What bodies of collaborations and shares have in common. */
final class Bodies {
    private Bodies() {}

    record PartyView(String tenant, String displayName, String sharingId) {
        static PartyView from(Party party) {
            return new PartyView(party.tenant().value(), party.displayName(), party.sharingId());
        }
    }

    /**
     * Who did something.
     *
     * @param name person or credential, where it was one of one's own side; the other side's names are not told
     */
    record ActorView(String tenant, @Nullable String name) {
        static @Nullable ActorView from(Optional<Actor> actor) {
            return actor.map(who ->
                            new ActorView(who.tenant().value(), who.name().orElse(null)))
                    .orElse(null);
        }
    }
}
