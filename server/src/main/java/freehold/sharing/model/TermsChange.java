package freehold.sharing.model;

/** What history calls changes of a share that leave its state as it is. */
public enum TermsChange {
    /** The owner shows less from now on. */
    NARROWED,
    /** The owner offers to show more. */
    WIDENING_OFFERED,
    /** The receiver has accepted to be shown more. */
    WIDENED,
    WIDENING_DECLINED,
    /** The owner took the offer back, or made another one, or narrowed the share. */
    WIDENING_WITHDRAWN,
    /** The receiver asks to look longer. */
    EXTENSION_ASKED,
    EXTENSION_DECLINED
}
