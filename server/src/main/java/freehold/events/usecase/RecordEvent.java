package freehold.events.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.events.model.Event;
import freehold.events.model.EventDraft;
import freehold.events.store.EventTable;
import freehold.identity.Caller;
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

    RecordEvent(Access access, EventTable events) {
        this.access = access;
        this.events = events;
    }

    public Event record(Caller caller, EventDraft draft) {
        String of = draft.requiredAsset();
        return access.write(caller, guard -> {
            Grant<Action.WriteEvents, AssetRef> asset = guard.require(Action.WRITE_EVENTS, of, Reach.OWN);
            Event event = draft.recorded(
                    UUID.randomUUID().toString(), asset.resource().id());
            events.insert(asset, event);
            return event;
        });
    }
}
