package freehold.policies.web;

import freehold.kernel.http.PageWish;
import freehold.policies.model.PolicyFilter;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The parameters all lists have. As text, since clients send them empty. */
record ListQuery(
        @Parameter(description = "From 0. A page past the end is empty.", schema = @Schema(type = "integer")) @Nullable
        String page,

        @Parameter(description = "Rows of a page, 1 to 500; 10 if left out or 0.", schema = @Schema(type = "integer"))
        @Nullable
        String size,

        @Parameter(description = "A JSON object whose members all have to be met.", example = "{\"name\":\"hall-3\"}")
        @Nullable
        String filter) {
    private static final int BY_DEFAULT = 10;

    PageWish wish() {
        return PageWish.ofHal(page, size, BY_DEFAULT, PageWish.MAX_SIZE);
    }

    PolicyFilter wanted() {
        return FilterText.parse(filter);
    }
}
