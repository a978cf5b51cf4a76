package freehold.sharing.model;

import static freehold.sharing.model.ShareState.ACCEPTED;
import static freehold.sharing.model.ShareState.FAILED;
import static freehold.sharing.model.ShareState.OPEN;

import freehold.sharing.model.Transitions.Step;
import java.util.List;
import java.util.Set;

/** What can happen to the terms of a share. Its state stays what it is. */
public enum TermsAct {
    NARROW,
    WIDEN,
    ACCEPT_THE_AMENDMENT_OF,
    DECLINE_THE_AMENDMENT_OF,
    WITHDRAW_THE_AMENDMENT_OF,
    ASK_TO_EXTEND,
    REFUSE_TO_EXTEND,
    /** The owner lets it cover what its ceiling has held back. */
    CONFIRM;

    private static final Set<Side> OWNER = Set.of(Side.OFFERER);
    private static final Set<Side> RECEIVER = Set.of(Side.ADDRESSEE);

    public static final Transitions<ShareState, TermsAct> TABLE = new Transitions<>(List.of(
            new Step<>(OPEN, NARROW, OWNER, OPEN),
            new Step<>(FAILED, NARROW, OWNER, FAILED),
            new Step<>(ACCEPTED, NARROW, OWNER, ACCEPTED),
            new Step<>(ACCEPTED, WIDEN, OWNER, ACCEPTED),
            new Step<>(ACCEPTED, ACCEPT_THE_AMENDMENT_OF, RECEIVER, ACCEPTED),
            new Step<>(ACCEPTED, DECLINE_THE_AMENDMENT_OF, RECEIVER, ACCEPTED),
            new Step<>(ACCEPTED, WITHDRAW_THE_AMENDMENT_OF, OWNER, ACCEPTED),
            new Step<>(ACCEPTED, ASK_TO_EXTEND, RECEIVER, ACCEPTED),
            new Step<>(ACCEPTED, REFUSE_TO_EXTEND, OWNER, ACCEPTED),
            new Step<>(OPEN, CONFIRM, OWNER, OPEN),
            new Step<>(FAILED, CONFIRM, OWNER, FAILED),
            new Step<>(ACCEPTED, CONFIRM, OWNER, ACCEPTED)));
}
