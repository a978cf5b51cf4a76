package freehold.files;

import java.time.Duration;

/** What files may be at most. Beyond it an error names the limit; nothing is clipped. */
public final class Limits {
    public static final long FILE_BYTES = 100L * 1024 * 1024;

    /** Of a file that is uploaded in parts. */
    public static final long BYTES_IN_PARTS = 4L * 1024 * 1024 * 1024;

    /** At least, of each part but the last. */
    public static final long PART_BYTES = 5L * 1024 * 1024;

    public static final int PARTS = 1_000;

    /** In parts, at a time. */
    public static final int UPLOADS_PER_ASSET = 100;

    /** After so long without a new part an upload vanishes. */
    public static final Duration UPLOAD_GRACE = Duration.ofDays(2);

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
