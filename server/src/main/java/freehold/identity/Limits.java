package freehold.identity;

import java.time.Duration;

/** Bounds of what identity keeps. */
public final class Limits {
    /** Service credentials in use per tenant. */
    public static final int SERVICE_CREDENTIALS = 200;

    /** Characters of a service credential's name. */
    public static final int NAME_LENGTH = 100;

    /** Users per tenant, whatever its quota. */
    public static final int USERS = 20_000;

    /** User groups and custom roles per tenant. */
    public static final int GROUPS = 2_000;

    /** Members a request that makes or changes a group may name. */
    public static final int MEMBERS_AT_ONCE = 500;

    /** Subtenants per user. */
    public static final int SUBTENANTS_OF_A_USER = 100;

    /** Mail addresses per user. */
    public static final int EMAILS = 10;

    /** Characters of names, addresses and descriptions of users and groups. */
    public static final int TEXT_LENGTH = 500;

    /** Personal tokens in use per user of a tenant. */
    public static final int TOKENS = 50;

    /** How long a personal token may be good for. */
    public static final Duration TOKEN_VALIDITY = Duration.ofDays(366);

    private Limits() {}
}
