package freehold.bench.access;

/** What answers questions about a world. */
interface Engine extends AutoCloseable {
    boolean mayRead(Question question);

    @Override
    default void close() {}
}
