package freehold.assets;

/** What a variable holds. */
public enum DataType {
    BOOLEAN,
    INT,
    LONG,
    DOUBLE,
    STRING,
    TIMESTAMP,
    /** Long text; in time series only. */
    BIG_STRING
}
