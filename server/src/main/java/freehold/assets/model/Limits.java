package freehold.assets.model;

import java.time.Duration;

/** What Asset Management accepts at most. Beyond it an error names the limit; nothing is clipped. */
public final class Limits {
    public static final int PAGE_SIZE = 2_000;
    public static final int DEFAULT_PAGE_SIZE = 10;

    /** Characters of a name of an asset or type. */
    public static final int NAME = 255;

    public static final int DESCRIPTION = 2_048;
    public static final int EXTERNAL_ID = 255;

    /** Characters of each text of a location. */
    public static final int PLACE = 255;

    public static final int TYPE_ID = 128;

    /** Characters of the name of a variable or aspect. */
    public static final int VARIABLE_NAME = 64;

    public static final int UNIT = 32;

    /** Variables of one aspect type, and direct ones of one asset type. */
    public static final int VARIABLES_PER_TYPE = 500;

    /** Aspects an asset type has itself. */
    public static final int ASPECTS_PER_TYPE = 200;

    /** Types from one to core.basicasset. */
    public static final int TYPE_DEPTH = 20;

    public static final int STRING_LENGTH = 255;
    public static final int BIG_STRING_LENGTH = 100_000;
    public static final int DEFAULT_BIG_STRING_LENGTH = 10_000;

    /** Characters of all variables of type BIG_STRING of one aspect type. */
    public static final int BIG_STRINGS_PER_ASPECT = 100_000;

    /** Bytes that one record of an aspect can need. */
    public static final int RECORD_BYTES = 200_000;

    /** Assets above an asset, the root included. */
    public static final int HIERARCHY_DEPTH = 50;

    /** How long a deleted asset can be restored before it is purged. */
    public static final Duration BIN_KEEPS = Duration.ofDays(30);

    /** Characters of what is searched for. */
    public static final int SEARCH = 255;

    /** Labels of one asset. */
    public static final int LABELS = 50;

    /** Characters of a label. */
    public static final int LABEL = 64;

    /** Groups of assets of one tenant. */
    public static final int GROUPS = 200;

    /** Assets in one group. */
    public static final int GROUP_MEMBERS = 1_000;

    /** Characters of a filter. */
    public static final int FILTER = 8_000;

    /** Comparisons in a filter. */
    public static final int FILTER_COMPARISONS = 100;

    /** Levels a filter may nest. */
    public static final int FILTER_DEPTH = 20;

    /** Bytes of a file to be assigned. */
    public static final long FILE_BYTES = 5L * 1024 * 1024;

    public static final int FILE_DESCRIPTION = 512;

    /** Files to be assigned of one tenant. */
    public static final int FILES = 10_000;

    /** Files assigned to one asset or one type itself. */
    public static final int FILES_ASSIGNED = 100;

    private Limits() {}
}
