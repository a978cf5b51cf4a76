package freehold.assets.usecase;

import freehold.access.Grant;
import freehold.access.Guard;
import freehold.assets.AssetQuota;
import freehold.assets.model.AspectType;
import freehold.assets.model.TypeDraft;
import freehold.assets.model.TypeId;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Creates an aspect type, or lets one grow. */
@Component
public class PutAspectType {
    private final ModelChange model;
    private final ReadAspectType reading;
    private final GrowAspectType growth;
    private final LentModel lent;
    private final AssetQuota quota;

    PutAspectType(ModelChange model, ReadAspectType reading, GrowAspectType growth, LentModel lent, AssetQuota quota) {
        this.quota = quota;
        this.model = model;
        this.reading = reading;
        this.growth = growth;
        this.lent = lent;
    }

    public PutResult<AspectType> put(
            Caller caller, Address address, Precondition precondition, TypeDraft.OfAspect draft) {
        return model.run(caller, guard -> {
            Optional<AspectType> before = reading.find(guard, address);
            AspectType written = before.isPresent()
                    ? grow(guard, precondition, before.get(), draft)
                    : create(guard, precondition, address, draft);
            return new PutResult<>(lent.found(guard, written.id(), written), before.isEmpty());
        });
    }

    private AspectType create(Guard guard, Precondition precondition, Address address, TypeDraft.OfAspect draft) {
        Grant<Action.EditModel, TenantId> grant = guard.require(ModelRights.createAspects(guard));
        TypeId id = OwnTypes.newId(guard.caller(), address.id());
        precondition.checkMissing();
        quota.requireType(grant);
        return growth.create(grant, id, draft);
    }

    private AspectType grow(Guard guard, Precondition precondition, AspectType before, TypeDraft.OfAspect draft) {
        Grant<Action.EditModel, TenantId> grant = model.leave(guard, Action.EDIT_ASPECT_TYPES, before.id());
        precondition.checkPresent(before.etag());
        return growth.grow(grant, before, draft);
    }
}
