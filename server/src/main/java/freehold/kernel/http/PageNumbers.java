package freehold.kernel.http;

/**
 * Where a page stands in a HAL list.
 *
 * @param number from 0
 */
public record PageNumbers(int size, long totalElements, long totalPages, int number) {
    public static PageNumbers of(int number, int size, long total) {
        return new PageNumbers(size, total, Math.ceilDiv(total, (long) size), number);
    }

    /** The number of the last page that has rows; the first one where none has. */
    int last() {
        return Math.clamp(totalPages - 1, 0, Integer.MAX_VALUE);
    }
}
