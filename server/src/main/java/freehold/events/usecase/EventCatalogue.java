package freehold.events.usecase;

import freehold.access.Grant;
import freehold.decision.Action;
import freehold.events.model.EventType;
import freehold.events.model.TypeField;
import freehold.events.store.EventSight;
import freehold.events.store.EventTable;
import freehold.events.store.EventTypeTable;
import freehold.events.store.EventTypeTable.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts event types together from what they bring themselves and what they inherit. */
@Component
class EventCatalogue {
    private final EventTypeTable types;
    private final EventTable events;

    EventCatalogue(EventTypeTable types, EventTable events) {
        this.types = types;
        this.events = events;
    }

    /** A type of the grant's owner, or the standard one. */
    Optional<EventType> find(Grant<? extends Action, ?> grant, String id) {
        return id.equals(EventType.STANDARD_ID)
                ? Optional.of(EventType.STANDARD)
                : family(grant, id).stream()
                        .filter(type -> type.id().equals(id))
                        .findFirst();
    }

    /** As {@link #find}, and nobody takes it away before the transaction ends. */
    Optional<EventType> hold(Grant<? extends Action, ?> grant, String id) {
        return id.equals(EventType.STANDARD_ID) || types.hold(grant, id) ? find(grant, id) : Optional.empty();
    }

    /** The type with all above and below it. */
    List<EventType> family(Grant<? extends Action, ?> grant, String id) {
        return assembled(grant, types.families(grant, List.of(id)));
    }

    /** All types of the grant's owner. */
    List<EventType> all(Grant<? extends Action, ?> grant) {
        return assembled(grant, types.all(grant));
    }

    /** Of other tenants' types one sees those of which one sees an event. */
    Optional<EventType> inSight(List<EventSight> sights, String id, Instant now) {
        return sights.stream()
                .filter(sight -> switch (sight) {
                    case EventSight.Own own -> true;
                    case EventSight.Lent lent ->
                        id.startsWith(lent.grant().owner() + ".")
                                && events.typesOf(lent, now).contains(id);
                })
                .map(sight -> find(sight.grant(), id))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** All types one sees, the standard one first. */
    List<EventType> allInSight(List<EventSight> sights, Instant now) {
        List<EventType> all = new ArrayList<>(List.of(EventType.STANDARD));
        for (EventSight sight : sights) {
            switch (sight) {
                case EventSight.Own own -> all.addAll(all(own.grant()));
                case EventSight.Lent lent -> {
                    List<String> seen = events.typesOf(lent, now);
                    assembled(lent.grant(), types.families(lent.grant(), seen)).stream()
                            .filter(type -> seen.contains(type.id()))
                            .forEach(all::add);
                }
            }
        }
        return all;
    }

    private static List<EventType> assembled(Grant<? extends Action, ?> grant, Collection<Row> rows) {
        Map<String, Row> byId = rows.stream().collect(Collectors.toMap(Row::id, Function.identity()));
        return rows.stream()
                .map(row -> assembled(row, grant.owner().value(), byId))
                .toList();
    }

    private static EventType assembled(Row row, String owner, Map<String, Row> rows) {
        List<Row> lineage = row.lineage().stream()
                .filter(id -> !id.equals(EventType.STANDARD_ID))
                .map(id -> Optional.ofNullable(rows.get(id))
                        .orElseThrow(() -> new IllegalStateException("event type " + id + " is missing")))
                .toList();
        List<TypeField> inherited = lineage.subList(1, lineage.size()).reversed().stream()
                .flatMap(above -> above.fields().stream())
                .toList();
        Optional<Integer> kept =
                lineage.stream().map(Row::ttlDays).flatMap(Optional::stream).findFirst();
        return new EventType(
                row.id(), owner, row.name(), row.lineage(), row.ttlDays(), kept, row.fields(), inherited, row.etag());
    }

    /** Those of a family that are derived from the type. */
    static List<EventType> derived(List<EventType> family, String id) {
        return family.stream()
                .filter(type -> !type.id().equals(id) && type.lineage().contains(id))
                .toList();
    }

    /** The types whose events are kept as long as the type says: itself and those below it with no word of their own. */
    static List<String> followers(List<EventType> family, String id) {
        Stream<String> below = derived(family, id).stream()
                .filter(type -> type.lineage().subList(0, type.lineage().indexOf(id)).stream()
                        .noneMatch(between -> family.stream()
                                .anyMatch(known -> known.id().equals(between)
                                        && known.ttlDays().isPresent())))
                .map(EventType::id);
        return Stream.concat(Stream.of(id), below).toList();
    }
}
