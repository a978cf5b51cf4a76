package freehold.events.usecase;

import freehold.access.Access;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.events.model.Event;
import freehold.events.model.EventQuestion;
import freehold.events.model.EventType;
import freehold.events.model.Limits;
import freehold.events.store.EventSight;
import freehold.events.store.EventTable;
import freehold.events.store.EventTable.Choice;
import freehold.events.store.EventTable.Slice;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.PageWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Reads events: those of the assets the caller has in its own tree and, if asked for, those of received assets whose
 * share shows events.
 */
@Component
public class ReadEvents {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Access access;
    private final EventTable events;
    private final EventCatalogue types;

    ReadEvents(Access access, EventTable events, EventCatalogue types) {
        this.access = access;
        this.events = events;
        this.types = types;
    }

    /**
     * A part of a list.
     *
     * @param total of the whole list, exact
     */
    public record Found(List<Event> events, long total) {}

    /**
     * What is asked for.
     *
     * @param typeId the only type of events meant
     * @param question made for the type, whose fields it may speak of; for no type if there is none of the id
     */
    public record Asked(String typeId, Reach reach, Function<Optional<EventType>, EventQuestion> question) {}

    public Found list(Caller caller, Asked asked) {
        return access.read(caller, guard -> {
            List<EventSight> sights = EventSight.of(guard.visible(Action.READ_EVENTS, asked.reach()));
            EventQuestion question = asked.question().apply(types.inSight(sights, asked.typeId(), guard.now()));
            Choice choice = new Choice(
                    Optional.of(asked.typeId()), question.filterAt(guard.now()), question.history(), guard.now());
            return list(sights, choice, question);
        });
    }

    private Found list(List<EventSight> sights, Choice choice, EventQuestion question) {
        List<EventSight> withEvents = new ArrayList<>();
        long total = 0;
        for (EventSight sight : sights) {
            long count = events.count(sight, choice);
            total += count;
            if (count > 0) {
                withEvents.add(sight);
            }
        }
        PageWish window = question.window();
        if (window.offset() >= total) {
            return new Found(List.of(), total);
        }
        List<Event> page = withEvents.size() == 1
                ? events.slice(
                        withEvents.getFirst(), choice, new Slice(question.order(), window.offset(), window.size()))
                : mixed(withEvents, choice, question);
        return new Found(page, total);
    }

    /** Each tenant's events take a statement of their own; the page is among the first of all of them. */
    private List<Event> mixed(List<EventSight> sights, Choice choice, EventQuestion question) {
        PageWish window = question.window();
        long end = window.offset() + window.size();
        if (end > Limits.MIXED_ROWS) {
            throw ProblemException.invalid(
                    "page",
                    "lies beyond the first " + Limits.MIXED_ROWS
                            + " events, which is as far as one can page where events of other tenants are among them;"
                            + " ask for less time, or one asset");
        }
        List<Event> all = new ArrayList<>();
        sights.forEach(sight -> all.addAll(events.slice(sight, choice, new Slice(question.order(), 0, end))));
        return all.stream()
                .sorted(question.order().comparator())
                .skip(window.offset())
                .limit(window.size())
                .toList();
    }

    public Event read(Caller caller, String id, Reach reach) {
        return access.read(caller, guard -> find(guard, id, reach));
    }

    /** The same for an event that is missing and for one that does not show. */
    Event find(Guard guard, String id, Reach reach) {
        String known = id.toLowerCase(Locale.ROOT);
        if (!ID.matcher(known).matches()) {
            throw ProblemException.notFound("event", id);
        }
        return EventSight.of(guard.visible(Action.READ_EVENTS, reach)).stream()
                .map(sight -> events.find(sight, known, guard.now()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("event", id));
    }
}
