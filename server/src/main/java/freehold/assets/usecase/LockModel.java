package freehold.assets.usecase;

import freehold.access.Access;
import freehold.assets.store.ModelLockTable;
import freehold.decision.Action;
import freehold.decision.Right;
import freehold.identity.Caller;
import org.springframework.stereotype.Component;

/** Keeps types from being changed or deleted by mistake. New ones can be created all the same. */
@Component
public class LockModel {
    private final Access access;
    private final ModelChange model;
    private final ModelLockTable locks;

    LockModel(Access access, ModelChange model, ModelLockTable locks) {
        this.access = access;
        this.model = model;
        this.locks = locks;
    }

    public boolean locked(Caller caller) {
        return access.read(caller, guard -> locks.locked(guard.require(Action.BROWSE)));
    }

    public void set(Caller caller, boolean locked) {
        Right right = locked ? Right.ENABLE_LOCK_STATUS : Right.DISABLE_LOCK_STATUS;
        model.run(caller, guard -> {
            locks.set(guard.require(new Action.EditModel(right)), locked);
            return null;
        });
    }
}
