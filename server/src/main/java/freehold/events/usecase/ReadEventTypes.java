package freehold.events.usecase;

import freehold.access.Access;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.events.model.EventType;
import freehold.events.store.EventSight;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads event types: the standard one, the tenant's own and, if asked for, those of events one has received. */
@Component
public class ReadEventTypes {
    private final Access access;
    private final EventCatalogue catalogue;

    ReadEventTypes(Access access, EventCatalogue catalogue) {
        this.access = access;
        this.catalogue = catalogue;
    }

    public EventType read(Caller caller, String id, Reach reach) {
        return access.read(
                caller,
                guard -> catalogue
                        .inSight(EventSight.of(guard.visible(Action.READ_EVENTS, reach)), id, guard.now())
                        .orElseThrow(() -> unknown(id)));
    }

    public List<EventType> all(Caller caller, Reach reach) {
        return access.read(
                caller,
                guard -> catalogue.allInSight(EventSight.of(guard.visible(Action.READ_EVENTS, reach)), guard.now()));
    }

    static ProblemException unknown(String id) {
        return ProblemException.notFound("event type", id);
    }
}
