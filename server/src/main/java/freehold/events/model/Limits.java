package freehold.events.model;

/** What events and their types may be at most. Beyond it an error names the limit; nothing is clipped. */
public final class Limits {
    /** Types of a tenant. */
    public static final int TYPES = 1_000;

    /** Types of a lineage, the standard type included. */
    public static final int LEVELS = 4;

    /** Fields a type has, inherited ones included, those of the standard type aside. */
    public static final int FIELDS = 100;

    /** Values of an enumeration. */
    public static final int VALUES = 100;

    public static final int TYPE_NAME = 128;
    public static final int FIELD_NAME = 64;
    public static final int VALUE = 255;
    public static final int TTL_DAYS = 36_500;

    /** Characters of a text in a field of a type. */
    public static final int TEXT = 2_000;

    /** Events of one job. */
    public static final int CREATED_BY_JOB = 1_000;

    public static final int DELETED_BY_JOB = 100_000;

    /** Jobs that are remembered of each tenant. */
    public static final int JOBS = 10_000;

    /** How far one can page in a list in which events of other tenants are mixed with one's own. */
    public static final int MIXED_ROWS = 10_000;

    private Limits() {}
}
