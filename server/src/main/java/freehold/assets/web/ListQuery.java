package freehold.assets.web;

import freehold.access.Reach;
import freehold.assets.model.Field;
import freehold.assets.model.Filter;
import freehold.assets.model.Limits;
import freehold.assets.model.Listing;
import freehold.assets.model.Order;
import freehold.kernel.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parameters all lists have. As text, since clients send them empty or as words where numbers are meant. */
record ListQuery(
        @Parameter(description = "From 0. A page past the end is empty.", schema = @Schema(type = "integer")) @Nullable
        String page,

        @Parameter(description = "Rows of a page, 1 to 2000; 10 if left out or 0.", schema = @Schema(type = "integer"))
        @Nullable
        String size,

        @Parameter(description = "A field, and asc or desc.", example = "name,asc") @Nullable
        String sort,

        @Parameter(description = "The JSON filter language.", example = "{\"name\":{\"contains\":\"Press\"}}") @Nullable
        String filter,

        @Parameter(description = "Whether received things are listed too.") @Nullable
        Boolean includeShared) {

    <T> Listing<T> listing(Field<T> byDefault, Stream<? extends Field<T>> fields) {
        var known = fields.toList();
        return new Listing<>(
                filter == null || filter.isBlank() ? Filter.everything() : FilterJson.parse(filter, known.stream()),
                sort == null || sort.isBlank() ? new Order<>(byDefault, false) : order(sort, byDefault, known),
                new Listing.Window(number("page", page), rows(number("size", size))));
    }

    Reach reach() {
        return Reach.includeShared(Boolean.TRUE.equals(includeShared));
    }

    private static <T> Order<T> order(String sort, Field<T> byDefault, java.util.List<? extends Field<T>> fields) {
        String[] parts = sort.strip().split("\\s*,\\s*", 3);
        if (isDirection(parts[0])) {
            return new Order<>(byDefault, false);
        }
        if (parts.length > 2 || (parts.length == 2 && !isDirection(parts[1]))) {
            throw ProblemException.invalid("sort", "must be one field, and asc or desc");
        }
        for (Field<T> field : fields) {
            if (field.sortable() && field.key().equals(parts[0])) {
                return new Order<>(field, parts.length == 2 && parts[1].equalsIgnoreCase("desc"));
            }
        }
        String possible =
                fields.stream().filter(Field::sortable).map(Field::key).collect(Collectors.joining(", "));
        throw ProblemException.invalid("sort", "must be by one of " + possible + ", and not by " + shortened(parts[0]));
    }

    private static boolean isDirection(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.equals("asc") || lower.equals("desc");
    }

    private static String shortened(String name) {
        return name.length() <= Limits.VARIABLE_NAME ? name : name.substring(0, Limits.VARIABLE_NAME) + "…";
    }

    private static int rows(int size) {
        if (size > Limits.PAGE_SIZE) {
            throw ProblemException.invalid("size", "must be at most " + Limits.PAGE_SIZE);
        }
        return size == 0 ? Limits.DEFAULT_PAGE_SIZE : size;
    }

    private static int number(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return 0;
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // the same as a negative one
        }
        throw ProblemException.invalid(name, "must be a whole number from 0 to " + Integer.MAX_VALUE);
    }
}
