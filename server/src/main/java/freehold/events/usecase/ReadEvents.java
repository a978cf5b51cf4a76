package freehold.events.usecase;

import freehold.access.Access;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.access.VisibleAssets;
import freehold.decision.Action;
import freehold.events.model.Event;
import freehold.events.model.EventQuestion;
import freehold.events.store.EventTable;
import freehold.events.store.EventTable.Choice;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads events of the assets the caller has in its own tree: several, or one. */
@Component
public class ReadEvents {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Access access;
    private final EventTable events;

    ReadEvents(Access access, EventTable events) {
        this.access = access;
        this.events = events;
    }

    /**
     * A part of a list.
     *
     * @param total of the whole list, exact
     */
    public record Found(List<Event> events, long total) {}

    public Found list(Caller caller, EventQuestion question) {
        return access.read(caller, guard -> {
            VisibleAssets visible = guard.visible(Action.READ_EVENTS, Reach.OWN);
            Choice choice = new Choice(question.filterAt(guard.now()), question.history());
            return new Found(
                    events.slice(visible, choice, question.order(), question.window()), events.count(visible, choice));
        });
    }

    public Event read(Caller caller, String id) {
        return access.read(caller, guard -> find(guard, id));
    }

    /** The same for an event that is missing and for one of an asset that does not show. */
    Event find(Guard guard, String id) {
        return Optional.of(id.toLowerCase(Locale.ROOT))
                .filter(text -> ID.matcher(text).matches())
                .flatMap(known -> events.find(guard.visible(Action.READ_EVENTS, Reach.OWN), known))
                .orElseThrow(() -> ProblemException.notFound("event", id));
    }
}
