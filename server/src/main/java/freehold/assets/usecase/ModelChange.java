package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.model.TypeId;
import freehold.assets.store.ModelLockTable;
import freehold.assets.store.TypeLock;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.Problem.Forbidden;
import freehold.kernel.ProblemException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes of a tenant's types: one after the other, since rules hold over whole families of types. */
@Component
class ModelChange {
    private final Access access;
    private final TypeLock lock;
    private final ModelLockTable locked;

    ModelChange(Access access, TypeLock lock, ModelLockTable locked) {
        this.access = access;
        this.lock = lock;
        this.locked = locked;
    }

    <T extends @Nullable Object> T run(Caller caller, Function<Guard, T> work) {
        return access.write(caller, guard -> {
            lock.take(guard.require(Action.BROWSE));
            return work.apply(guard);
        });
    }

    /** Leave to change or delete a type that the caller sees. */
    Grant<Action.EditModel, TenantId> leave(Guard guard, Action.EditModel action, TypeId id) {
        Grant<Action.EditModel, TenantId> leave = guard.require(action);
        if (id.builtIn()) {
            throw new ProblemException(
                    new Forbidden("built-in", "The type " + id + " is built in and can't be changed."));
        }
        if (!OwnTypes.isOwn(guard.caller(), id)) {
            throw new ProblemException(new Forbidden("not-owner", "The type " + id + " belongs to another tenant."));
        }
        if (locked.locked(leave)) {
            throw ProblemException.conflict(
                    "model-locked",
                    "The type " + id + " can't be changed or deleted: the types of the tenant are locked.");
        }
        return leave;
    }
}
