package freehold.events.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.decision.Action;
import freehold.decision.TenantId;
import freehold.events.model.EventType;
import freehold.events.model.EventTypeDraft;
import freehold.events.model.EventTypeRules;
import freehold.events.model.Limits;
import freehold.events.store.EventTypeTable;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes an event type. The matrix has one row for making types, of whatever. */
@Component
public class MakeEventType {
    private final Access access;
    private final EventTypeTable types;
    private final EventCatalogue catalogue;

    MakeEventType(Access access, EventTypeTable types, EventCatalogue catalogue) {
        this.access = access;
        this.types = types;
        this.catalogue = catalogue;
    }

    public EventType make(Caller caller, EventTypeDraft draft) {
        return access.write(caller, guard -> {
            Grant<Action.EditModel, TenantId> grant = guard.require(Action.CREATE_ASSET_TYPES);
            types.lock(grant);
            if (types.all(grant).size() >= Limits.TYPES) {
                throw ProblemException.limit("eventTypes", "A tenant may have " + Limits.TYPES + " event types.");
            }
            EventType type = make(grant, draft);
            if (!types.insert(grant, type)) {
                throw ProblemException.conflict("exists", "There is an event type " + type.id() + " already.");
            }
            return catalogue.find(grant, type.id()).orElseThrow();
        });
    }

    private EventType make(Grant<Action.EditModel, TenantId> grant, EventTypeDraft draft) {
        String tenant = grant.owner().value();
        String id = EventTypeRules.newId(tenant, draft.id(), UUID.randomUUID().toString());
        Optional<EventType> parent = draft.parent()
                .map(wanted -> catalogue
                        .hold(grant, wanted)
                        .orElseThrow(() -> ProblemException.invalid(
                                "/parentId", "there is no event type " + Text.shortened(wanted))));
        EventTypeRules.checkNew(draft, parent);
        List<String> lineage = new ArrayList<>(List.of(id));
        parent.ifPresent(above -> lineage.addAll(above.lineage()));
        return new EventType(
                id, tenant, draft.name(), lineage, draft.ttlDays(), draft.ttlDays(), draft.fields(), List.of(), 0);
    }
}
