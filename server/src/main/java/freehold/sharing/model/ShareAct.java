package freehold.sharing.model;

import static freehold.sharing.model.ShareState.ACCEPTED;
import static freehold.sharing.model.ShareState.DECLINED;
import static freehold.sharing.model.ShareState.ENDED;
import static freehold.sharing.model.ShareState.EXPIRED;
import static freehold.sharing.model.ShareState.FAILED;
import static freehold.sharing.model.ShareState.LEFT;
import static freehold.sharing.model.ShareState.OPEN;
import static freehold.sharing.model.ShareState.REVOKED;
import static freehold.sharing.model.ShareState.WITHDRAWN;

import freehold.sharing.model.Transitions.Step;
import java.util.List;
import java.util.Set;

/** What can happen to a share once it is offered. The owner is its offerer, the receiver its addressee. */
public enum ShareAct {
    ACCEPT,
    RETRY,
    /** Acceptance could not be carried out. */
    FAIL,
    DECLINE,
    WITHDRAW,
    REVOKE,
    LEAVE,
    /** Nobody's doing but time's; whichever side notices, records it. */
    EXPIRE,
    /** Follows from something else: the collaboration ended, the asset is gone. */
    END;

    private static final Set<Side> OWNER = Set.of(Side.OFFERER);
    private static final Set<Side> RECEIVER = Set.of(Side.ADDRESSEE);
    private static final Set<Side> EITHER = Set.of(Side.values());

    public static final Transitions<ShareState, ShareAct> TABLE = new Transitions<>(List.of(
            new Step<>(OPEN, ACCEPT, RECEIVER, ACCEPTED),
            new Step<>(OPEN, FAIL, RECEIVER, FAILED),
            new Step<>(OPEN, DECLINE, RECEIVER, DECLINED),
            new Step<>(OPEN, WITHDRAW, OWNER, WITHDRAWN),
            new Step<>(OPEN, EXPIRE, EITHER, EXPIRED),
            new Step<>(FAILED, RETRY, RECEIVER, ACCEPTED),
            new Step<>(FAILED, FAIL, RECEIVER, FAILED),
            new Step<>(FAILED, DECLINE, RECEIVER, DECLINED),
            new Step<>(FAILED, WITHDRAW, OWNER, WITHDRAWN),
            new Step<>(FAILED, EXPIRE, EITHER, EXPIRED),
            new Step<>(ACCEPTED, REVOKE, OWNER, REVOKED),
            new Step<>(ACCEPTED, LEAVE, RECEIVER, LEFT),
            new Step<>(ACCEPTED, EXPIRE, EITHER, EXPIRED),
            new Step<>(ACCEPTED, END, EITHER, ENDED)));
}
