package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Guard;
import freehold.assets.store.TypeLock;
import freehold.decision.Action;
import freehold.identity.Caller;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes of a tenant's types: one after the other, since rules hold over whole families of types. */
@Component
class ModelChange {
    private final Access access;
    private final TypeLock lock;

    ModelChange(Access access, TypeLock lock) {
        this.access = access;
        this.lock = lock;
    }

    <T extends @Nullable Object> T run(Caller caller, Function<Guard, T> work) {
        return access.write(caller, guard -> {
            lock.take(guard.require(Action.BROWSE));
            return work.apply(guard);
        });
    }
}
