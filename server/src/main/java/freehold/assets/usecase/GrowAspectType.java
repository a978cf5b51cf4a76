package freehold.assets.usecase;

import freehold.access.Grant;
import freehold.assets.model.AspectType;
import freehold.assets.model.AspectTypeRules;
import freehold.assets.model.TypeDraft;
import freehold.assets.model.TypeId;
import freehold.assets.store.AspectTypeTable;
import freehold.decision.Action;
import freehold.decision.TenantId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes an aspect type what a client wants it to be, as far as it only grows. */
@Component
class GrowAspectType {
    private final AspectTypeTable aspectTypes;

    GrowAspectType(AspectTypeTable aspectTypes) {
        this.aspectTypes = aspectTypes;
    }

    AspectType create(Grant<Action.EditModel, TenantId> grant, TypeId id, TypeDraft.OfAspect draft) {
        AspectTypeRules.check(draft);
        aspectTypes.insert(grant, id, draft);
        return written(grant, id);
    }

    AspectType grow(Grant<Action.EditModel, TenantId> grant, AspectType before, TypeDraft.OfAspect draft) {
        AspectTypeRules.check(draft);
        AspectTypeRules.checkGrowth(before, draft);
        aspectTypes.update(grant, before, draft);
        return written(grant, before.id());
    }

    private AspectType written(Grant<Action.EditModel, TenantId> grant, TypeId id) {
        return aspectTypes.find(grant, List.of(id)).getFirst();
    }
}
