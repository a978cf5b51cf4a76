package freehold.assets.store;

/** Where the database keeps a field of a list. */
sealed interface Column {

    /** A column or expression that always has a value. */
    record Required(String sql) implements Column {}

    /** One that can be null. */
    record Nullable(String sql) implements Column {}

    /**
     * One that is null for some rows, and else another column: whatever it equals, that does too.
     *
     * @param of the other column, which an index may have
     */
    record Confined(String sql, String of) implements Column {}

    /** A point in time, which can be null. */
    record Time(String sql) implements Column {}

    /**
     * One that a row can have several of.
     *
     * @param value in each row of
     * @param from where they are
     */
    record Several(String value, String from) implements Column {
        String whether(String condition) {
            return "exists (select from " + from + " and " + condition + ")";
        }
    }

    /** The scope of a type, which follows from whose it is. */
    static Column scope() {
        return new Required("case t.tenant_id when 'core' then 'public' else 'private' end");
    }

    /** As a sort key, null first. */
    default String sortKey() {
        return switch (this) {
            case Required required -> required.sql();
            case Nullable nullable -> "coalesce(" + nullable.sql() + ", '')";
            case Confined confined -> "coalesce(" + confined.sql() + ", '')";
            case Time time -> "coalesce(" + time.sql() + ", '-infinity')";
            case Several several -> throw notOrdered(several);
        };
    }

    /** What to order by, null first, so that an index with the same order can serve it. */
    default String order(boolean descending) {
        return switch (this) {
            case Required required -> required.sql() + (descending ? " desc" : "");
            case Nullable nullable -> nullable.sql() + (descending ? " desc nulls last" : " nulls first");
            case Confined confined -> confined.sql() + (descending ? " desc nulls last" : " nulls first");
            case Time time -> time.sql() + (descending ? " desc nulls last" : " nulls first");
            case Several several -> throw notOrdered(several);
        };
    }

    private static IllegalStateException notOrdered(Several several) {
        return new IllegalStateException("nothing is ordered by " + several.value());
    }
}
