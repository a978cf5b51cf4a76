package freehold.assets.usecase;

import freehold.access.Grant;
import freehold.assets.model.AspectType;
import freehold.assets.store.AspectTypeTable;
import freehold.assets.store.TypeUsers;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import java.util.List;
import org.springframework.stereotype.Component;

/** Deletes an aspect type that no asset type uses. */
@Component
public class DeleteAspectType {
    private final ModelChange model;
    private final ReadAspectType reading;
    private final AspectTypeTable aspectTypes;
    private final TypeUsers users;

    DeleteAspectType(ModelChange model, ReadAspectType reading, AspectTypeTable aspectTypes, TypeUsers users) {
        this.model = model;
        this.reading = reading;
        this.aspectTypes = aspectTypes;
        this.users = users;
    }

    public void delete(Caller caller, Address address, long etag) {
        model.run(caller, guard -> {
            AspectType type = reading.require(guard, address);
            Grant<Action.EditModel, TenantId> grant = model.leave(guard, Action.DELETE_ASPECT_TYPES, type.id());
            IfMatch.check(etag, type.etag());
            List<String> using = users.ofAspectType(grant, type.id(), OwnTypes.NAMED + 1);
            if (!using.isEmpty()) {
                throw OwnTypes.inUse(type.id(), "it is an aspect of the asset types", using);
            }
            aspectTypes.delete(grant, type.id());
            return null;
        });
    }
}
