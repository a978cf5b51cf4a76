package freehold.events.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.events.model.Event;
import freehold.events.model.EventDraft;
import freehold.events.model.EventType;
import freehold.events.store.EventTable;
import freehold.identity.Caller;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Records what happened to an asset of one's own. None of the rights speaks of events, so whoever may edit the asset
 * may do it, a service credential like a person.
 */
@Component
public class RecordEvent {
    private final Access access;
    private final EventTable events;
    private final EventCatalogue types;

    RecordEvent(Access access, EventTable events, EventCatalogue types) {
        this.access = access;
        this.events = events;
        this.types = types;
    }

    public Event record(Caller caller, EventDraft draft) {
        return access.write(caller, guard -> record(guard, draft));
    }

    Event record(Guard guard, EventDraft draft) {
        Grant<Action.WriteEvents, AssetRef> asset =
                guard.require(Action.WRITE_EVENTS, draft.requiredAsset(), Reach.OWN);
        EventType type = types.hold(asset, draft.typeIdOrStandard())
                .orElseThrow(() -> EventDraft.unknownType(draft.typeIdOrStandard()));
        Event event = draft.recorded(UUID.randomUUID().toString(), asset.resource(), type);
        events.insert(asset, event, type.keptDays().map(days -> guard.now().plus(Duration.ofDays(days))));
        return event;
    }
}
