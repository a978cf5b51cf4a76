package freehold.assets.store;

/** Where the database keeps a field of a list. */
sealed interface Column {

    /** A column or expression that always has a value. */
    record Required(String sql) implements Column {}

    /** One that can be null. */
    record Nullable(String sql) implements Column {}

    /** A point in time, which can be null. */
    record Time(String sql) implements Column {}

    /**
     * A field with several values.
     *
     * @param rows a query of them as {@code value}, to be continued with a condition
     */
    record Several(String rows) implements Column {}

    /** The scope of a type, which follows from whose it is. */
    static Column scope() {
        return new Required("case t.tenant_id when 'core' then 'public' else 'private' end");
    }

    /** As a sort key, null first. */
    default String sortKey() {
        return switch (this) {
            case Required required -> required.sql();
            case Nullable nullable -> "coalesce(" + nullable.sql() + ", '')";
            case Time time -> "coalesce(" + time.sql() + ", '-infinity')";
            case Several several -> throw new IllegalArgumentException("several values have no order");
        };
    }
}
