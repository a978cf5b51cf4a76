package freehold.events.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.events.model.EventType;
import freehold.events.model.EventTypeDraft;
import freehold.events.model.EventTypeRules;
import freehold.events.store.EventTypeTable;
import freehold.events.store.ExpiryTable;
import freehold.identity.Caller;
import freehold.kernel.Problem.Forbidden;
import freehold.kernel.ProblemException;
import freehold.kernel.http.IfMatch;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Lets an event type grow, or takes one away that nothing needs. */
@Component
public class ChangeEventType {
    private final Access access;
    private final EventTypeTable types;
    private final EventCatalogue catalogue;
    private final ExpiryTable expiry;

    ChangeEventType(Access access, EventTypeTable types, EventCatalogue catalogue, ExpiryTable expiry) {
        this.access = access;
        this.types = types;
        this.catalogue = catalogue;
        this.expiry = expiry;
    }

    /**
     * Makes the type what the client wants.
     *
     * @param wanted made from what the type is; called again if the transaction is
     */
    public EventType change(Caller caller, String id, long etag, Function<EventType, EventTypeDraft> wanted) {
        return access.write(caller, guard -> {
            Family family = family(guard, Action.EDIT_ASSET_TYPES, id);
            EventType before = family.type();
            IfMatch.check(etag, before.etag());
            EventTypeDraft draft = wanted.apply(before);
            EventTypeRules.checkGrowth(before, draft, family.derived());
            if (!types.update(family.grant(), before, draft)) {
                throw IfMatch.stale();
            }
            EventType after = catalogue.find(family.grant(), id).orElseThrow();
            if (!after.keptDays().equals(before.keptDays())) {
                expiry.keep(family.grant(), EventCatalogue.followers(family.all(), id), after.keptDays());
            }
            return after;
        });
    }

    public void delete(Caller caller, String id, long etag) {
        access.write(caller, guard -> {
            Family family = family(guard, Action.DELETE_ASSET_TYPES, id);
            IfMatch.check(etag, family.type().etag());
            List<EventType> derived = family.derived();
            if (!derived.isEmpty()) {
                throw inUse(id, "the type " + derived.getFirst().id() + " is derived from it");
            }
            if (!types.delete(family.grant(), family.type())) {
                throw IfMatch.stale();
            }
            // Whoever records an event holds the type: from here on there is nobody.
            if (expiry.isUsed(family.grant(), id)) {
                throw inUse(id, "there are events of it, perhaps of assets in the bin");
            }
            return id;
        });
    }

    private record Family(Grant<Action.EditModel, TenantId> grant, EventType type, List<EventType> all) {
        List<EventType> derived() {
            return EventCatalogue.derived(all, type.id());
        }
    }

    private Family family(Guard guard, Action.EditModel action, String id) {
        Grant<Action.Browse, TenantId> browse = guard.require(Action.BROWSE);
        EventType found = catalogue.find(browse, id).orElseThrow(() -> ReadEventTypes.unknown(id));
        Grant<Action.EditModel, TenantId> grant = guard.require(action);
        if (found.isBuiltIn()) {
            throw new ProblemException(
                    new Forbidden("built-in", "The type " + id + " is built in and stays as it is."));
        }
        types.lock(grant);
        List<EventType> all = catalogue.family(grant, id);
        EventType type = all.stream()
                .filter(member -> member.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ReadEventTypes.unknown(id));
        return new Family(grant, type, all);
    }

    private static ProblemException inUse(String id, String by) {
        return ProblemException.conflict("in-use", "The type " + id + " can't be deleted: " + by + ".");
    }
}
