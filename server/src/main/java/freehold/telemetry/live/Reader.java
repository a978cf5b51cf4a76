package freehold.telemetry.live;

import freehold.decision.Subject;
import freehold.identity.Caller;
import freehold.identity.Principal;
import freehold.identity.Proof;

/**
 * Who reads, and what proves it.
 *
 * @param subject as policies could name it when the stream was opened
 */
record Reader(Caller caller, Subject subject, Proof proof) {
    /** All that a decision depends on, but for what policies name the reader. */
    record Alike(Principal principal, Subject subject, Caller.Standing standing) {}

    /** Readers of whom this is equal see the same. */
    Alike alike() {
        return new Alike(caller.principal(), caller.subject(), caller.standing());
    }

    boolean isStill(Caller now) {
        return alike().equals(new Alike(now.principal(), now.subject(), now.standing()));
    }
}
