package freehold.events.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.decision.AssetRef;
import freehold.events.model.Event;
import freehold.events.model.EventDraft;
import freehold.events.model.EventType;
import freehold.events.store.EventTable;
import freehold.identity.Caller;
import freehold.kernel.http.IfMatch;
import org.springframework.stereotype.Component;

/** Replaces what an event tells, such as that somebody has acknowledged it. It stays with its asset and its matter. */
@Component
public class AmendEvent {
    private final Access access;
    private final ReadEvents read;
    private final EventTable events;
    private final EventCatalogue types;

    AmendEvent(Access access, ReadEvents read, EventTable events, EventCatalogue types) {
        this.access = access;
        this.read = read;
        this.events = events;
        this.types = types;
    }

    public Event amend(Caller caller, String id, long etag, EventDraft draft) {
        return access.write(caller, guard -> {
            Event now = read.find(guard, id, Reach.OWN);
            Grant<Action.WriteEvents, AssetRef> asset = guard.require(Action.WRITE_EVENTS, now.asset(), Reach.OWN);
            IfMatch.check(etag, now.etag());
            EventType type = types.hold(asset, now.typeId()).orElseThrow();
            Event amended = draft.over(now, type);
            if (!events.update(asset, etag, amended)) {
                throw IfMatch.stale();
            }
            return amended;
        });
    }
}
