package freehold.events.web;

import freehold.access.Reach;
import freehold.events.model.EventField;
import freehold.events.model.EventQuestion;
import freehold.events.model.EventQuestion.Order;
import freehold.events.model.EventType;
import freehold.events.usecase.ReadEvents;
import freehold.events.web.EventFilterJson.Unread;
import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import freehold.kernel.http.PageWish;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The parameters of the list. As text, since clients send them empty or as words where numbers are meant. */
record EventListQuery(
        @Parameter(description = "From 0. A page past the end is empty.", schema = @Schema(type = "integer")) @Nullable
        String page,

        @Parameter(description = "Rows of a page, 1 to 500; 20 if left out or 0.", schema = @Schema(type = "integer"))
        @Nullable
        String size,

        @Parameter(description = "A field, and asc or desc. The newest first if left out.", example = "timestamp,desc")
        @Nullable
        String sort,

        @Parameter(
                description = "The JSON filter language. Without a word on timestamp, the last seven days"
                        + " are meant; without one on typeId, events of the standard type.",
                example = "{\"severity\":{\"in\":{\"value\":[20,30]}}}")
        @Nullable
        String filter,

        @Parameter(
                description =
                        "Whether to list events too that a later one of the same asset and correlationId overtook.")
        @Nullable
        Boolean history,

        @Parameter(description = "Whether to list events of received assets too, where the share shows them.") @Nullable
        Boolean includeShared) {
    private static final int MAX_SIZE = 500;
    private static final int DEFAULT_SIZE = 20;

    /** Who names no type means events of the standard type. */
    ReadEvents.Asked asked() {
        Unread unread = EventFilterJson.read(filter);
        Order order = sort == null || sort.isBlank() ? Order.NEWEST_FIRST : order(sort);
        PageWish window = window();
        return new ReadEvents.Asked(
                unread.typeId().orElse(EventType.STANDARD_ID),
                Reach.includeShared(Boolean.TRUE.equals(includeShared)),
                type -> new EventQuestion(
                        unread.over(EventFilterJson.fields(type)), order, Boolean.TRUE.equals(history), window));
    }

    PageWish window() {
        return PageWish.ofHal(page, size, DEFAULT_SIZE, MAX_SIZE);
    }

    private static Order order(String sort) {
        String[] parts = sort.strip().toLowerCase(Locale.ROOT).split("\\s*,\\s*", 3);
        if (parts.length == 1 && isDirection(parts[0])) {
            return new Order(EventField.TIMESTAMP, parts[0].equals("desc"));
        }
        if (parts.length > 2 || (parts.length == 2 && !isDirection(parts[1]))) {
            throw ProblemException.invalid("sort", "must be one field, and asc or desc");
        }
        String name = sort.strip().split("\\s*,", 2)[0];
        EventField field = EventField.of(name)
                .filter(EventField::sortable)
                .orElseThrow(() -> ProblemException.invalid(
                        "sort", "must be by one of " + EventField.keys() + ", and not by " + Text.shortened(name)));
        return new Order(field, parts.length == 2 && parts[1].equals("desc"));
    }

    private static boolean isDirection(String word) {
        return word.equals("asc") || word.equals("desc");
    }
}
