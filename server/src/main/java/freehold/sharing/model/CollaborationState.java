package freehold.sharing.model;

/** How far an agreement of two tenants has come. Only an accepted one carries shares. */
public enum CollaborationState {
    OFFERED,
    ACCEPTED,
    REFUSED,
    WITHDRAWN,
    EXPIRED,
    TERMINATED
}
