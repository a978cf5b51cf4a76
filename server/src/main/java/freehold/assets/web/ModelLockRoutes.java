package freehold.assets.web;

import freehold.assets.usecase.LockModel;
import freehold.decision.Right;
import freehold.identity.Caller;
import freehold.kernel.http.Reads;
import freehold.kernel.http.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(Hrefs.ROOT + "/model/lock")
@Tag(name = "Asset types")
class ModelLockRoutes {
    private final LockModel lock;

    ModelLockRoutes(LockModel lock) {
        this.lock = lock;
    }

    record ModelLock(boolean enabled) {}

    @Reads
    @GetMapping
    @Operation(summary = "Tell whether the tenant's types are locked")
    ModelLock read(Caller caller) {
        return new ModelLock(lock.locked(caller));
    }

    @Requires({Right.ENABLE_LOCK_STATUS, Right.DISABLE_LOCK_STATUS})
    @PutMapping
    @Operation(summary = "Lock the tenant's types, so that none is changed or deleted, or unlock them")
    ModelLock set(Caller caller, @RequestParam @Parameter(example = "true") boolean enabled) {
        lock.set(caller, enabled);
        return new ModelLock(enabled);
    }
}
