package freehold.assets.web;

import freehold.access.Reach;
import freehold.assets.model.Field;
import freehold.assets.model.Filter;
import freehold.assets.model.Limits;
import freehold.assets.model.Listing;
import freehold.assets.model.Order;
import freehold.kernel.ProblemException;
import freehold.kernel.Text;
import freehold.kernel.http.PageWish;
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
                PageWish.ofHal(page, size, Limits.DEFAULT_PAGE_SIZE, Limits.PAGE_SIZE));
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
        throw ProblemException.invalid(
                "sort", "must be by one of " + possible + ", and not by " + Text.shortened(parts[0]));
    }

    private static boolean isDirection(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.equals("asc") || lower.equals("desc");
    }
}
