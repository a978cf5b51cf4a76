package freehold.assets.model;

/** One question for a list. */
public record Listing<T>(Filter<T> filter, Order<T> order, Window window) {

    /**
     * Which page.
     *
     * @param page from 0
     */
    public record Window(int page, int size) {
        public long offset() {
            return (long) page * size;
        }
    }
}
