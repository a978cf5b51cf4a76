package freehold.identity;

/** Bounds of what identity keeps. */
public final class Limits {
    /** Service credentials in use per tenant. */
    public static final int SERVICE_CREDENTIALS = 200;

    /** Characters of a service credential's name. */
    public static final int NAME_LENGTH = 100;

    private Limits() {}
}
