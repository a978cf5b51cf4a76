package freehold.settings;

/** What settings accept at most. Beyond it an error names the limit; nothing is clipped. */
public final class Limits {
    public static final int PAGE_SIZE = 500;
    public static final int DEFAULT_PAGE_SIZE = 20;

    /** Characters of the name of a subtenant, a region or a link. */
    public static final int NAME = 255;

    public static final int DESCRIPTION = 2_048;

    /** Characters of a tenant's two names. */
    public static final int TENANT_NAME = 200;

    /** Characters of an id that the caller chooses. */
    public static final int ID = 64;

    public static final int REGIONS = 50;
    public static final int LINKS_PER_REGION = 50;
    public static final int LANGUAGES_PER_LINK = 50;

    /** Characters of an address, mail address or phone number. */
    public static final int LINK_VALUE = 2_048;

    public static final int LOGO_BYTES = 1_048_576;

    /** Users that one request assigns to a subtenant. */
    public static final int ASSIGNMENTS = 1_000;

    private Limits() {}
}
