package freehold.identity;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a request has shown to be somebody: a token or the key of a session, to be looked at again by an answer that
 * goes on for long. Lives as long as that answer, and never tells what it is.
 */
public final class Proof {
    private final Supplier<Optional<Visitor>> look;

    public Proof(Supplier<Optional<Visitor>> look) {
        this.look = look;
    }

    /** Who it stands for at this moment; empty once it was withdrawn or has run out. */
    public Optional<Caller> caller() {
        return look.get().flatMap(visitor -> switch (visitor) {
            case Visitor.InTenant(Caller caller) -> Optional.of(caller);
            case Visitor.Operator operator -> Optional.empty();
        });
    }
}
