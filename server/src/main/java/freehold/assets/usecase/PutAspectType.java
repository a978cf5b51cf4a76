package freehold.assets.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.model.AspectType;
import freehold.assets.model.AspectTypeRules;
import freehold.assets.model.TypeDraft;
import freehold.assets.model.TypeId;
import freehold.assets.store.AspectTypeTable;
import freehold.assets.store.TypeLock;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Creates an aspect type, or lets one grow. */
@Component
public class PutAspectType {
    private final Access access;
    private final AspectTypeTable aspectTypes;
    private final TypeLock lock;
    private final ReadAspectType reading;

    PutAspectType(Access access, AspectTypeTable aspectTypes, TypeLock lock, ReadAspectType reading) {
        this.access = access;
        this.aspectTypes = aspectTypes;
        this.lock = lock;
        this.reading = reading;
    }

    public PutResult<AspectType> put(
            Caller caller, Address address, Precondition precondition, TypeDraft.OfAspect draft) {
        return access.write(caller, guard -> put(guard, address, precondition, draft));
    }

    private PutResult<AspectType> put(
            Guard guard, Address address, Precondition precondition, TypeDraft.OfAspect draft) {
        Grant<Action.Browse, TenantId> browse = guard.require(Action.BROWSE);
        lock.take(browse);
        Optional<FoundType<AspectType>> found = reading.find(guard, address);
        Grant<Action.EditModel, TenantId> grant =
                guard.require(found.isPresent() ? Action.EDIT_ASPECT_TYPES : ModelRights.createAspects(guard));
        TypeId id = TypeId.parse(address.id())
                .filter(parsed -> found.isPresent() || OwnTypes.isOwn(guard.caller(), parsed))
                .orElseThrow(() -> OwnTypes.wrongPrefix(guard.caller(), address.id()));
        if (!OwnTypes.isOwn(guard.caller(), id)) {
            throw OwnTypes.notOwner(id);
        }
        AspectTypeRules.check(draft);
        if (found.isPresent()) {
            AspectType before = found.get().type();
            precondition.checkPresent(before.etag());
            AspectTypeRules.checkGrowth(before, draft);
            aspectTypes.update(grant, before, draft);
        } else {
            precondition.checkMissing();
            aspectTypes.insert(grant, id, draft);
        }
        return new PutResult<>(aspectTypes.find(browse, List.of(id)).getFirst(), found.isEmpty());
    }
}
