package freehold.files;

/** What files may be at most. Beyond it an error names the limit; nothing is clipped. */
public final class Limits {
    public static final long FILE_BYTES = 100L * 1024 * 1024;
    public static final int FILES_PER_ASSET = 10_000;

    /** Characters of a name, and of each folder's. */
    public static final int NAME = 255;

    /** Characters of folders and name together. */
    public static final int PATH = 1_024;

    public static final int DESCRIPTION = 512;
    public static final int TYPE = 128;
    public static final int PAGE_SIZE = 500;

    /** Characters of a filter, and conditions in it. */
    public static final int FILTER = 4_096;

    public static final int CONDITIONS = 20;

    private Limits() {}
}
