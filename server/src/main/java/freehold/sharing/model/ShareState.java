package freehold.sharing.model;

import java.util.Set;

/** How far a share has come. Only an accepted one shows anything. */
public enum ShareState {
    OPEN,
    ACCEPTED,
    FAILED,
    DECLINED,
    WITHDRAWN,
    EXPIRED,
    REVOKED,
    LEFT,
    ENDED;

    /** Those the end of the collaboration puts an end to. */
    public static final Set<ShareState> LIVE = Set.of(OPEN, FAILED, ACCEPTED);
}
