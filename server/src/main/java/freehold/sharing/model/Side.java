package freehold.sharing.model;

/** Of the two tenants of a collaboration or share, the one that offered, or the one it was offered to. */
public enum Side {
    OFFERER,
    ADDRESSEE
}
