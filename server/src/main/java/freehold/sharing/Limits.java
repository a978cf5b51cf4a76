package freehold.sharing;

import java.time.Duration;
import java.time.Instant;

/** The stated limits of sharing. Beyond one the answer names it; nothing is clipped. */
public final class Limits {
    /** How long an offer waits for its answer, of a collaboration or of a share. */
    public static final Duration OFFER_LIFE = Duration.ofDays(30);

    /** Collaborations a tenant has offered and that wait for an answer. */
    public static final int OPEN_COLLABORATION_OFFERS = 100;

    /** Shares a tenant has offered and that wait for an answer. */
    public static final int OPEN_OFFERS = 1_000;

    /** Accepted shares one tenant receives. */
    public static final int RECEIVED_SHARES = 50_000;

    /** Branches one share leaves out. */
    public static final int EXCLUDED = 1_000;

    /** Assets that the ceiling of a share can name. */
    public static final int CEILING = 10_000_000;

    /** Branches that the ceiling of one share holds back. */
    public static final int HELD = 1_000;

    /** KeepNotifications kept for a tenant, read or not: the newest. */
    public static final int NOTIFICATIONS = 10_000;

    /** How long a notice is kept after it was read. */
    public static final Duration READ_NOTIFICATIONS = Duration.ofDays(90);

    /** Characters of what a receiver calls an asset. */
    public static final int OWN_NAME = 255;

    /** Assets a tenant has received over which it lays something, each counted once for each share it comes through. */
    public static final int OVERLAYS = 10_000;

    /** Labels a receiver lays over an asset. */
    public static final int OWN_LABELS = 50;

    /** Characters of such a label. */
    public static final int OWN_LABEL = 64;

    /** Profiles of a tenant's own. */
    public static final int PROFILES = 500;

    /** Names that one list of a profile holds, and aspects it names. */
    public static final int PROFILE_NAMES = 1_000;

    /** Characters of a name in a profile, and of a profile's own. */
    public static final int PROFILE_NAME = 128;

    /** Characters of a note. */
    public static final int NOTE = 2_000;

    /** Characters of a reason. */
    public static final int REASON = 500;

    /** The times a window can name. */
    public static final Instant FIRST_TIME = Instant.EPOCH;

    public static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59.999Z");

    private Limits() {}
}
