package freehold.kernel.http;

import freehold.kernel.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which part of a list is wanted. Pages count from 0; one past the end is empty. */
public record PageWish(int page, int size) {
    public static final int MAX_SIZE = 500;
    public static final int DEFAULT_SIZE = 50;

    /** From the parameters {@code page} and {@code size} of our own API as they came, or did not. */
    public static PageWish of(@Nullable Integer page, @Nullable Integer size) {
        int wantedPage = page == null ? 0 : page;
        int wantedSize = size == null ? DEFAULT_SIZE : size;
        if (wantedPage < 0) {
            throw ProblemException.invalid("page", "must not be negative");
        }
        if (wantedSize < 1 || wantedSize > MAX_SIZE) {
            throw ProblemException.invalid("size", "must be from 1 to " + MAX_SIZE);
        }
        return new PageWish(wantedPage, wantedSize);
    }

    /**
     * From the parameters of a HAL list, which are read as text, since clients send them empty.
     *
     * @param byDefault rows of a page if the size is left out or 0
     * @throws ProblemException if one is no whole number from 0, or the size above the most
     */
    public static PageWish ofHal(@Nullable String page, @Nullable String size, int byDefault, int most) {
        int wantedPage = number("page", page);
        int wantedSize = number("size", size);
        if (wantedSize > most) {
            throw ProblemException.invalid("size", "must be at most " + most);
        }
        return new PageWish(wantedPage, wantedSize == 0 ? byDefault : wantedSize);
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

    /** Rows to leave out before the page. */
    public long offset() {
        return (long) page * size;
    }

    /** The page of a list that is short enough to be held as a whole. */
    public <T> Page<T> cut(List<T> all) {
        int from = (int) Math.min(offset(), all.size());
        int to = Math.min(from + size, all.size());
        return Page.of(all.subList(from, to), this, all.size());
    }
}
