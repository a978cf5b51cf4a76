package freehold.settings.web;

import freehold.kernel.ProblemException;
import freehold.settings.Limits;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a list as Tenant Management shows it. */
record SpringPage<T>(
        List<T> content,
        boolean first,
        boolean last,
        int number,
        int numberOfElements,
        int size,
        long totalElements,
        long totalPages,
        Sort sort) {

    record Sort(boolean sorted, boolean unsorted, boolean empty) {}

    /** Which page is wanted. A size of 0 is the default one, as clients of this surface send it. */
    record Wish(int page, int size) {
        static Wish of(@Nullable Integer page, @Nullable Integer size) {
            int wantedPage = page == null ? 0 : page;
            int wantedSize = size == null || size == 0 ? Limits.DEFAULT_PAGE_SIZE : size;
            if (wantedPage < 0) {
                throw ProblemException.invalid("page", "must not be negative");
            }
            if (wantedSize < 1 || wantedSize > Limits.PAGE_SIZE) {
                throw ProblemException.invalid("size", "must be from 1 to " + Limits.PAGE_SIZE);
            }
            return new Wish(wantedPage, wantedSize);
        }

        long offset() {
            return (long) page * size;
        }
    }

    static <R, T> SpringPage<T> of(Wish wish, List<R> rows, long total, Function<R, T> form) {
        long pages = Math.ceilDiv(total, (long) wish.size());
        return new SpringPage<>(
                rows.stream().map(form).toList(),
                wish.page() == 0,
                wish.page() >= pages - 1,
                wish.page(),
                rows.size(),
                wish.size(),
                total,
                pages,
                new Sort(true, false, false));
    }
}
