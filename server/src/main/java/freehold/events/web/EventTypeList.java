package freehold.events.web;

import freehold.events.model.EventFilter;
import freehold.events.model.EventFilter.Part;
import freehold.events.model.EventType;
import freehold.events.model.FieldType;
import freehold.events.model.FilterField;
import freehold.events.model.TypeField;
import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import freehold.kernel.http.PageWish;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parameters of the list of event types, which is short enough to be filtered and sorted as a whole. */
record EventTypeList(
        @Parameter(description = "From 0. A page past the end is empty.", schema = @Schema(type = "integer")) @Nullable
        String page,

        @Parameter(description = "Rows of a page, 1 to 500; 20 if left out or 0.", schema = @Schema(type = "integer"))
        @Nullable
        String size,

        @Parameter(description = "id or name, and asc or desc.", example = "id,asc") @Nullable
        String sort,

        @Parameter(
                description = "The JSON filter language, on id, name, parentId, owner and scope.",
                example = "{\"name\":{\"contains\":\"Pump\"}}")
        @Nullable
        String filter,

        @Parameter(description = "Whether to list types of received events too.") @Nullable
        Boolean includeShared) {
    private static final int MAX_SIZE = 500;
    private static final int DEFAULT_SIZE = 20;
    private static final Map<String, TypeField> FIELDS = Stream.of("id", "name", "parentId", "owner", "scope")
            .collect(Collectors.toUnmodifiableMap(
                    name -> name, name -> new TypeField(name, FieldType.STRING, true, false, false, List.of())));

    PageWish window() {
        return PageWish.ofHal(page, size, DEFAULT_SIZE, MAX_SIZE);
    }

    /** Those that are wanted, in the order that is wanted. */
    List<EventType> of(List<EventType> all) {
        EventFilter wanted = EventFilterJson.read(filter).over(name -> Optional.ofNullable(FIELDS.get(name)));
        return all.stream()
                .filter(type -> matches(wanted, type))
                .sorted(order())
                .toList();
    }

    private Comparator<EventType> order() {
        String[] parts = (sort == null || sort.isBlank() ? "id" : sort.strip()).split("\\s*,\\s*", 3);
        String direction = parts[parts.length - 1].toLowerCase(Locale.ROOT);
        boolean directed = direction.equals("asc") || direction.equals("desc");
        String field = directed && parts.length == 1 ? "id" : parts[0];
        if ((!field.equals("id") && !field.equals("name")) || (parts.length > 1 && !directed) || parts.length > 2) {
            throw ProblemException.invalid("sort", "must be id or name, and asc or desc");
        }
        Comparator<EventType> ascending = Comparator.comparing(
                        (EventType type) -> field.equals("id") ? type.id() : type.name(), Text::compare)
                .thenComparing(EventType::id);
        return direction.equals("desc") ? ascending.reversed() : ascending;
    }

    private static boolean matches(EventFilter filter, EventType type) {
        return switch (filter) {
            case EventFilter.All all -> all.parts().stream().allMatch(part -> matches(part, type));
            case EventFilter.Any any -> any.parts().stream().anyMatch(part -> matches(part, type));
            case EventFilter.Not not -> !matches(not.part(), type);
            case EventFilter.Missing missing -> value(missing.field(), type).isEmpty();
            case EventFilter.OneOf oneOf ->
                value(oneOf.field(), type).filter(oneOf.values()::contains).isPresent();
            case EventFilter.Part part ->
                value(part.field(), type).filter(value -> holds(part, value)).isPresent();
            case EventFilter.Bound bound -> throw new IllegalStateException("event types have no time");
        };
    }

    private static boolean holds(Part part, String value) {
        return switch (part.where()) {
            case START -> value.startsWith(part.text());
            case END -> value.endsWith(part.text());
            case ANYWHERE -> value.contains(part.text());
        };
    }

    private static Optional<String> value(FilterField field, EventType type) {
        return switch (field.key()) {
            case "id" -> Optional.of(type.id());
            case "name" -> Optional.of(type.name());
            case "parentId" -> type.parent();
            case "owner" -> Optional.of(type.owner());
            case "scope" -> Optional.of(EventTypeBody.scopeOf(type));
            default -> throw new IllegalStateException("event types have no " + field.key());
        };
    }
}
